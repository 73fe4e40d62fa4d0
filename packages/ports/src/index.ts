export type {BlobCheck, BlobIntake, BlobSoundness, BlobStatus, BlobStore, Digest, DiskUsage, OpenStart, PieceManifest} from "./blob-store.ts";
export {isCausal} from "./causal.ts";
export type {Cancel, Clock} from "./clock.ts";
export type {
  Compute,
  ComputeInfo,
  DivisionRule,
  Metadata,
  MetadataValue,
  ModelInfo,
  SampledToken,
  SamplerOptions,
  SlotOpen,
  SplitRule,
  Stage,
  StageBatch,
  StageGroup,
  StageObserver,
  StageReady,
  StageResult,
  StageSpec,
  StageUsage,
  TokenProbability,
  Vocabulary,
} from "./compute.ts";
export type {Gossip} from "./gossip.ts";
export type {HostGauge, HostReading} from "./host-gauge.ts";
export type {KvStore, KvWrite} from "./kv-store.ts";
export type {HardStateRecord, LogContents, LogRecord, LogStore, LogWrite, SnapshotRecord} from "./log-store.ts";
export type {LogFields, Logger} from "./logger.ts";
export type {ManifestLayer, ManifestStore, ModelManifest} from "./manifest-store.ts";
export type {MetricSample, MetricSpec, Metrics, ReadSamples} from "./metrics.ts";
export type {OriginBlob, OriginFile, OriginRange, OriginReader, OriginRef, Origins, ReadBytes} from "./origins.ts";
export {QUANTIZATIONS, type Quantization, type QuantizeObserver, type QuantizeSpec} from "./quantizing.ts";
export type {Rng} from "./rng.ts";
export {type SlotStates, STATE_BYTES_MAX, STATE_PIECE_BYTES_MAX, type StatePiece} from "./slot-states.ts";
export type {Channel, ChannelReceiver, ConnectionObserver, PeerId, ProtocolSpec, TrafficClass, Transport} from "./transport.ts";
