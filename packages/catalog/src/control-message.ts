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
  /** Fetched for this blob, by source. */
  readonly sources: readonly {readonly peer: string; readonly bytes: number}[];
}

/** The control protocol: small, rare, never on a request's path. */
export type ControlMessage = {readonly type: "stage_report"; readonly report: StageReport};
