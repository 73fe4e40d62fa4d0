import type {PlannedStage, Strategy} from "@ollamesh/placement";

/** Peers told to keep one model, or one stage of it. */
export const HOLDERS_MAX = 16;

/** One model placed on peers: what the mesh has agreed to serve, and how. */
export interface Placement {
  /** `modelKey` of its name: the key of the table. */
  readonly model: string;
  /** The name as users write it. */
  readonly displayName: string;
  /** Grows with every change of this model's placement; the higher one wins, then the greater author. */
  readonly epoch: number;
  /** Peer that decided it. */
  readonly author: string;
  readonly strategy: Strategy;
  readonly stages: readonly PlannedStage[];
  /** Further peers of which each serves the whole model too; only beside one stage on one peer. Undefined: none. */
  readonly replicas?: readonly string[];
  /** Which of the replicas its load has brought, decided after the placement, under its epoch. Undefined: none. */
  readonly scaling?: Scaling;
  /** By stage, the peers that keep its bytes besides the one that serves it and those with whole copies. Undefined: none for any. Decided after the placement, under its epoch. */
  readonly keepers?: Keepers;
  readonly reasons: readonly string[];
  /** Undefined: not known; it is not moved for being slow. */
  readonly asked?: AskedPlan;
  /** What who decided expected of one stream that is alone, and the longest way between two of its peers. Undefined: nothing. */
  readonly predicted?: {readonly streamTokensPerSecond: number; readonly firstTokenMs: number; readonly rttMs: number; readonly bytesPerMs?: number};
  /** The weights blob. */
  readonly blob: string;
  readonly blobSize: number;
  /** Bytes [0, headerBytes) of the blob are its GGUF header. */
  readonly headerBytes: number;
  /** Merkle root of the blob's pieces as the author knows it: a stage peer that holds a part only cannot check the whole digest. Empty: unknown. */
  readonly pieceRoot: string;
  /** The LoRA adapter its weights are used with. Undefined: none. */
  readonly adapter?: AdapterBlob;
  /** A smaller model that guesses ahead, where the answers are led: at the first stage's peer and at each replica. Undefined: none. */
  readonly draft?: DraftModel;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
}

/** A draft model: one of the same vocabulary, run whole. */
export interface DraftModel {
  /** As users write it. */
  readonly name: string;
  /** Its weights blob. */
  readonly digest: string;
  readonly size: number;
  /** That it is planned to take, bytes; the first stage's `memoryBytes` contain it. */
  readonly memoryBytes: number;
}

/** A LoRA adapter's blob. Every peer that serves a part of the model has all of it. */
export interface AdapterBlob {
  readonly digest: string;
  readonly size: number;
}

/** What load has added to a placement. */
export interface Scaling {
  /** Of the replicas those that were not deployed, the newest last. */
  readonly added: readonly string[];
  /** Of the added those that end what they answer, and get nothing new. */
  readonly leaving: readonly string[];
  /** A sentence part for a person: why it was changed last. */
  readonly reason: string;
}

/** A list of peers for each stage of a placement. */
export type Keepers = readonly (readonly string[])[];

/** A placement beside the one that serves its model. `preparing`: what shall serve it next, while it is loaded. `retiring`: what served it before, until the answers that began there are over. */
export interface Move {
  readonly phase: "preparing" | "retiring";
  readonly placement: Placement;
}

/** What somebody who deployed asked for: a better plan is looked for within that only. */
export interface AskedPlan {
  readonly strategy: "auto" | Strategy;
  readonly stages?: number;
  readonly ranks?: number;
  readonly streams?: number;
}

/** That a model is no longer placed, or not as was prepared. Kept, so that the epoch of its next placement is higher. */
export interface Removal {
  readonly model: string;
  readonly epoch: number;
  readonly author: string;
}

/** A name everybody knows, and the exact manifest it stands for. */
export interface CatalogModel {
  /** `modelKey` of the name. */
  readonly model: string;
  /** The name as users write it. */
  readonly displayName: string;
  /** sha256 of the manifest's bytes. */
  readonly manifest: string;
  /** Of all its blobs, bytes. */
  readonly size: number;
  /** For lists, so that nobody must fetch a header for them. */
  readonly architecture: string;
  readonly parameterCount: number;
  readonly quantization: string;
  /** When the name was given its meaning, by the clock of the peer that did; milliseconds since the epoch. */
  readonly modifiedMs: number;
  /** Peers that shall keep a whole copy. Others may have one too. */
  readonly holders: readonly string[];
}

