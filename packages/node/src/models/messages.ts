import type {AdapterBlob, CatalogModel, CopyState} from "@ollamesh/catalog";
import type {BlobIntake, Digest, ManifestLayer, Metadata, ModelInfo, ModelManifest, PeerId, Quantization, Vocabulary} from "@ollamesh/ports";
import type {ByteRange, Callback, Failure, ModelName} from "@ollamesh/stdx";
import type {TransferPace} from "../transfers/messages.ts";
import type {PruneReport} from "./space/pruner.ts";
import type {HeldModel} from "./space/survey.ts";

/** A model this peer knows enough of to describe: its manifest and small layers are here, its weights perhaps not. */
export interface ModelDetails {
  readonly manifest: ModelManifest;
  /** The weights blob. */
  readonly blob: Digest;
  readonly blobSize: number;
  /** The LoRA adapter the weights are used with; undefined: none. */
  readonly adapter: AdapterBlob | undefined;
  readonly info: ModelInfo;
  /** Go template of the Modelfile; undefined: use the chat template in the GGUF. */
  readonly template: string | undefined;
  readonly system: string | undefined;
  /** PARAMETER lines, as in Ollama's params layer. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly messages: readonly {readonly role: string; readonly content: string}[];
  readonly license: readonly string[];
  /** Every blob of the manifest is complete here. */
  readonly complete: boolean;
}

/** What a model consists of, without anything of it being fetched. */
export interface ModelBlobs {
  readonly manifest: ModelManifest;
  /** Every blob once. */
  readonly layers: readonly ManifestLayer[];
  /** Peers the mesh agreed shall keep a copy. */
  readonly keepers: readonly PeerId[];
}

/** A model somebody in the mesh can serve; kinds and holders are empty for one the mesh was not told of yet. */
export interface NamedModel extends CatalogModel {
  /** Every blob of it is complete here. */
  readonly isHere: boolean;
  /** This peer shall keep it and has no room for it. */
  readonly lacksRoom: boolean;
}

/** What is on this peer's disk. Bytes; times of the wall clock, milliseconds. */
export interface SpaceView {
  readonly usedBytes: number;
  /** Of the file system. */
  readonly freeBytes: number;
  /** Infinite: no quota. */
  readonly quotaBytes: number;
  readonly reserveBytes: number;
  /** What may still come without anything going. */
  readonly roomBytes: number;
  /** What may come at most, where everything goes that may. */
  readonly mostBytes: number;
  /** What `prune` would free. */
  readonly leftoverBytes: number;
  /** Why names may be missing here, for people: whole blobs without a name stay meanwhile. */
  readonly doubts: readonly string[];
  /** Of whole blobs without a name that stay for an hour yet. */
  readonly youngBytes: number;
  /** Whole models. */
  readonly models: readonly HeldModel[];
}

export type PullEvent =
  | {readonly type: "status"; readonly status: string}
  | {readonly type: "layer"; readonly digest: Digest; readonly total: number; readonly completed: number; readonly pace?: TransferPace}
  | {readonly type: "done"}
  | {readonly type: "failed"; readonly failure: Failure};

/**
 * What was found of one copy. `away`: no answer. `unproven`: it claims to be sound, but the proof is not that of a sound one. `mended`: it was damaged, was fetched
 * anew, and is sound. The others are the peer's own words.
 */
export type CopyVerdict = CopyState | "away" | "unproven" | "mended";

export interface CopyReport {
  readonly peer: PeerId;
  readonly state: CopyVerdict;
  /** Digests of blobs. */
  readonly damaged: readonly Digest[];
  /** The mesh agreed that this peer keeps a copy. */
  readonly isKeeper: boolean;
  /** For people; may be empty. */
  readonly reason: string;
}

export interface VerifySummary {
  /** Whole ones, right or wrong. */
  readonly copies: number;
  /** Those mended just now among them. */
  readonly sound: number;
  /** How many the mesh agreed to keep. */
  readonly wanted: number;
  /** Every keeper's copy is sound, there is one, and nobody's is wrong. */
  readonly isOk: boolean;
}

