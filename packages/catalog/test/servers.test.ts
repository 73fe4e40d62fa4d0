import {describe, expect, it} from "vitest";
import {checkPlacement, decodeState, emptyCatalog, encodeState, headsOf, type Placement, reconcile, serversOf, stageOf} from "../src/index.ts";

const placement: Placement = {
  model: "m",
  displayName: "m",
  epoch: 1,
  author: "a",
  strategy: "replicas",
  stages: [{peer: "a", firstLayer: 0, lastLayer: 5, memoryBytes: 9}],
  replicas: ["b", "c"],
  reasons: [],
  predicted: {streamTokensPerSecond: 12.5, firstTokenMs: 80, rttMs: 0},
  blob: `sha256:${"1".repeat(64)}`,
  blobSize: 100,
  headerBytes: 10,
  pieceRoot: "",
  contextLength: 8,
  sequencesMax: 1,
};
const pipeline: Placement = {
  ...placement,
  strategy: "pipeline",
  stages: [
    {peer: "a", firstLayer: 0, lastLayer: 2, memoryBytes: 9},
    {peer: "b", fellows: ["c"], firstLayer: 3, lastLayer: 5, memoryBytes: 9},
  ],
};

describe("replicas of a placement", () => {
  it("serve all of it, each by itself", () => {
    expect(serversOf(placement)).toEqual(["a", "b", "c"]);
    expect(["a", "b", "c", "d"].map((peer) => stageOf(placement, peer))).toEqual([0, 0, 0, -1]);
    expect(headsOf(placement).map(({head, needs}) => `${head}: ${needs}`)).toEqual(["a: a", "b: b", "c: c"]);
    const {replicas: _, ...alone} = pipeline;
    expect(headsOf(alone)).toEqual([{head: "a", needs: ["a", "b", "c"]}]);
    const state = {...emptyCatalog, placements: new Map([["m", placement]])};
    expect(reconcile(state, new Map(), "c", 0)).toMatchObject([{type: "fetch", duty: {kind: "serve", stageIndex: 0}}]);
    expect(reconcile(state, new Map(), "d", 0)).toEqual([]);
    expect(decodeState(encodeState(state))).toEqual({ok: true, value: state});
  });

  it.each([
    ["beside several stages", {...pipeline, replicas: ["d"]}],
    ["twice", {...placement, replicas: ["b", "b"]}],
    ["on the peer that serves already", {...placement, replicas: ["a"]}],
    ["that are none", {...placement, replicas: []}],
    ["without end", {...placement, replicas: Array.from({length: 16}, (_, i) => `p${i}`)}],
  ])("are refused %s", (_, bad) => {
    expect(checkPlacement(bad)).toMatchObject({error: {code: "bad_placement"}});
    expect(decodeState(encodeState({...emptyCatalog, placements: new Map([["m", bad]])}))).toMatchObject({ok: false});
  });
});