/** A node of the consensus group: one life of one peer's data folder. */
export interface CatalogMember {
  readonly node: number;
  readonly peer: string;
  readonly zone: string;
  /** Undefined: it is counted on. */
  readonly departure?: Departure;
  /** It shall be stopped: it is given nothing new, and what it serves goes elsewhere. */
  readonly drains?: true;
}

/** Why a member is not counted on: it `left`, by its own word, or it `died`, as each of the observers (peers, at least one) found by itself. */
export interface Departure {
  readonly kind: "left" | "died";
  readonly observers: readonly string[];
}

/** A member whose changes are carried out once although they may be repeated. */
export interface Writer {
  readonly node: number;
  /** The number of its first change whose outcome is kept: it knows those of all before. */
  readonly floor: number;
  /** Of the changes from `floor` on, in their order: the code of the refusal, empty when it was carried out. */
  readonly outcomes: readonly string[];
}

/** Cluster-wide settings, by name; numbers and short texts. */
export type SettingValue = number | string | boolean;

export type CatalogCommand =
  /** Refused unless its epoch is the next of the model: of two decisions about one state only one is carried out. */
  | {readonly type: "place"; readonly placement: Placement}
  /** Beside what serves the model, and in place of another move of it. Refused unless the model is placed and this epoch is the next. */
  | {readonly type: "prepare"; readonly placement: Placement}
  /** What was prepared under this epoch serves from now on, and what served until now retires. */
  | {readonly type: "switch"; readonly model: string; readonly epoch: number}
  /** What was prepared, or retires, under this epoch is given up. */
  | {readonly type: "end_move"; readonly model: string; readonly epoch: number}
  | {readonly type: "unplace"; readonly removal: Removal}
  /**
   * @param replaces the manifest the name stood for when this was asked, undefined: none. Refused when it is another by now
   * @param source another name, which must stand for the same manifest: else nobody may have it any more
   */
  | {readonly type: "set_model"; readonly model: CatalogModel; readonly replaces: string | undefined; readonly source?: string}
  /** The name goes, and with it its placement. Refused when it stands for another manifest by now. */
  | {readonly type: "remove_model"; readonly model: string; readonly manifest: string; readonly author: string}
  /** @param replaces the holders when this was asked. Refused when these, or the manifest, are others by now */
  | {readonly type: "set_holders"; readonly model: string; readonly manifest: string; readonly holders: readonly string[]; readonly replaces: readonly string[]}
  /** @param replaces the keepers when this was asked. Refused when these, or the placement, are others by now */
  | {readonly type: "set_keepers"; readonly model: string; readonly epoch: number; readonly keepers: Keepers; readonly replaces: Keepers}
  /** @param replaces what load had added when this was asked. Refused when that, or the placement, is another by now, and where it is cut: each replica serves the whole */
  | {readonly type: "set_scaling"; readonly model: string; readonly epoch: number; readonly scaling: Scaling; readonly replaces: Pick<Scaling, "added" | "leaving">}
  | {readonly type: "set_member"; readonly member: CatalogMember}
  | {readonly type: "remove_member"; readonly node: number}
  /** These four do nothing to who is no member: one that was removed meanwhile does not come back by them. */
  | {readonly type: "depart_member"; readonly node: number; readonly departure: Departure}
  | {readonly type: "return_member"; readonly node: number}
  | {readonly type: "move_member"; readonly node: number; readonly zone: string}
  /** @param expected refused when the setting is another one by now; null: not set; undefined: whatever it is */
  | {readonly type: "drain_member"; readonly node: number; readonly drains: boolean}
  | {readonly type: "set_setting"; readonly name: string; readonly value: SettingValue; readonly expected?: SettingValue | null}
  | {readonly type: "unset_setting"; readonly name: string; readonly expected?: SettingValue | null};

/** The replicated state. Treat as immutable. */
export interface CatalogState {
  readonly placements: ReadonlyMap<string, Placement>;
  /** By model. Beside a placement only. */
  readonly moves: ReadonlyMap<string, Move>;
  readonly removals: ReadonlyMap<string, Removal>;
  readonly models: ReadonlyMap<string, CatalogModel>;
  readonly members: ReadonlyMap<number, CatalogMember>;
  readonly settings: ReadonlyMap<string, SettingValue>;
  /** By node: members only. */
  readonly writers: ReadonlyMap<number, Writer>;
}
