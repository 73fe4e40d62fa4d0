import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  apply,
  applyLogged,
  blobsIn,
  type CatalogCommand,
  type CatalogModel,
  type CatalogState,
  checkPlacement,
  decodeCommand,
  decodeState,
  deploymentId,
  emptyCatalog,
  encodeCommand,
  encodeState,
  hasDuty,
  meet,
  nextEpoch,
  nextVoterChange,
  PLACEMENTS_MAX,
  type Placement,
  reconcile,
  type StageActual,
  type VoterCandidate,
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

const place = (placement: Placement): CatalogCommand => ({type: "place", placement});
const unplace = (model: string, epoch: number, author = "a"): CatalogCommand => ({type: "unplace", removal: {model, epoch, author}});
const fold = (commands: readonly CatalogCommand[], from = emptyCatalog): CatalogState => commands.reduce((state, command) => apply(state, command).state, from);
const refusalOf = (state: CatalogState, command: CatalogCommand): string | undefined => apply(state, command).refusal?.code;

const digest = (fill: string): string => `sha256:${fill.repeat(64)}`;
const modelOf = (model: string, fill: string, holders: readonly string[] = ["p"]): CatalogModel => ({
  model,
  displayName: model,
  manifest: digest(fill),
  size: 1,
  architecture: "llama",
  parameterCount: 7,
  quantization: "F16",
  modifiedMs: 1,
  holders,
});
const commandArb: fc.Arbitrary<CatalogCommand> = fc.oneof(
  fc
    .record({model: fc.constantFrom("m", "n"), epoch: fc.integer({min: 1, max: 5}), author: fc.constantFrom("a", "b")})
    .map(({model, epoch, author}) => place(placementOf(model, epoch, author))),
  fc.record({model: fc.constantFrom("m", "n"), epoch: fc.integer({min: 1, max: 5})}).map(({model, epoch}) => unplace(model, epoch)),
  fc
    .record({model: fc.constantFrom("x", "y"), fill: fc.constantFrom("1", "2"), replaces: fc.option(fc.constantFrom(digest("1"), digest("2")), {nil: undefined})})
    .map(({model, fill, replaces}): CatalogCommand => ({type: "set_model", model: modelOf(model, fill), replaces})),
  fc
    .record({model: fc.constantFrom("m", "x"), fill: fc.constantFrom("1", "2")})
    .map(({model, fill}): CatalogCommand => ({type: "remove_model", model, manifest: digest(fill), author: "a"})),
  fc
    .record({model: fc.constantFrom("x", "y"), fill: fc.constantFrom("1", "2"), holders: fc.subarray(["p", "q"]), replaces: fc.subarray(["p", "q"])})
    .map(({model, fill, holders, replaces}): CatalogCommand => ({type: "set_holders", model, manifest: digest(fill), holders, replaces})),
  fc
    .record({
      model: fc.constantFrom("m", "n"),
      epoch: fc.integer({min: 1, max: 5}),
      keepers: fc.constantFrom([[], []], [["c"], ["a"]]),
      replaces: fc.constantFrom([[], []], [["c"], ["a"]]),
    })
    .map((keeping): CatalogCommand => ({type: "set_keepers", ...keeping})),
  fc.constantFrom<CatalogCommand>({type: "set_member", member: {node: 7, peer: "p", zone: ""}}, {type: "remove_member", node: 7}),
  fc.constantFrom<CatalogCommand>(
    {type: "depart_member", node: 7, departure: {kind: "died", observers: ["q", "r"]}},
    {type: "depart_member", node: 7, departure: {kind: "left", observers: []}},
    {type: "return_member", node: 7},
    {type: "move_member", node: 7, zone: "z"},
  ),
  fc.constantFrom<CatalogCommand>({type: "set_setting", name: "votersMax", value: 5}, {type: "set_setting", name: "mode", value: "x"}),
);

