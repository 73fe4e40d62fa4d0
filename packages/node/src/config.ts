import type {RoutingMode} from "@ollamesh/inference";
import type {SwarmSettings} from "@ollamesh/swarm";
import type {AgreementSettings} from "./agreement/settings.ts";

/** What a node is told. Every number has its reason beside it. */
export interface NodeConfig {
  /** Software version, shown to others. */
  readonly version: string;
  /** Multiaddrs to join by; empty for a first or single peer. */
  readonly bootstrap: readonly string[];
  readonly zone: string;
  /** Threads one stage may use. */
  readonly threads: number;
  /** Per sequence, where a request or Modelfile does not say, tokens (Ollama: OLLAMA_CONTEXT_LENGTH). */
  readonly contextLengthDefault: number;
  /** Sequences one loaded model serves at once (Ollama: OLLAMA_NUM_PARALLEL). */
  readonly sequencesMax: number;
  /** Requests waiting on this peer for a slot or a model to load, for all its models together; one more gets 503 (Ollama: OLLAMA_MAX_QUEUE, 512). */
  readonly queueMax: number;
  /** Tokens guessed ahead from the text so far, of each batch of the models whose first stage is here; undefined: none. */
  readonly draftsMax?: number | undefined;
  /** Batches under way at once through the stages of a model whose first stage is here; undefined: as many as there are stages. */
  readonly pipelineDepth?: number | undefined;
  /** Of one client of this peer, by its key or address; undefined: as often as it likes. */
  readonly rateLimit?: {readonly perSecond: number; readonly burst: number} | undefined;
  /** Of all clients of this peer together; undefined: as often as they like. */
  readonly totalRateLimit?: {readonly perSecond: number; readonly burst: number} | undefined;
  /** Models loaded because somebody asked, at once (Ollama: OLLAMA_MAX_LOADED_MODELS, 3 without a GPU); undefined: as many as memory holds. */
  readonly loadedModelsMax?: number | undefined;
  /** For answers that would come out the same again (temperature 0), bytes; undefined: none is kept. */
  readonly responseCacheBytes?: number | undefined;
  /** How a request's peer is chosen among several that have its model; undefined: `auto`. */
  readonly routing?: RoutingMode | undefined;
  /** Whether requests go by predicted times where `auto` chooses; undefined: no, the prediction is only told. */
  readonly predictiveRouting?: boolean | undefined;
  /** What one answer moves the prediction: above 0, at most 1; undefined: 0.01. */
  readonly predictiveLearningRate?: number | undefined;
  /** What this peer shall take against the others, told to them: 1 to 100; undefined: 1. */
  readonly routingWeight?: number | undefined;
  /** How long an idle, undeployed model stays loaded (Ollama: OLLAMA_KEEP_ALIVE, 5 minutes), milliseconds. */
  readonly keepAliveMs: number;
  /** Memory models may take on this host, bytes. */
  readonly memoryBytesMax: number;
  /** Room on the disk that blobs may take, bytes; infinite: what the disk has. */
  readonly diskBytesMax: number;
  /** Left free on the disk for everything else, bytes. */
  readonly diskReserveBytes: number;
  /** Blobs fetched at once (`parallel_transfers`). */
  readonly parallelTransfers: number;
  /** Of pieces sent to all peers together, and of pieces fetched; undefined: what the network gives. */
  readonly uploadBytesPerSecond?: number | undefined;
  readonly downloadBytesPerSecond?: number | undefined;
  /** Sizes and times of transfers; undefined: `swarmDefaults`. The simulator's blobs are of a few KiB and need smaller blocks. */
  readonly swarm?: SwarmSettings;
  /** Undefined: `agreementDefaults`. */
  readonly agreement?: AgreementSettings;
}