export type FileEvent =
  | {readonly type: "progress"; readonly completed: number; readonly total: number}
  | {readonly type: "done"; readonly digest: Digest}
  | {readonly type: "failed"; readonly failure: Failure};

export type VerifyEvent =
  | {readonly type: "waiting"; readonly peers: readonly PeerId[]}
  /** The last report of a peer counts. */
  | {readonly type: "copy"; readonly report: CopyReport}
  | {readonly type: "done"; readonly summary: VerifySummary}
  | {readonly type: "failed"; readonly failure: Failure};

/** How a model that nobody in the mesh has may be got from its registry. */
export interface OutsidePull {
  readonly isInsecure: boolean;
  /** For a member that has no way to the registry: nobody else is asked in turn. */
  readonly isForMember?: boolean;
}

/** A file that comes from a URL, for people. */
export interface FileView {
  /** Without account and query. */
  readonly url: string;
  /** Bytes; undefined: its host was not heard yet. */
  readonly total: number | undefined;
  readonly completed: number;
  readonly bytesPerSecond: number;
  /** Undefined: nothing is coming. */
  readonly etaMs: number | undefined;
}

/** What a create asks for; layers are built by the models actor. */
export interface CreateRequest {
  readonly name: ModelName;
  /** A model to start from, or undefined when `files` names the weights. */
  readonly from: ModelName | undefined;
  /** File name to digest of an uploaded blob; exactly one GGUF. */
  readonly files: Readonly<Record<string, Digest>>;
  /** The same of LoRA adapters, one at most. None: that of the model to start from, if it has one. */
  readonly adapters?: Readonly<Record<string, Digest>> | undefined;
  readonly template: string | undefined;
  readonly system: string | undefined;
  readonly license: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly messages: readonly {readonly role: string; readonly content: string}[];
  /** What its weights shall be made into; undefined: they stay as they are. */
  readonly quantization?: Quantization | undefined;
}

/** Files that are about to be loaded, or whose use went wrong. */
export interface FilesToCheck {
  /** @param ranges bytes that are needed; undefined: all of it */
  readonly blobs: readonly {readonly digest: Digest; readonly ranges?: readonly ByteRange[] | undefined}[];
  /** They are read whatever they look like, once in ten minutes each. */
  readonly isDoubted: boolean;
  /** While one is read. */
  progress(readBytes: number, totalBytes: number): void;
  readonly done: Callback<void>;
}

/** What a create is at. @param progress bytes of the weights it works on, where that takes long */
export type CreateStatus = (text: string, progress?: {readonly completed: number; readonly total: number}) => void;

/**
 * Codes of failures: `model_not_found`, `no_source`, `bad_model`, `bad_adapter`, `unknown_architecture`, `bad_request`, those of the stores and of origins, and for `create`, `copy` and `delete`, which
 * are agreed on, those of agreement: refused with `no_quorum` or `superseded` nothing has changed.
 */
