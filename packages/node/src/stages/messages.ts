import type {StagePairs, StageUsed} from "@ollamesh/catalog";
import type {Activations, DraftSource, SessionMessage} from "@ollamesh/inference";
import type {PeerSpeed} from "@ollamesh/placement";
import type {ModelInfo, PeerId, StageUsage} from "@ollamesh/ports";
import type {Callback, Failure} from "@ollamesh/stdx";
import type {DraftAssignment, DraftState} from "./draft-host.ts";

/** What the engine says where what it computes is no number. */
export const DAMAGED_WEIGHTS = "damaged_weights";

/** One stage of one deployment, assigned to this peer. */
export interface StageAssignment {
  /** `<model key>#<epoch>@<author>`; of a model served whole without a deployment `<model key>#local`. */
  readonly deployment: string;
  readonly index: number;
  /** The peer of every stage, in order; `peers[index]` is this one, or rank 0 of its group. */
  readonly peers: readonly PeerId[];
  /** Who shares the layers of this stage, by rank; one of them is this peer. Absent: it has them to itself. */
  readonly ranks?: readonly PeerId[] | undefined;
  /** Inclusive. */
  readonly firstLayer: number;
  readonly lastLayer: number;
  readonly info: ModelInfo;
  /** Blob file of the weights. */
  readonly path: string;
  /** Blob file of the LoRA adapter they are used with. Absent: none. */
  readonly adapterPath?: string | undefined;
  readonly contextLength: number;
  readonly sequencesMax: number;
}

export type StageState =
  | {readonly state: "loading"; readonly progress: number}
  | {readonly state: "ready"; readonly memoryBytes: number}
  | {readonly state: "failed"; readonly failure: Failure}
  | {readonly state: "unloaded"};

export interface LoadedView {
  readonly deployment: string;
  readonly firstLayer: number;
  readonly lastLayer: number;
  readonly memoryBytes: number;
  readonly contextLength: number;
  readonly activeSequences: number;
  readonly queued: number;
  /** Milliseconds that nothing has come back from its stages though something is under way. */
  readonly silentMs: number;
  /** The model that guesses ahead for it here, once it is loaded. */
  readonly draft?: string | undefined;
}

/** By whom the tokens were guessed. */
export type Guessed = Readonly<Record<DraftSource, {readonly made: number; readonly right: number}>>;

/** What this peer's first stages have to do. */
export interface Workload {
  readonly running: number;
  /** For a slot, or for a model to load. */
  readonly waiting: number;
  /** Since the peer began: sessions that ended, how long they had waited together, and those refused as `busy`. */
  readonly ended: number;
  readonly waitedMs: number;
  readonly refused: number;
  /** Batches that were sent through the stages. */
  readonly batches: number;
  /** Tokens guessed ahead from the text and by draft models, and those of them that came. */
  readonly guessed: Guessed;
}

/** With what is told of it on this peer only. */
export interface StageUsedView extends StageUsed, Pick<StageUsage, "threads" | "cpus" | "waits" | "preemptions"> {}

export type StagesRequest =
  /** Loads it unless it is; `observe` is called from inside the actor at each change until unloaded or failed. */
  | {readonly type: "load"; readonly assignment: StageAssignment; readonly observe: (state: StageState) => void}
  | {readonly type: "unload"; readonly deployment: string}
  /** Which stages serve instead of others that retire, as agreed now. */
  | {readonly type: "stage_pairs"; readonly pairs: readonly StagePairs[]}
  /** The answers that go on at this peer's first stage of it go to where the model is served now. Nothing is done where that is not in `stage_pairs`. */
  | {readonly type: "hand_over"; readonly deployment: string}
  /** From the next batch on. */
  | {readonly type: "activations"; readonly activations: Activations}
  /** A model that guesses ahead for a first stage which is loaded here, until that is unloaded. `observe` as for `load`; nothing is told where there is no such stage. */
  | {readonly type: "draft"; readonly deployment: string; readonly draft: DraftAssignment; readonly observe: (state: DraftState) => void}
  /** An `open` or `cancel` of this peer's own clients; `reply` is called from inside the actor with the answers. */
  | {readonly type: "session"; readonly message: SessionMessage; readonly reply: (message: SessionMessage) => void}
  | {readonly type: "loaded"; readonly done: Callback<readonly LoadedView[]>}
  | {readonly type: "workload"; readonly done: Callback<Workload>}
  /** Of the stages that are ready, where the host tells. */
  | {readonly type: "used"; readonly done: Callback<readonly StageUsedView[]>}
  /** Of this peer, as its stages have shown; undefined: too little was seen. */
  | {readonly type: "speed"; readonly done: Callback<PeerSpeed | undefined>};
