import {describe, expect, it} from "vitest";
import {emptyCatalog} from "../src/apply.ts";
import {deploymentId, type Move, type Placement, stagePairsIn} from "../src/index.ts";

type Cuts = readonly (readonly [peer: string, first: number, last: number, fellows?: readonly string[]])[];

function placementOf(epoch: number, cuts: Cuts, more: Partial<Placement> = {}): Placement {
  const stages = cuts.map(([peer, firstLayer, lastLayer, fellows]) => ({peer, firstLayer, lastLayer, memoryBytes: 1, ...(fellows && {fellows})}));
  return {
    ...{model: "m", displayName: "m", epoch, author: "a", strategy: "pipeline", reasons: [], pieceRoot: "", blob: "b", blobSize: 1},
    ...{stages, headerBytes: 1, contextLength: 1, sequencesMax: 1, ...more},
  };
}

const pairsOf = (from: Placement, to: Placement, phase: Move["phase"] = "retiring") =>
  stagePairsIn({...emptyCatalog, placements: new Map([["m", to]]), moves: new Map([["m", {phase, placement: from}]])});

const OLD: Cuts = [
  ["a", 0, 3],
  ["b", 4, 7],
];
const NEW: Cuts = [
  ["c", 0, 3],
  ["b", 4, 7],
];

describe("stages that serve instead of others", () => {
  it("are those of the same layers of the same weights, each on one peer", () => {
    const [from, to] = [placementOf(1, OLD), placementOf(2, NEW)];
    expect(pairsOf(from, to)).toEqual([{from: deploymentId(from), to: deploymentId(to), fromPeers: ["a", "b"], toPeers: ["c", "b"]}]);
    const adapter = {digest: "x", size: 1};
    expect(pairsOf({...from, adapter}, {...to, adapter})).toHaveLength(1);
    const others: readonly (readonly [Placement, Placement, Move["phase"]?])[] = [
      [from, to, "preparing"],
      [from, {...to, blob: "c"}],
      [{...from, adapter}, to],
      [
        {...from, adapter},
        {...to, adapter: {...adapter, digest: "y"}},
      ],
      [from, placementOf(2, [["c", 0, 7]])],
      [from, placementOf(2, [NEW[0] as Cuts[number], ["b", 4, 6], ["d", 7, 7]])],
      [
        from,
        placementOf(2, [
          ["c", 0, 4],
          ["b", 5, 7],
        ]),
      ],
      [
        from,
        placementOf(2, [
          ["c", 0, 3, ["d"]],
          ["b", 4, 7],
        ]),
      ],
    ];
    for (const [one, other, phase] of others) expect(pairsOf(one, other, phase)).toEqual([]);
  });

  it("are one for each replica that retires, and none where several serve instead", () => {
    const from = placementOf(1, [["a", 0, 7]], {replicas: ["b", "d"]});
    expect(pairsOf(from, placementOf(2, [["b", 0, 7]])).map(({fromPeers, toPeers}) => [fromPeers, toPeers])).toEqual([
      [["a"], ["b"]],
      [["b"], ["b"]],
      [["d"], ["b"]],
    ]);
    expect(pairsOf(from, placementOf(2, [["b", 0, 7]], {replicas: ["c"]}))).toEqual([]);
  });
});