describe("apply", () => {
  it("carries out one decision an epoch: the first, whoever made it", () => {
    const state = fold([place(placementOf("m", 1, "a"))]);
    expect(refusalOf(state, place(placementOf("m", 1, "b")))).toBe("superseded");
    expect(refusalOf(state, place(placementOf("m", 3, "b")))).toBe("superseded");
    expect(fold([place(placementOf("m", 2, "b"))], state).placements.get("m")?.author).toBe("b");
  });

  it("gives each model epochs that only grow, also when it was removed in between", () => {
    fc.assert(
      fc.property(fc.array(commandArb, {maxLength: 30}), (commands) => {
        let state = emptyCatalog;
        for (const command of commands) {
          const before = new Map(["m", "n"].map((model) => [model, nextEpoch(state, model)]));
          const next = apply(state, command).state;
          for (const [model, epoch] of before) expect(nextEpoch(next, model) - epoch).toBeOneOf([0, 1]);
          for (const model of next.placements.keys()) expect(next.removals.has(model)).toBe(false);
          state = next;
        }
      }),
    );
  });

  it("names the keepers of a placement's stages: of that one only, and of what was so when it was asked", () => {
    const none: readonly string[][] = [[], []];
    const keep = (epoch: number, keepers: readonly string[][], replaces = none): CatalogCommand => ({type: "set_keepers", model: "m", epoch, keepers, replaces});
    const placed = fold([place(placementOf("m", 1))]);
    const kept = fold([keep(1, [["c"], []])], placed);
    expect(kept.placements.get("m")?.keepers).toEqual([["c"], []]);
    expect([refusalOf(kept, keep(1, [["d"], []])), refusalOf(kept, keep(2, none, [["c"], []])), refusalOf(emptyCatalog, keep(1, none))]).toEqual(Array(3).fill("superseded"));
    expect([refusalOf(placed, keep(1, [["a"], []])), refusalOf(placed, keep(1, [["c", "c"], []])), refusalOf(placed, keep(1, [["c"]]))]).toEqual(Array(3).fill("bad_placement"));
    expect(encodeState(fold([keep(1, none, [["c"], []])], kept))).toEqual(encodeState(placed));
    expect(fold([place(placementOf("m", 2))], kept).placements.get("m")?.keepers).toBeUndefined();
  });

  it("forgets what a member asked for when that is removed: each that ever was would stay in every snapshot", () => {
    const member: CatalogCommand = {type: "set_member", member: {node: 7, peer: "p", zone: ""}};
    const asked = applyLogged(fold([member]), {id: "a", command: {type: "set_setting", name: "mode", value: "x"}, once: {node: 7, number: 1, floor: 1}}).state;
    expect(asked.writers.size).toBe(1);
    expect(fold([{type: "remove_member", node: 7}], asked).writers.size).toBe(0);
  });

  it("does not bring a removed placement back", () => {
    const removed = fold([place(placementOf("m", 1)), unplace("m", 2)]);
    expect(refusalOf(removed, place(placementOf("m", 1)))).toBe("superseded");
    expect(nextEpoch(removed, "m")).toBe(3);
  });

  it("changes a name only when it stands for what the asker saw", () => {
    const set = (fill: string, replaces?: string): CatalogCommand => ({type: "set_model", model: modelOf("x", fill), replaces});
    const one = fold([set("1")]);
    expect(refusalOf(one, set("2"))).toBe("superseded");
    expect(refusalOf(one, set("2", digest("3")))).toBe("superseded");
    expect(refusalOf(one, set("1"))).toBeUndefined(); // it is so already
    expect(fold([set("2", digest("1"))], one).models.get("x")?.manifest).toBe(digest("2"));
  });

  it("removes a name only when it stands for what the asker saw, and its placement with it", () => {
    const named = fold([{type: "set_model", model: modelOf("m", "1"), replaces: undefined}, place(placementOf("m", 1))]);
    const remove = (fill: string): CatalogCommand => ({type: "remove_model", model: "m", manifest: digest(fill), author: "a"});
    expect(refusalOf(named, remove("2"))).toBe("superseded");
    const removed = fold([remove("1")], named);
    expect([removed.models.size, removed.placements.size, nextEpoch(removed, "m")]).toEqual([0, 0, 3]);
    expect(refusalOf(removed, remove("1"))).toBeUndefined(); // it is so already
  });

  it("changes who keeps a model only from what the asker saw", () => {
    const named = fold([{type: "set_model", model: modelOf("x", "1", ["p"]), replaces: undefined}]);
    const keep = (fill: string, holders: string[], replaces: string[]): CatalogCommand => ({type: "set_holders", model: "x", manifest: digest(fill), holders, replaces});
    expect(refusalOf(named, keep("1", ["p", "q"], []))).toBe("superseded");
    expect(refusalOf(named, keep("2", ["p", "q"], ["p"]))).toBe("superseded");
    expect(fold([keep("1", ["p", "q"], ["p"])], named).models.get("x")).toEqual(modelOf("x", "1", ["p", "q"]));
  });

  it("sets a setting only from what the asker expects, when it says so", () => {
    const set = (value: number, expected?: number | null): CatalogCommand => ({type: "set_setting", name: "n", value, ...(expected !== undefined && {expected})});
    expect(refusalOf(emptyCatalog, set(1, 0))).toBe("superseded");
    const one = fold([set(1, null)]);
    expect(refusalOf(one, set(2, null))).toBe("superseded");
    expect(fold([set(2, 1), set(9, 1), set(3)], one).settings.get("n")).toBe(3);
    expect(decodeCommand(encodeCommand({id: "a", command: set(2, null)}))?.command).toEqual(set(2, null));
  });

  it("is bounded", () => {
    const many = Array.from({length: PLACEMENTS_MAX + 5}, (_, i) => placementOf(`m${i}`, 1));
    const state = fold(many.map(place));
    expect(state.placements.size).toBe(PLACEMENTS_MAX);
    expect(refusalOf(state, place(placementOf("more", 1)))).toBe("catalog_full");
    const gone = fold(
      [...state.placements.keys()].map((model) => unplace(model, 2)),
      state,
    );
    expect(fold([place(placementOf("one", 1)), unplace("one", 2)], gone).removals.size).toBe(PLACEMENTS_MAX);
  });
});

