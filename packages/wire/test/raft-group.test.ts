import {describe, expect, it} from "vitest";
import {type RaftFrame, raftCodec} from "../src/index.ts";

const members = [
  {node: 2 ** 47, behind: 0, silentMs: 0},
  {node: 5, behind: 2 ** 40, silentMs: undefined},
];
const messages: readonly RaftFrame["message"][] = [
  {type: "hello", from: 1, to: 0, members: 3, hasBootstrap: true, recoveredFrom: "c0ffee", hasLeader: true},
  {type: "join", from: 1, to: 0, zone: "cellar"},
  {type: "lag_request", from: 1, to: 7, id: 9},
  {type: "lag_report", from: 7, to: 1, id: 9, members},
  {type: "lag_report", from: 7, to: 1, id: 0, members: []},
];

describe("frames of a group", () => {
  it("are read as they were written", () => {
    for (const message of messages) {
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
