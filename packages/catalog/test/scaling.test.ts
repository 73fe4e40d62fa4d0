import {describe, expect, it} from "vitest";
import {
  apply,
  type CatalogCommand,
  type CatalogState,
  decodeCommand,
  decodeState,
  deployedHeads,
  emptyCatalog,
  encodeCommand,
  encodeState,
  headsOf,
  type Placement,
  SCALING_CHARS_MAX,
  type Scaling,
} from "../src/index.ts";

const NONE = {added: [], leaving: []};

function placementOf(epoch: number, over: Partial<Placement> = {}): Placement {
  const numbers = {blobSize: 100, headerBytes: 10, contextLength: 512, sequencesMax: 1};
  const texts = {model: "m", displayName: "m", author: "a", blob: `sha256:${"0".repeat(64)}`, pieceRoot: "", reasons: []};
  return {...texts, epoch, strategy: "whole", stages: [{peer: "a", firstLayer: 0, lastLayer: 3, memoryBytes: 1}], ...numbers, ...over};
}

const placed = (over?: Partial<Placement>): CatalogState => apply(emptyCatalog, {type: "place", placement: placementOf(1, over)}).state;
const scale = (scaling: Partial<Scaling>, replaces: Pick<Scaling, "added" | "leaving"> = NONE, epoch = 1): CatalogCommand => ({
  type: "set_scaling",
  model: "m",
  epoch,
  scaling: {added: [], leaving: [], reason: "why", ...scaling},
  replaces,
});
const refusalOf = (state: CatalogState, command: CatalogCommand): string | undefined => apply(state, command).refusal?.code;

describe("replicas by load", () => {
  it("come and go under the epoch of their placement, behind those that were deployed", () => {
    const base = placed({strategy: "replicas", replicas: ["b"]});
    const grown = apply(base, scale({added: ["c"]})).state;
    expect(grown.placements.get("m")).toMatchObject({epoch: 1, replicas: ["b", "c"], scaling: {added: ["c"], leaving: [], reason: "why"}});
    expect(deployedHeads(grown.placements.get("m") as Placement)).toBe(2);
    const leaving = apply(grown, scale({added: ["c"], leaving: ["c"]}, {added: ["c"], leaving: []})).state;
    expect(headsOf(leaving.placements.get("m") as Placement).map(({head}) => head)).toEqual(["a", "b", "c"]);
    const gone = apply(leaving, scale({}, {added: ["c"], leaving: ["c"]})).state;
    expect(gone.placements.get("m")).toEqual(base.placements.get("m"));
    expect(apply(apply(placed(), scale({added: ["c"]})).state, scale({}, {added: ["c"], leaving: []})).state.placements.get("m")).not.toHaveProperty("replicas");
  });

  it("are decided from what is so, and refused where they make no sense", () => {
    const grown = apply(placed(), scale({added: ["b"]})).state;
    const stale = [scale({added: ["c"]}), scale({}, {added: ["b"], leaving: ["b"]}), scale({added: ["b", "c"]}, {added: ["b"], leaving: []}, 2)];
    expect(stale.map((command) => refusalOf(grown, command))).toEqual(["superseded", "superseded", "superseded"]);
    expect(refusalOf(emptyCatalog, scale({added: ["b"]}))).toBe("superseded");
    const senseless = [{added: ["a"]}, {added: ["b", "b"]}, {added: ["b"], leaving: ["c"]}, {added: ["b"], leaving: ["b", "b"]}, {leaving: ["b"]}];
    expect(senseless.map((scaling) => refusalOf(placed(), scale(scaling)))).toEqual(senseless.map(() => "bad_placement"));
    const cut = placed({
      stages: [
        {peer: "a", firstLayer: 0, lastLayer: 1, memoryBytes: 1},
        {peer: "b", firstLayer: 2, lastLayer: 3, memoryBytes: 1},
      ],
    });
    expect(refusalOf(cut, scale({added: ["c"]}))).toBe("bad_placement");
  });

  it("do not outlive their placement, and are kept over a snapshot", () => {
    const grown = apply(placed(), scale({added: ["b", "c"], leaving: ["b"]})).state;
    const restored = decodeState(encodeState(grown));
    expect(restored.ok && restored.value.placements.get("m")).toEqual(grown.placements.get("m"));
    expect(apply(grown, {type: "place", placement: placementOf(2)}).state.placements.get("m")).toEqual(placementOf(2));
  });

  it("are read from the log within their bounds only", () => {
    const read = (command: unknown): unknown => decodeCommand(encodeCommand({id: "a", command: command as CatalogCommand}))?.command;
    const good = scale({added: ["b"], reason: "y".repeat(SCALING_CHARS_MAX)});
    expect(read(good)).toEqual(good);
    const many = Array.from({length: 16}, (_, i) => `p${i}`);
    const bad = [
      scale({added: many}),
      scale({reason: "y".repeat(SCALING_CHARS_MAX + 1)}),
      {...good, replaces: {added: [1], leaving: []}},
      {...good, scaling: undefined},
      {...good, epoch: -1},
    ];
    expect(bad.map(read)).toEqual(bad.map(() => undefined));
  });
});