describe("codecs", () => {
  it("rebuild every state from its snapshot, equal states as equal bytes", () => {
    fc.assert(
      fc.property(fc.array(commandArb, {maxLength: 20}), (commands) => {
        const state = fold(commands);
        const decoded = decodeState(encodeState(state));
        expect(decoded).toEqual({ok: true, value: state});
        if (decoded.ok) expect(encodeState(decoded.value)).toEqual(encodeState(state));
      }),
    );
  });

  it("give every command back", () => {
    fc.assert(
      fc.property(commandArb, (command) => {
        const decoded = decodeCommand(encodeCommand({id: "n.1", command}));
        expect(decoded).toEqual({id: "n.1", command});
      }),
    );
  });

  it("refuse what is none, whatever it is", () => {
    const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
    const bad: unknown[] = [
      1,
      null,
      [],
      {},
      {id: 1, command: {}},
      {id: "a", command: {type: "place", placement: {}}},
      {id: "a", command: {type: "place", placement: {...placementOf("m", 1), stages: [null]}}},
    ];
    bad.push(
      {id: "a", command: {type: "set_model", model: {model: "x", manifest: "md5", size: 1}}},
      {id: "a", command: {type: "remove_member", node: -1}},
      {id: "a", command: {type: "drop_everything"}},
    );
    for (const value of bad) expect(decodeCommand(bytes(value)), JSON.stringify(value)).toBeUndefined();
    expect(decodeCommand(Uint8Array.of(0xff, 0xfe))).toBeUndefined();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(decodeCommand(bytes(value))).toBeUndefined();
        const state = {version: 1, placements: value, removals: [], models: [], members: [], settings: []};
        expect(decodeState(bytes(state)).ok).toBe(JSON.stringify(value) === "[]");
      }),
    );
  });
});

