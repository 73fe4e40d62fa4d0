import type {PeerSpeed} from "@ollamesh/placement";
import type {ByteRange} from "@ollamesh/stdx";

/** What a peer tells everybody about a stage it serves or keeps. */
export interface StageReport {
  readonly deployment: string;
  readonly stageIndex: number;
  readonly kind: "serve" | "keep";
  /** `ready`: loaded, or all bytes of what is kept are here. */
  readonly state: "fetching" | "loading" | "ready" | "failed";
  /** A sentence: progress, or why it failed. */
  readonly detail: string;
  /** Of the weights blob. */
  readonly bytesOnDisk: number;
  /** Answers under way there, where it is the first stage of a placement that retires; undefined elsewhere. */
  readonly sessions?: number;
  /** Fetched for this blob, by source. */
  readonly sources: readonly {readonly peer: string; readonly bytes: number}[];
}

/** What one stage has taken of its peer's host since it was ready. */
export interface StageUsed {
  readonly deployment: string;
  /** When it was ready, wall clock, milliseconds: counts begin anew with another. */
  readonly readyAtMs: number;
  /** Processor time, milliseconds. */
  readonly cpuMs: number;
  /** Memory in use at most, bytes. */
  readonly peakBytes: number;
  /** To the other stages, bytes; undefined: others share its layers, and what they say to each other is not counted. */
  readonly sentBytes: number | undefined;
}

/** What a peer says of itself to one that plans. */
export interface PeerFacts {
  /** Learned from what its stages did; undefined: too little yet. */
  readonly speed: PeerSpeed | undefined;
  /** What may come to its disk at most, if all goes that may go; undefined: no limit is known. */
  readonly diskFreeBytes: number | undefined;
  /** Of the blob that was asked about, what is here. */
  readonly held: readonly ByteRange[];
  /** To the members it knows: those that are nearest. `bytesPerMs`: from there to it; undefined: not measured. */
  readonly links: readonly {readonly peer: string; readonly rttMs: number; readonly bytesPerMs?: number | undefined}[];
  /** Of the stages it serves, where its host tells. */
  readonly used: readonly StageUsed[];
}

/** How much is asked of one placement at one of its first stages, just now. */
export interface HeadLoad {
  readonly deployment: string;
  /** Sequences that have a slot. */
  readonly running: number;
  /** For one. */
  readonly waiting: number;
}

/** The control protocol: small, rare, never on a request's path. */
export type ControlMessage =
  | {readonly type: "stage_report"; readonly report: StageReport}
  | {readonly type: "facts_asked"; readonly question: number; readonly blob: string}
  | {readonly type: "facts"; readonly question: number; readonly facts: PeerFacts}
  | {readonly type: "loads_asked"; readonly question: number}
  | {readonly type: "loads"; readonly question: number; readonly loads: readonly HeadLoad[]};

/** A part of a blob may lie in as many pieces; further ones are taken as not there. */
export const FACTS_HELD_MAX = 256;
export const FACTS_LINKS_MAX = 64;
export const FACTS_USED_MAX = 64;
/** Placements whose first stage is on one peer. */
export const LOADS_MAX = 64;