export type ModelsRequest =
  /** Every model that has a name, in no order. */
  | {readonly type: "names"; readonly done: Callback<readonly NamedModel[]>}
  /** Looks here first, then asks the mesh for manifest, small layers and GGUF header; fetches no weights. */
  | {readonly type: "describe"; readonly name: ModelName; readonly done: Callback<ModelDetails>}
  /** All metadata of its weights, arrays whole: megabytes where there is a vocabulary. */
  | {readonly type: "metadata"; readonly name: ModelName; readonly done: Callback<Metadata>}
  /** From here, from a pull under way, else from the mesh. */
  | {readonly type: "blobs"; readonly name: ModelName; readonly done: Callback<ModelBlobs>}
  /**
   * Everything of the model, from the mesh, else from outside where `outside` is given. Answered through `observe`, called from inside the actor.
   * @param manifest what the name shall stand for
   */
  | {
      readonly type: "pull";
      readonly id: string;
      readonly name: ModelName;
      readonly manifest?: Digest | undefined;
      readonly outside?: OutsidePull;
      readonly observe: (event: PullEvent) => void;
    }
  | {readonly type: "cancel_pull"; readonly id: string}
  /** A GGUF file behind an http(s) URL becomes a blob, which no name refers to yet. */
  | {readonly type: "fetch_file"; readonly id: string; readonly url: string; readonly isInsecure: boolean; readonly observe: (event: FileEvent) => void}
  | {readonly type: "cancel_fetch_file"; readonly id: string}
  /** Those under way. */
  | {readonly type: "file_views"; readonly done: Callback<readonly FileView[]>}
  /** A model that is whole here, to its registry. The events are those of a pull. @param isInsecure plain HTTP will do */
  | {readonly type: "push"; readonly id: string; readonly name: ModelName; readonly isInsecure: boolean; readonly observe: (event: PullEvent) => void}
  | {readonly type: "cancel_push"; readonly id: string}
  /**
   * Whoever keeps or holds the model reads its copy anew.
   * @param isRepair damaged copies are then removed and fetched anew by their peers, if any copy is sound
   */
  | {readonly type: "verify"; readonly id: string; readonly name: ModelName; readonly isRepair: boolean; readonly observe: (event: VerifyEvent) => void}
  | {readonly type: "cancel_verify"; readonly id: string}
  /** @param scope `here`: the mesh is told as soon as this peer belongs to one */
  | {readonly type: "create"; readonly id: string; readonly scope: "mesh" | "here"; readonly request: CreateRequest; readonly status: CreateStatus; readonly done: Callback<void>}
  /** Before its manifest is written: `done` is told `cancelled`, and nothing is left but what was uploaded or is whole. Later it does nothing. */
  | {readonly type: "cancel_create"; readonly id: string}
  | {readonly type: "copy"; readonly source: ModelName; readonly destination: ModelName; readonly done: Callback<void>}
  /** Removes the name and its placement from the mesh, then every blob no name refers to any more. */
  | {readonly type: "delete"; readonly name: ModelName; readonly done: Callback<void>}
  /** A tokenizer for a described model, shared and counted; its header bytes are fetched when absent. */
  | {readonly type: "vocabulary"; readonly details: ModelDetails; readonly done: Callback<Vocabulary>}
  | {readonly type: "space"; readonly done: Callback<SpaceView>}
  /** Removes what nothing here needs any more. @param isAll also every model that the mesh keeps elsewhere; code `no_quorum` */
  | {readonly type: "prune"; readonly isAll: boolean; readonly isDryRun: boolean; readonly done: Callback<PruneReport>}
  /** A pinned name stays on this disk whatever room is needed. Code `model_not_here`. */
  | {readonly type: "pin"; readonly name: ModelName; readonly isPinned: boolean; readonly done: Callback<void>}
  /** Keys of the models that are loaded here without a placement. */
  | {readonly type: "in_use"; readonly models: readonly string[]}
  /** Members that hold the whole model, from adverts. */
  | {readonly type: "holders"; readonly name: ModelName; readonly done: Callback<readonly PeerId[]>}
  /** Room for what is missing of these blobs, kept until `release`; `size`: of the part that is wanted. Codes: `disk_full`, `no_quorum`, `busy`. */
  | {
      readonly type: "reserve";
      readonly id: string;
      readonly blobs: readonly {readonly digest: Digest; readonly size: number; readonly ranges?: readonly ByteRange[]}[];
      readonly done: Callback<void>;
    }
  | {readonly type: "release"; readonly id: string}
  /**
   * Nothing is loaded from a file that is not what it was when it came. What is wrong in it is dropped, and fetched anew where another member has it. Codes: `damaged_copy`, which nothing here mends,
   * `mending_copy`, and those of the blob store.
   */
  | ({readonly type: "check_files"} & FilesToCheck)
  /** @param size as far as it is known, bytes: room is made for it */
  | {readonly type: "intake"; readonly size: number; readonly expected: Digest | undefined; readonly done: Callback<BlobIntake>};