describe("meet", () => {
  const clusterArb = fc.constantFrom(["", ""], ["c1", ""], ["c2", ""], ["c1", "c0"], ["c2", "c1"]);
  const factsArb = fc
    .record({clusters: clusterArb, members: fc.integer({min: 1, max: 3}), hasBootstrap: fc.boolean(), hasLeader: fc.boolean()})
    .map(({clusters, ...facts}) => ({cluster: clusters[0] as string, recoveredFrom: clusters[1] as string, ...facts}));

  it("never lets both sides give way, nor both wait", () => {
    fc.assert(
      fc.property(factsArb, factsArb, (a, b) => {
        const opposite = {join: "wait", wait: "join", same: "same", apart: "apart", nobody: "nobody"} as const;
        expect(meet(b, a)).toBe(opposite[meet(a, b)]);
      }),
    );
  });

  it("gives up nothing that was agreed on by several", () => {
    fc.assert(
      fc.property(factsArb, factsArb, (a, b) => {
        const isGivenUp = b.recoveredFrom === a.cluster && !a.hasLeader;
        if ((a.members > 1 || a.recoveredFrom !== "") && a.cluster !== "" && !isGivenUp) expect(meet(a, b)).not.toBe("join");
      }),
    );
  });

  it("lets who is left of a group follow the one that was recovered from it, unless that group lives", () => {
    const left = {cluster: "c1", members: 3, hasBootstrap: false, recoveredFrom: "", hasLeader: false};
    const recovered = {cluster: "c2", members: 1, hasBootstrap: true, recoveredFrom: "c1", hasLeader: true};
    expect([meet(left, recovered), meet(recovered, left)]).toEqual(["join", "wait"]);
    expect([meet({...left, hasLeader: true}, recovered), meet(recovered, {...left, hasLeader: true})]).toEqual(["apart", "apart"]);
  });
});

describe("members that depart", () => {
  const here = fold([{type: "set_member", member: {node: 7, peer: "p", zone: "a"}}]);
  const died: CatalogCommand = {type: "depart_member", node: 7, departure: {kind: "died", observers: ["q"]}};

  it("are known to have died until they return, and to whom it was first seen", () => {
    const gone = fold([died], here);
    expect(gone.members.get(7)).toEqual({node: 7, peer: "p", zone: "a", departure: {kind: "died", observers: ["q"]}});
    expect(fold([{...died, departure: {kind: "died", observers: ["r"]}}], gone)).toBe(gone);
    expect(fold([{type: "return_member", node: 7}], gone).members.get(7)).toEqual({node: 7, peer: "p", zone: "a"});
  });

  it("do not come back by this when they were removed, and change nothing when they are as told already", () => {
    for (const command of [died, {type: "return_member", node: 7}, {type: "move_member", node: 7, zone: "b"}] as const) expect(fold([command])).toBe(emptyCatalog);
    expect(fold([{type: "return_member", node: 7}], here)).toBe(here);
    expect(fold([{type: "move_member", node: 7, zone: "a"}], here)).toBe(here);
    expect(fold([{type: "move_member", node: 7, zone: "b"}], here).members.get(7)?.zone).toBe("b");
  });

  it("die only as somebody saw", () => {
    const logged = (departure: unknown) => new TextEncoder().encode(JSON.stringify({id: "x", command: {type: "depart_member", node: 7, departure}}));
    expect(decodeCommand(logged({kind: "died", observers: ["q"]}))).toBeDefined();
    expect(decodeCommand(logged({kind: "left", observers: []}))).toBeDefined();
    for (const bad of [
      {kind: "died", observers: []},
      {kind: "bored", observers: ["q"]},
      {kind: "died", observers: new Array(17).fill("q")},
      {kind: "died", observers: [1]},
      undefined,
    ]) {
      expect(decodeCommand(logged(bad))).toBeUndefined();
    }
  });
});

