import {describe, expect, it} from "vitest";
import {raftCodec} from "../src/index.ts";
import {groupMessages} from "./support/samples.ts";

describe("frames of a group", () => {
  it("are read as they were written", () => {
    for (const message of groupMessages) {
      const frame = {cluster: "c", life: 3, message};
      expect(raftCodec.decode(raftCodec.encode(frame))).toEqual({ok: true, value: frame});
    }
  });

  it("are refused when they are too long", () => {
    const many = Array.from({length: 10_001}, () => ({node: 1, behind: 1, silentMs: 1}));
    const bytes = raftCodec.encode({cluster: "c", life: 3, message: {type: "lag_report", from: 7, to: 1, id: 9, members: many}});
    expect(raftCodec.decode(bytes).ok).toBe(false);
  });
});
