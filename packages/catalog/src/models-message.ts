/** What a peer found when it read its own copy of a model anew. `absent`: it has not all of it. `read_only`: damaged, in a folder this peer may not change. */
export const COPY_STATES = ["sound", "damaged", "absent", "busy", "read_only", "failed"] as const;
export type CopyState = (typeof COPY_STATES)[number];

/** Blobs of one manifest that can be told apart in an answer: some twenty times what models have. */
export const VERIFIED_BLOBS_MAX = 256;

/** Which model a name means, asked of every member, and whether the copies of it are sound. */
export type ModelsMessage =
  /** @param manifest what was agreed on for the name, sha256; empty: whatever the asked peer knows by it */
  | {readonly type: "find"; readonly id: number; readonly name: string; readonly manifest: string}
  /** "Nobody in the mesh has it, and I cannot reach its registry: pull it, so that I get it from you." Answered as `find` is, when its manifest is known. */
  | {readonly type: "carry"; readonly id: number; readonly name: string; readonly manifest: string}
  | {
      readonly type: "found";
      readonly id: number;
      /** The exact JSON of the manifest. */
      readonly manifest: Uint8Array;
      readonly headerBytes: number;
      /** The sender holds every blob of it. */
      readonly complete: boolean;
    }
  | {readonly type: "not_found"; readonly id: number}
  /**
   * Every blob of the manifest shall be read anew.
   * @param salt 16 to 64 bytes nobody could know before
   * @param mend what is damaged shall be removed and fetched before the answer, which is then of what is there now
   */
  | {readonly type: "verify"; readonly id: number; readonly manifest: string; readonly salt: Uint8Array; readonly mend: boolean}
  | {
      readonly type: "verified";
      readonly id: number;
      readonly state: CopyState;
      /** Digests of blobs. */
      readonly damaged: readonly string[];
      /** Of a sound copy: SHA-256 of salt and blob, hex, in the order of the manifest's layers and its config. */
      readonly proofs: readonly string[];
      /** For people; empty when the state says it all. */
      readonly reason: string;
    }
  /** Whoever asked wants no answer any more. */
  | {readonly type: "give_up"; readonly id: number};
