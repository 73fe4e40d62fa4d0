import {describe, expect, it} from "vitest";
import {apply, type CatalogModel, type CatalogState, emptyCatalog, type Placement, planRestore} from "../src/index.ts";

const digest = (fill: string): string => `sha256:${fill.repeat(64)}`;

function placementOf(model: string, epoch: number, peers: readonly string[]): Placement {
  const stages = peers.map((peer, i) => ({peer, firstLayer: i, lastLayer: i, memoryBytes: 1}));
  const sizes = {blob: digest("0"), blobSize: 100, headerBytes: 10, pieceRoot: "", contextLength: 512, sequencesMax: 1};
  return {model, displayName: model, epoch, author: "old", strategy: "pipeline", stages, reasons: [], ...sizes};
}

function modelOf(model: string, fill: string): CatalogModel {
  const kind = {architecture: "llama", parameterCount: 1, quantization: "F16"};
  return {model, displayName: model, manifest: digest(fill), size: 1, ...kind, modifiedMs: 0, holders: []};
}

function stateOf(facts: Partial<{placements: Placement[]; models: [string, string][]; peers: string[]; settings: [string, number][]}>): CatalogState {
  return {
    ...emptyCatalog,
    placements: new Map((facts.placements ?? []).map((one) => [one.model, one])),
    models: new Map((facts.models ?? []).map(([model, fill]) => [model, modelOf(model, fill)])),
    members: new Map((facts.peers ?? []).map((peer, i) => [i + 1, {node: i + 1, peer, zone: ""}])),
    settings: new Map(facts.settings ?? []),
  };
}

const backup = stateOf({placements: [placementOf("m", 7, ["a", "b"])], models: [["m", "1"]], peers: ["a", "b", "c"], settings: [["x-s", 5]]});
const standingOf = (now: CatalogState): string[] => planRestore(now, backup, "me").map(({kind, standing}) => `${kind} ${standing}`);

function restored(now: CatalogState): CatalogState {
  return planRestore(now, backup, "me").reduce((state, {command}) => {
    if (!command) return state;
    const applied = apply(state, command);
    expect(applied.refusal).toBeUndefined();
    return applied.state;
  }, now);
}

describe("a restore", () => {
  it("brings every fact back to a group that has none, and leaves its members as they are", () => {
    const now = stateOf({peers: ["b", "a"]});
    expect(standingOf(now)).toEqual(["setting missing", "model missing", "placement missing"]);
    const after = restored(now);
    expect(after).toEqual({...backup, members: now.members, placements: new Map([["m", {...placementOf("m", 1, ["a", "b"]), author: "me"}]])});
    expect(standingOf(after)).toEqual(["setting same", "model same", "placement same"]);
  });

  it("tells what is different, and replaces it only unless it changes again", () => {
    const now = stateOf({peers: ["a", "b"], models: [["m", "2"]], settings: [["x-s", 6]], placements: [placementOf("m", 3, ["b", "a"])]});
    expect(standingOf(now)).toEqual(["setting different", "model different", "placement different"]);
    expect(planRestore(now, backup, "me")[0]?.reason).toBe("it is 6 now");
    expect(standingOf(restored(now))).toEqual(["setting same", "model same", "placement same"]);
    const changed = stateOf({peers: ["a", "b"], models: [["m", "3"]], settings: [["x-s", 7]], placements: [placementOf("m", 4, ["b", "a"])]});
    for (const {command} of planRestore(now, backup, "me")) expect(command && apply(changed, command).refusal?.code).toBe("superseded");
  });

  it("keeps what only the group has", () => {
    const now = stateOf({peers: ["a", "b"], models: [["other", "2"]], settings: [["x-t", 1]]});
    expect([...restored(now).models.keys()]).toEqual(["other", "m"]);
    expect([...restored(now).settings.keys()]).toEqual(["x-t", "x-s"]);
  });

  it("leaves no model to peers that are not there", () => {
    const held = {...emptyCatalog, models: new Map([["m", {...modelOf("m", "1"), holders: ["a", "z"]}]])};
    expect(planRestore(stateOf({peers: ["a"]}), held, "me")[0]?.command).toMatchObject({type: "set_model", model: {holders: ["a"]}});
  });

  it("refuses a setting that nobody knows any more", () => {
    const [step] = planRestore(emptyCatalog, {...emptyCatalog, settings: new Map([["forgotten", 1]])}, "me");
    expect(step).toMatchObject({standing: "refused", reason: expect.stringMatching(/^there is no setting "forgotten"/)});
  });

  it("places nothing on peers that are not there, and says how to place it again", () => {
    const [step] = planRestore(stateOf({peers: ["a"]}), {...backup, models: new Map(), settings: new Map()}, "me");
    expect(step).toMatchObject({standing: "refused", command: undefined, reason: "1 of its 2 peers are no members here; deploy it again: --strategy pipeline --stages 2"});
  });
});
