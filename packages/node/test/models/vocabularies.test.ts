import type {BlobStatus, Vocabulary} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import type {ModelDetails} from "../../src/models/messages.ts";
import type {Shared} from "../../src/models/models-shared.ts";
import {Vocabularies} from "../../src/models/vocabularies.ts";

const details = {blob: "sha256:x", info: {headerBytes: 10}} as ModelDetails;
const vocabulary = {isOpen: true, close() {}} as unknown as Vocabulary;
const lost = fail("bad_model", "failed to open it");
const at = (path: string, complete = true): BlobStatus => ({path, complete, have: {isFull: true}}) as unknown as BlobStatus;

/** An engine that answers when told to, and timers that run when told to. */
function around(blob: BlobStatus) {
  const world = {
    blob,
    opened: [] as {path: string; done: Callback<Vocabulary>}[],
    timers: [] as {ms: number; run: () => void}[],
    said: [] as string[],
    sound: ok(undefined) as Outcome<void>,
  };
  const shared = {
    answered: <T>(handle: Callback<T>) => handle,
    ctx: {onStop() {}, after: (ms: number, {run}: {run: () => void}) => world.timers.push({ms, run})},
    deps: {world: {blobs: {status: () => world.blob}, compute: {vocabulary: (path: string, done: Callback<Vocabulary>) => world.opened.push({path, done})}}},
  } as unknown as Shared;
  const vocabularies = new Vocabularies(shared, {
    check: (_blob, ranges, done) => {
      expect(ranges).toEqual([{start: 0, end: 10}]);
      done(world.sound);
    },
  });
  const get = (): void => vocabularies.get(details, (outcome: Outcome<Vocabulary>) => world.said.push(outcome.ok ? "open" : outcome.error.code));
  const answer = (outcome: Outcome<Vocabulary>): void => world.opened.at(-1)?.done(outcome);
  return {world, get, answer};
}

it("is opened again where its file was moved meanwhile, for all who wait", () => {
  const {world, get, answer} = around(at("/partial/x", false));
  get();
  get();
  answer(lost);
  expect([world.said, world.timers.length]).toEqual([[], 1]);
  world.blob = at("/blobs/x");
  world.timers.shift()?.run();
  answer(lost); // at the new place, where it is now: that is no move
  expect([world.said, world.opened.map(({path}) => path)]).toEqual([
    ["bad_model", "bad_model"],
    ["/partial/x", "/blobs/x"],
  ]);
  get();
  answer(ok(vocabulary));
  expect(world.said.at(-1)).toBe("open");
});

it("is not tried for ever, and not where nothing moves", () => {
  const still = around(at("/blobs/x"));
  still.get();
  still.answer(lost);
  expect([still.world.said, still.world.timers]).toEqual([["bad_model"], []]);
  const {world, get, answer} = around(at("/partial/x", false));
  get();
  for (let opens = 0; world.said.length === 0 && opens < 1000; opens++) {
    answer(lost);
    world.timers.shift()?.run();
  }
  expect([world.said, world.opened.length]).toEqual([["bad_model"], 51]);
});

it("is not opened where its file was changed on the disk, and is looked at again for the next who asks", () => {
  const {world, get, answer} = around(at("/blobs/x"));
  world.sound = fail("damaged_copy", "piece 0 is wrong");
  get();
  expect([world.opened.length, world.said]).toEqual([0, ["damaged_copy"]]);
  world.sound = ok(undefined);
  get();
  answer(ok(vocabulary));
  expect(world.said).toEqual(["damaged_copy", "open"]);
});