describe("nextVoterChange", () => {
  const member = (node: number, over: Partial<VoterCandidate> = {}): VoterCandidate => ({
    node,
    peer: `p${node}`,
    zone: "",
    role: "learner",
    isStable: true,
    isSettled: true,
    isDead: false,
    lag: 0,
    ...over,
  });
  const leader = member(1, {role: "voter"});

  it("goes from one voter to three and to five at once, never by two", () => {
    expect(nextVoterChange([leader, member(2)], 1, 5)).toBeUndefined();
    expect(nextVoterChange([leader, member(2), member(3)], 1, 5)).toEqual({promote: [2, 3], demote: []});
    const three = [leader, member(2, {role: "voter"}), member(3, {role: "voter"})];
    expect(nextVoterChange([...three, member(4)], 1, 5)).toBeUndefined();
    expect(nextVoterChange([...three, member(4), member(5)], 1, 5)).toEqual({promote: [4, 5], demote: []});
    expect(nextVoterChange([...three, member(4), member(5)], 1, 3)).toBeUndefined();
  });

  it("waits for those who are not stable or too far behind", () => {
    expect(nextVoterChange([leader, member(2), member(3, {isStable: false})], 1, 5)).toBeUndefined();
    expect(nextVoterChange([leader, member(2), member(3, {lag: 1000})], 1, 5)).toBeUndefined();
  });

  it("replaces a dead voter, and only when somebody can take its place", () => {
    const voters = [leader, member(2, {role: "voter"}), member(3, {role: "voter", isDead: true, isStable: false})];
    expect(nextVoterChange(voters, 1, 5)).toBeUndefined();
    expect(nextVoterChange([...voters, member(4)], 1, 5)).toEqual({promote: [4], demote: [3]});
  });

  it("spreads voters over zones", () => {
    const inZone = (node: number, zone: string): VoterCandidate => member(node, {zone});
    expect(nextVoterChange([{...leader, zone: "a"}, inZone(2, "a"), inZone(3, "b"), inZone(4, "c")], 1, 3)).toEqual({promote: [3, 4], demote: []});
  });
});

describe("checkPlacement", () => {
  const good = placementOf("m", 1);
  const [first, second] = good.stages as [Placement["stages"][0], Placement["stages"][0]];

  it("accepts a whole cover", () => expect(checkPlacement(good)).toMatchObject({ok: true}));

  it("comes back with the adapter it names", () => {
    const placement = {...good, adapter: {digest: `sha256:${"b".repeat(64)}`, size: 9}};
    expect(checkPlacement(placement)).toEqual({ok: true, value: placement});
    expect(decodeCommand(encodeCommand({id: "a", command: {type: "place", placement}}))?.command).toEqual({type: "place", placement});
    const odd = {...placement, adapter: {digest: 5, size: 9}} as unknown as Placement;
    expect(decodeCommand(encodeCommand({id: "a", command: {type: "place", placement: odd}}))).toBeUndefined();
  });

  it("comes back with the draft model it names", () => {
    const draft = {name: "small:latest", digest: `sha256:${"c".repeat(64)}`, size: 9, memoryBytes: 70};
    const placement = {...good, draft};
    expect(checkPlacement(placement)).toEqual({ok: true, value: placement});
    expect(decodeCommand(encodeCommand({id: "a", command: {type: "place", placement}}))?.command).toEqual({type: "place", placement});
    for (const odd of [{...draft, name: 5}, {...draft, memoryBytes: "all"}, "small"]) {
      const command = {type: "place", placement: {...good, draft: odd} as unknown as Placement} as const;
      expect(decodeCommand(encodeCommand({id: "a", command}))).toBeUndefined();
    }
    expect(blobsIn([placement])).toEqual([good.blob, draft.digest]);
  });

  it.each([
    ["gap", {stages: [first, {...second, firstLayer: 3}]}],
    ["overlap", {stages: [first, {...second, firstLayer: 1}]}],
    ["not from zero", {stages: [second]}],
    ["empty", {stages: []}],
    ["one peer twice", {stages: [first, {...second, peer: first.peer}]}],
    ["digest", {blob: "sha256:../../etc/passwd"}],
    ["epoch", {epoch: 0.5}],
    ["adapter", {adapter: {digest: "../../etc/passwd", size: 9}}],
    ["size of an adapter", {adapter: {digest: `sha256:${"b".repeat(64)}`, size: 0}}],
    ["draft model", {draft: {name: "small", digest: "../../etc/passwd", size: 9, memoryBytes: 9}}],
    ["size of a draft model", {draft: {name: "small", digest: `sha256:${"b".repeat(64)}`, size: 0, memoryBytes: 9}}],
    ["header", {headerBytes: 101}],
    ["context", {contextLength: 0}],
    ["layers", {stages: [{...first, lastLayer: 5000}]}],
  ] as const)("refuses a hostile one: %s", (_, over) => {
    expect(checkPlacement({...good, ...over})).toMatchObject({ok: false, error: {code: "bad_placement"}});
  });
});

