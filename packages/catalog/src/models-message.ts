/** Which model a name means, asked of every member. */
export type ModelsMessage =
  /** @param manifest what was agreed on for the name, sha256; empty: whatever the asked peer knows by it */
  | {readonly type: "find"; readonly id: number; readonly name: string; readonly manifest: string}
  | {
      readonly type: "found";
      readonly id: number;
      /** The exact JSON of the manifest. */
      readonly manifest: Uint8Array;
      readonly headerBytes: number;
      /** The sender holds every blob of it. */
      readonly complete: boolean;
    }
  | {readonly type: "not_found"; readonly id: number};
