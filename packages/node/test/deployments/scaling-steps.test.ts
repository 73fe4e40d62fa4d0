import type {Placement, Scaling} from "@ollamesh/catalog";
import {describe, expect, it} from "vitest";
import {grown, isScalable, type ScalingFacts, shrunk, takenBack, takingHeads, tidied} from "../../src/deployments/scaling-steps.ts";

function placementOf(scaling?: Scaling, over: Partial<Placement> = {}): Placement {
  return {
    ...{model: "m", displayName: "m", epoch: 1, author: "a", strategy: "whole", reasons: [], pieceRoot: "", blob: "", blobSize: 1},
    ...{stages: [{peer: "a", firstLayer: 0, lastLayer: 1, memoryBytes: 1}], headerBytes: 1, contextLength: 1, sequencesMax: 1, asked: {strategy: "auto"}},
    ...(scaling && {replicas: scaling.added, scaling}),
    ...over,
  };
}

const well: ScalingFacts = {isThere: () => true, isDrained: () => false, hasFailed: () => false, mayGo: () => false, isOff: false};
const two: Scaling = {added: ["b", "c"], leaving: ["b"], reason: "load"};

describe("what has to change whatever the load is", () => {
  it("is nothing where all is well", () => {
    expect(tidied(placementOf(two), well)).toBeUndefined();
    expect(tidied(placementOf(), {...well, isOff: true})).toBeUndefined();
  });

  it("is to give up who died, could not load it, or has ended what it answered", () => {
    expect(tidied(placementOf(two), {...well, isThere: (peer) => peer !== "c"})).toEqual({added: ["b"], leaving: ["b"], reason: "c is gone"});
    expect(tidied(placementOf(two), {...well, hasFailed: (peer) => peer === "c"})).toEqual({added: ["b"], leaving: ["b"], reason: "c could not load it"});
    expect(tidied(placementOf(two), {...well, mayGo: (peer) => peer === "b"})).toEqual({added: ["c"], leaving: [], reason: "b has ended what it answered"});
    expect(tidied(placementOf(two), {...well, isThere: () => false, hasFailed: () => true, mayGo: () => true})).toMatchObject({added: [], leaving: []});
  });

  it("is to let leave who shall be stopped, and all where that is switched off; who was deployed stays", () => {
    expect(tidied(placementOf(two), {...well, isDrained: (peer) => peer !== "b"})).toEqual({added: ["b", "c"], leaving: ["b", "c"], reason: "c leaves: it is to be stopped"});
    expect(tidied(placementOf(two), {...well, isOff: true})?.leaving).toEqual(["b", "c"]);
  });
});

describe("a step", () => {
  it("takes the newest first, and back who leaves rather than fetching another", () => {
    const three: Scaling = {added: ["b", "c", "d"], leaving: ["d"], reason: ""};
    expect(shrunk(placementOf(three), "calm")).toEqual({added: ["b", "c", "d"], leaving: ["d", "c"], reason: "calm: c leaves"});
    expect(takenBack(placementOf(three), "busy")).toEqual({added: ["b", "c", "d"], leaving: [], reason: "busy: d is taken back"});
    expect(grown(placementOf(three), "e", "busy")).toEqual({added: ["b", "c", "d", "e"], leaving: ["d"], reason: "busy"});
    expect([takenBack(placementOf(), "busy"), shrunk(placementOf(), "calm"), shrunk(placementOf({...two, leaving: ["b", "c"]}), "calm")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("counts who takes new requests: there, not to be stopped, not leaving", () => {
    expect(takingHeads(placementOf(two), well)).toEqual(["a", "c"]);
    expect(takingHeads(placementOf(two), {...well, isDrained: (peer) => peer === "a"})).toEqual(["c"]);
    expect(takingHeads(placementOf(two), {...well, isThere: (peer) => peer !== "c"})).toEqual(["a"]);
  });

  it("is taken only of what one peer serves whole, where how many do was left open", () => {
    const stage = {peer: "a", firstLayer: 0, lastLayer: 1, memoryBytes: 1};
    const second = {peer: "b", firstLayer: 2, lastLayer: 3, memoryBytes: 1};
    const kinds = [
      placementOf(),
      placementOf(undefined, {asked: {strategy: "replicas"}}),
      placementOf(undefined, {asked: {strategy: "whole"}}),
      placementOf(undefined, {stages: [stage, second]}),
      placementOf(undefined, {stages: [{...stage, fellows: ["b"]}]}),
    ];
    expect(kinds.map(isScalable)).toEqual([true, true, false, false, false]);
    const {asked: _unknown, ...unknown} = placementOf();
    expect(isScalable(unknown)).toBe(false);
  });
});