describe("reconcile", () => {
  const placement = placementOf("m", 4);
  const placed: CatalogState = {...emptyCatalog, placements: new Map([["m", placement]])};
  const run = (state: CatalogState, phase: StageActual | undefined, nowMs = 0) => reconcile(state, new Map(phase ? [[deploymentId(placement), phase]] : []), "b", nowMs);

  it("fetches, then loads, then rests", () => {
    expect(run(placed, undefined)).toMatchObject([{type: "fetch", duty: {kind: "serve", stageIndex: 1}}]);
    expect(run(placed, {phase: "fetching"})).toEqual([]);
    expect(run(placed, {phase: "fetched"})).toMatchObject([{type: "load", duty: {kind: "serve", stageIndex: 1}}]);
    expect(run(placed, {phase: "ready"})).toEqual([]);
  });

  it("releases what is no longer placed here, first", () => {
    const replaced = fold([place(placementOf("m", 5))], placed);
    expect(run(replaced, {phase: "ready"})).toMatchObject([{type: "release", id: "m#4@a"}, {type: "fetch"}]);
    expect(run(emptyCatalog, {phase: "ready"})).toEqual([{type: "release", id: "m#4@a"}]);
  });

  it("takes the plan of another author for another plan, also in the same epoch", () => {
    const rival = {...placed, placements: new Map([["m", placementOf("m", 4, "b")]])};
    expect(run(rival, {phase: "ready"})).toMatchObject([{type: "release", id: "m#4@a"}, {type: "fetch"}]);
  });

  it("tries a failed stage again after a growing pause, at last once a minute, and at once what had worked", () => {
    const failed = (attempts: number) => ({phase: "failed", attempts, failedAtMs: 100}) as const;
    expect(run(placed, failed(0), 100)).toMatchObject([{type: "fetch"}]);
    expect(run(placed, failed(1), 1099)).toEqual([]);
    expect(run(placed, failed(1), 1100)).toMatchObject([{type: "fetch"}]);
    expect(run(placed, failed(3), 4099)).toEqual([]);
    expect(run(placed, failed(3), 4100)).toMatchObject([{type: "fetch"}]);
    expect(run(placed, failed(50), 60_099)).toEqual([]);
    expect(run(placed, failed(50), 60_100)).toMatchObject([{type: "fetch"}]);
  });

  it("fetches what is to be kept and does not load it, beside what is served; and lets go of it alone", () => {
    const kept: CatalogState = {...placed, placements: new Map([["m", {...placement, keepers: [["b", "c"], []]}]])};
    const act = (state: CatalogState, actual: ReadonlyMap<string, StageActual>, self = "b") => reconcile(state, actual, self, 0);
    expect(act(kept, new Map())).toMatchObject([
      {type: "fetch", duty: {kind: "serve", stageIndex: 1}},
      {type: "fetch", duty: {kind: "keep", stageIndex: 0}},
    ]);
    expect(act(kept, new Map(), "c")).toMatchObject([{type: "fetch", duty: {kind: "keep", stageIndex: 0}}]);
    const done = new Map<string, StageActual>([
      ["m#4@a", {phase: "ready"}],
      ["m#4@a/keep-0", {phase: "fetched"}],
    ]);
    expect(act(kept, done)).toEqual([]);
    expect(act(placed, done)).toEqual([{type: "release", id: "m#4@a/keep-0"}]);
    expect([hasDuty(kept.placements.get("m") as Placement, "c"), hasDuty(placement, "c")]).toEqual([true, false]);
  });

  it("does nothing for models placed elsewhere", () => {
    const elsewhere = fold([place(placementOf("m", 1, "a", ["x", "y"]))]);
    expect(reconcile(elsewhere, new Map(), "b", 0)).toEqual([]);
  });
});
