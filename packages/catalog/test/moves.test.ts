import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  apply,
  type CatalogCommand,
  type CatalogState,
  decodeState,
  deploymentId,
  emptyCatalog,
  encodeState,
  nextEpoch,
  type Placement,
  placementsIn,
  reconcile,
} from "../src/index.ts";

function placementOf(model: string, epoch: number, peers: readonly string[] = ["a", "b"]): Placement {
  return {
    ...{model, displayName: model, epoch, author: "a", strategy: "pipeline", reasons: [], pieceRoot: ""},
    stages: peers.map((peer, i) => ({peer, firstLayer: i, lastLayer: i, memoryBytes: 1})),
    ...{blob: `sha256:${"0".repeat(64)}`, blobSize: 100, headerBytes: 10, contextLength: 512, sequencesMax: 1},
  };
}

const place = (model: string, epoch: number, peers?: readonly string[]): CatalogCommand => ({type: "place", placement: placementOf(model, epoch, peers)});
const prepare = (model: string, epoch: number, peers?: readonly string[]): CatalogCommand => ({type: "prepare", placement: placementOf(model, epoch, peers)});
const fold = (...commands: readonly CatalogCommand[]): CatalogState => commands.reduce((state, command) => apply(state, command).state, emptyCatalog);
const refusalOf = (state: CatalogState, command: CatalogCommand): string | undefined => apply(state, command).refusal?.code;

describe("a placement that is prepared beside what serves", () => {
  const prepared = fold(place("m", 1), prepare("m", 2, ["b", "c"]));

  it("serves from the switch on, and what served before retires until it is ended", () => {
    expect([prepared.placements.get("m")?.epoch, prepared.moves.get("m")?.phase]).toEqual([1, "preparing"]);
    const {state} = apply(prepared, {type: "switch", model: "m", epoch: 2});
    expect([state.placements.get("m")?.epoch, state.moves.get("m")?.phase, state.moves.get("m")?.placement.epoch]).toEqual([2, "retiring", 1]);
    const ended = apply(state, {type: "end_move", model: "m", epoch: 1}).state;
    expect([ended.placements.get("m")?.epoch, ended.moves.size, nextEpoch(ended, "m")]).toEqual([2, 0, 3]);
  });

  it("leaves what serves alone when it is given up, and its epoch names nothing else ever", () => {
    const {state} = apply(prepared, {type: "end_move", model: "m", epoch: 2});
    expect([state.placements.get("m")?.epoch, state.moves.size, nextEpoch(state, "m")]).toEqual([1, 0, 3]);
    expect(refusalOf(state, prepare("m", 2))).toBe("superseded");
    expect(refusalOf(state, {type: "switch", model: "m", epoch: 2})).toBe("superseded");
  });

  it("is refused where nothing serves, under a used epoch, and where it is no plan", () => {
    expect(refusalOf(emptyCatalog, prepare("m", 1))).toBe("superseded");
    expect(refusalOf(prepared, prepare("m", 2))).toBe("superseded");
    expect(refusalOf(prepared, prepare("m", 3, ["a", "a"]))).toBe("bad_placement");
    expect(refusalOf(prepared, {type: "switch", model: "m", epoch: 1})).toBe("superseded");
    expect(refusalOf(prepared, {type: "switch", model: "n", epoch: 2})).toBe("superseded");
  });

  it("gives way to a later decision, and goes with what serves", () => {
    expect(fold(place("m", 1), prepare("m", 2), prepare("m", 3)).moves.get("m")?.placement.epoch).toBe(3);
    expect(fold(place("m", 1), prepare("m", 2), place("m", 3)).moves.size).toBe(0);
    expect(fold(place("m", 1), prepare("m", 2), {type: "unplace", removal: {model: "m", epoch: 3, author: "a"}})).toMatchObject({moves: new Map(), placements: new Map()});
  });

  it("is loaded while what serves stays, and what retires stays until it is ended", () => {
    const ids = (state: CatalogState, self: string): string[] =>
      reconcile(state, new Map(), self, 0).map((action) => (action.type === "release" ? "" : deploymentId(action.duty.placement)));
    expect([ids(prepared, "a"), ids(prepared, "b"), ids(prepared, "c")]).toEqual([["m#1@a"], ["m#1@a", "m#2@a"], ["m#2@a"]]);
    const {state} = apply(prepared, {type: "switch", model: "m", epoch: 2});
    expect(ids(state, "a")).toEqual(["m#1@a"]);
    expect(ids(apply(state, {type: "end_move", model: "m", epoch: 1}).state, "a")).toEqual([]);
  });

  it("uses each epoch for one placement at most, whatever is decided in whatever order; snapshots hold it all", () => {
    const commandArb = fc.record({
      kind: fc.constantFrom("place", "prepare", "switch", "end_move", "unplace"),
      model: fc.constantFrom("m", "n"),
      by: fc.constantFrom(0, 0, 0, 1, -1),
      peers: fc.constantFrom(["a"], ["b", "c"]),
    });
    fc.assert(
      fc.property(fc.array(commandArb, {maxLength: 40}), (draws) => {
        const named = new Map<string, string>();
        let state = emptyCatalog;
        for (const {kind, model, by, peers} of draws) {
          const next = nextEpoch(state, model) + by;
          const moved = (state.moves.get(model)?.placement.epoch ?? 1) + by;
          if (next < 1 || moved < 1) continue;
          if (kind === "place" || kind === "prepare") state = apply(state, {type: kind, placement: placementOf(model, next, peers)}).state;
          else if (kind === "unplace") state = apply(state, {type: "unplace", removal: {model, epoch: next, author: "a"}}).state;
          else state = apply(state, {type: kind as "switch" | "end_move", model, epoch: moved}).state;
          for (const one of placementsIn(state)) {
            const text = JSON.stringify(one);
            expect(named.get(deploymentId(one)) ?? text).toBe(text);
            named.set(deploymentId(one), text);
          }
          for (const move of state.moves.values()) expect(state.placements.has(move.placement.model)).toBe(true);
          const decoded = decodeState(encodeState(state));
          expect(decoded.ok && decoded.value).toEqual(state);
        }
      }),
    );
  });
});

describe("a member that is drained", () => {
  it("stays so whatever else becomes of it, until that is undone", () => {
    const member = {node: 1, peer: "a", zone: ""};
    const drained = fold({type: "set_member", member}, {type: "drain_member", node: 1, drains: true});
    const there = apply(apply(drained, {type: "depart_member", node: 1, departure: {kind: "left", observers: []}}).state, {type: "return_member", node: 1}).state;
    expect(there.members.get(1)).toEqual({...member, drains: true});
    expect(apply(there, {type: "drain_member", node: 1, drains: true}).state).toBe(there);
    expect(apply(there, {type: "drain_member", node: 1, drains: false}).state.members.get(1)).toEqual(member);
    expect(apply(drained, {type: "drain_member", node: 2, drains: true}).state).toBe(drained);
  });
});
