import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  apply,
  type CatalogEvent,
  type CatalogState,
  checkPlacement,
  deploymentId,
  emptyCatalog,
  nextEpoch,
  PLACEMENTS_MAX,
  type Placement,
  reconcile,
  type StageActual,
  snapshot,
} from "../src/index.ts";

function placementOf(model: string, epoch: number, author = "a", peers: string[] = ["a", "b"]): Placement {
  return {
    model,
    displayName: model,
    epoch,
    author,
    strategy: "pipeline",
    stages: peers.map((peer, i) => ({peer, firstLayer: i * 2, lastLayer: i * 2 + 1, memoryBytes: 1})),
    reasons: [],
    blob: `sha256:${"0".repeat(64)}`,
    blobSize: 100,
    headerBytes: 10,
    pieceRoot: "",
    contextLength: 512,
    sequencesMax: 1,
  };
}

const eventArb = fc.record({model: fc.constantFrom("m", "n"), epoch: fc.integer({min: 1, max: 5}), author: fc.constantFrom("a", "b"), removed: fc.boolean()}).map(
  // One author never decides twice under one epoch: nextEpoch forbids it.
  ({model, epoch, author, removed}): CatalogEvent =>
    removed && epoch % 2 === 0 ? {type: "placement_removed", removal: {model, epoch, author}} : {type: "model_placed", placement: placementOf(model, epoch * 2 + 1, author)},
);

const facts = (state: CatalogState) =>
  snapshot(state)
    .map((event) => JSON.stringify(event))
    .sort();
const fold = (events: readonly CatalogEvent[]) => events.reduce(apply, emptyCatalog);

describe("apply", () => {
  it("converges whatever the order and however often events arrive", () => {
    fc.assert(
      fc.property(fc.array(eventArb, {maxLength: 12}), fc.integer(), (events, seed) => {
        const shuffled = new Prng(seed).shuffle([...events, ...events]);
        expect(facts(fold(shuffled))).toEqual(facts(fold(events)));
      }),
    );
  });

  it("does not bring a removed placement back", () => {
    const removed = fold([
      {type: "model_placed", placement: placementOf("m", 1)},
      {type: "placement_removed", removal: {model: "m", epoch: 2, author: "a"}},
    ]);
    expect(apply(removed, {type: "model_placed", placement: placementOf("m", 1)})).toBe(removed);
    expect(nextEpoch(removed, "m")).toBe(3);
  });

  it("rebuilds itself from its snapshot", () => {
    const state = fold([
      {type: "model_placed", placement: placementOf("m", 3)},
      {type: "placement_removed", removal: {model: "n", epoch: 2, author: "a"}},
    ]);
    expect(facts(fold(snapshot(state)))).toEqual(facts(state));
  });

  it("is bounded", () => {
    const many = Array.from({length: PLACEMENTS_MAX + 5}, (_, i) => ({type: "model_placed", placement: placementOf(`m${i}`, 1)}) as const);
    expect(fold(many).placements.size).toBe(PLACEMENTS_MAX);
    const removals = many.map(({placement}) => ({type: "placement_removed", removal: {model: placement.model, epoch: 2, author: "a"}}) as const);
    expect(fold(removals).removals.size).toBe(PLACEMENTS_MAX);
  });
});

describe("checkPlacement", () => {
  const good = placementOf("m", 1);
  const [first, second] = good.stages as [Placement["stages"][0], Placement["stages"][0]];

  it("accepts a whole cover", () => expect(checkPlacement(good)).toMatchObject({ok: true}));

  it.each([
    ["gap", {stages: [first, {...second, firstLayer: 3}]}],
    ["overlap", {stages: [first, {...second, firstLayer: 1}]}],
    ["not from zero", {stages: [second]}],
    ["empty", {stages: []}],
    ["one peer twice", {stages: [first, {...second, peer: first.peer}]}],
    ["digest", {blob: "sha256:../../etc/passwd"}],
    ["epoch", {epoch: 0.5}],
    ["header", {headerBytes: 101}],
    ["context", {contextLength: 0}],
    ["layers", {stages: [{...first, lastLayer: 5000}]}],
  ] as const)("refuses a hostile one: %s", (_, over) => {
    expect(checkPlacement({...good, ...over})).toMatchObject({ok: false, error: {code: "bad_placement"}});
  });
});

describe("reconcile", () => {
  const placement = placementOf("m", 4);
  const placed = apply(emptyCatalog, {type: "model_placed", placement});
  const run = (state: CatalogState, phase: StageActual | undefined, nowMs = 0) => reconcile(state, new Map(phase ? [[deploymentId(placement), phase]] : []), "b", nowMs);

  it("fetches, then loads, then rests", () => {
    expect(run(placed, undefined)).toMatchObject([{type: "fetch", stageIndex: 1}]);
    expect(run(placed, {phase: "fetching"})).toEqual([]);
    expect(run(placed, {phase: "fetched"})).toMatchObject([{type: "load", stageIndex: 1}]);
    expect(run(placed, {phase: "ready"})).toEqual([]);
  });

  it("releases what is no longer placed here, first", () => {
    const replaced = apply(placed, {type: "model_placed", placement: placementOf("m", 5)});
    expect(run(replaced, {phase: "ready"})).toMatchObject([{type: "release", deployment: "m#4@a"}, {type: "fetch"}]);
    expect(run(emptyCatalog, {phase: "ready"})).toEqual([{type: "release", deployment: "m#4@a"}]);
  });

  it("takes the plan of another author for another plan, also in the same epoch", () => {
    const rival = apply(placed, {type: "model_placed", placement: placementOf("m", 4, "b")});
    expect(run(rival, {phase: "ready"})).toMatchObject([{type: "release", deployment: "m#4@a"}, {type: "fetch"}]);
  });

  it("tries a failed stage again after a growing pause, then gives up", () => {
    const failed = (attempts: number) => ({phase: "failed", attempts, failedAtMs: 100}) as const;
    expect(run(placed, failed(1), 1099)).toEqual([]);
    expect(run(placed, failed(1), 1100)).toMatchObject([{type: "fetch"}]);
    expect(run(placed, failed(3), 4099)).toEqual([]);
    expect(run(placed, failed(3), 4100)).toMatchObject([{type: "fetch"}]);
    expect(run(placed, failed(5), 1e9)).toEqual([]);
  });

  it("does nothing for models placed elsewhere", () => {
    const elsewhere = apply(emptyCatalog, {type: "model_placed", placement: placementOf("m", 1, "a", ["x", "y"])});
    expect(reconcile(elsewhere, new Map(), "b", 0)).toEqual([]);
  });
});
