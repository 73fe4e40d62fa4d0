import {emptyConfState, type SnapshotMessage} from "@ollamesh/raft";
import {Prng} from "@ollamesh/stdx";
import {RAFT_CHUNK_BYTES} from "@ollamesh/wire";
import {describe, expect, it} from "vitest";
import {piecesOf, SnapshotAssembly} from "../../src/agreement/snapshot-pieces.ts";

function snapshotOf(index: number, bytes: number, from = 1): SnapshotMessage {
  const data = new Uint8Array(bytes).fill(index + 16 * from);
  // Each piece another: one in the wrong place is noticed.
  for (let at = 0; at < bytes; at += RAFT_CHUNK_BYTES / 2) data[at] = at / (RAFT_CHUNK_BYTES / 2);
  return {type: "snapshot", from, to: 2, term: 3, snapshot: {index, term: 3, confState: {...emptyConfState, voters: [1, 2]}, data}};
}

describe("a snapshot in pieces", () => {
  it.each([0, 1, RAFT_CHUNK_BYTES, RAFT_CHUNK_BYTES + 1, 3 * RAFT_CHUNK_BYTES])("of %i bytes comes together with its last piece", (bytes) => {
    const message = snapshotOf(9, bytes);
    const assembly = new SnapshotAssembly();
    const came = piecesOf(message).map((piece) => assembly.add(piece));
    expect(came.slice(0, -1).every((one) => one === undefined)).toBe(true);
    const last = came.at(-1);
    if (last?.type !== "snapshot") throw new Error("no snapshot came");
    expect(Buffer.compare(last.snapshot.data, message.snapshot.data)).toBe(0);
    const without = ({snapshot, ...rest}: SnapshotMessage) => ({...rest, ...snapshot, data: undefined});
    expect(without(last)).toEqual(without(message));
  });

  it("of which some are lost, doubled or late, or others' come in between, is the very snapshot that was sent or none", () => {
    const sent = [snapshotOf(5, 2.5 * RAFT_CHUNK_BYTES), snapshotOf(6, 1.5 * RAFT_CHUNK_BYTES), snapshotOf(6, 2 * RAFT_CHUNK_BYTES, 4)];
    let whole = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const rng = new Prng(seed);
      // Each is sent again until it is there: so does a leader.
      const pieces = Array.from({length: 4}, () => rng.shuffle([...sent]).flatMap(piecesOf)).flat();
      const arriving = pieces.filter(() => !rng.chance(1, 12)).flatMap((piece) => (rng.chance(1, 12) ? [piece, piece] : [piece]));
      for (let i = 1; i < arriving.length; i++) if (rng.chance(1, 8)) arriving.splice(i - 1, 0, ...arriving.splice(i, 1));
      const assembly = new SnapshotAssembly();
      for (const piece of arriving) {
        const came = assembly.add(piece);
        if (came?.type !== "snapshot") continue;
        whole++;
        const original = sent.find(({from, snapshot}) => from === came.from && snapshot.index === came.snapshot.index);
        expect(Buffer.compare(came.snapshot.data, original?.snapshot.data ?? Buffer.alloc(0)), `seed ${seed}`).toBe(0);
        expect(came.snapshot.confState).toEqual(original?.snapshot.confState);
      }
    }
    expect(whole).toBeGreaterThan(30);
  });
});
