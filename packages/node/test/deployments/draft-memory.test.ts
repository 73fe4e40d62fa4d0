import {plan} from "@ollamesh/placement";
import type {ModelInfo} from "@ollamesh/ports";
import {MIB} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {draftContext, shapeWithDraft} from "../../src/deployments/model-shape.ts";

const shape = {
  ...{layers: 4, layerBytes: new Array<number>(4).fill(MIB), firstBytes: MIB, lastBytes: MIB, everyBytes: 0, kvBytesPerTokenLayer: 0},
  split: {kind: "splittable", cuts: [1, 2, 3], eachStageNeeds: []},
} as const;
const draft = {name: "small:latest", digest: `sha256:${"c".repeat(64)}`, size: MIB, memoryBytes: 100 * MIB};
const policy = {strategy: "pipeline", stages: 2, contextLength: 64, sequencesMax: 1} as const;

it("a draft model's memory counts where answers are led, and nowhere else", () => {
  const peer = (id: string, megabytes: number) => ({id, memoryFreeBytes: megabytes * MIB, speed: 1, rttMs: undefined, holdsModel: true});
  const planned = plan(shapeWithDraft(shape, draft), [peer("a", 120), peer("b", 400)], policy);
  // Without the draft model either could be the first.
  expect(planned).toMatchObject({ok: true, value: {stages: [{peer: "b"}, {peer: "a"}]}});
  expect(planned.ok && planned.value.stages.map(({memoryBytes}) => memoryBytes > 100 * MIB)).toEqual([true, false]);
  expect(plan(shapeWithDraft(shape, draft), [peer("a", 120), peer("b", 120)], policy)).toMatchObject({ok: false});
  expect(plan(shapeWithDraft(shape, undefined), [peer("a", 120), peer("b", 120)], policy)).toMatchObject({ok: true});
});

it("it follows no more than it was made for, and no more sequences than it can", () => {
  const info = {contextLength: 512} as ModelInfo;
  expect(draftContext(info, {contextLength: 4096, sequencesMax: 16})).toEqual({contextLength: 512, sequencesMax: 4});
  expect(draftContext(info, {contextLength: 100, sequencesMax: 1})).toEqual({contextLength: 100, sequencesMax: 1});
});
