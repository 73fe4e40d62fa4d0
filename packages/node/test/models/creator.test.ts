import {fail, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {Creator} from "../../src/models/creator.ts";
import type {Describer} from "../../src/models/describer.ts";
import type {Shared} from "../../src/models/models-shared.ts";

const name = parseModelName("new");
const weights = `sha256:${"a".repeat(64)}`;

/** Makes a model with this licence where there is room for so many bytes. */
function createWithin(roomBytes: number, license: string): {outcome: Outcome<Uint8Array> | undefined; stored: number; asked: number; released: boolean} {
  const seen = {outcome: undefined as Outcome<Uint8Array> | undefined, stored: 0, asked: 0, released: false};
  const intake = () => {
    let size = 0;
    return {
      write: (bytes: Uint8Array, done: (outcome: Outcome<void>) => void) => {
        size = bytes.length;
        seen.stored += size;
        done(ok(undefined));
      },
      finish: (done: (outcome: Outcome<object>) => void) => done(ok({digest: `sha256:${String(size).padStart(64, "0")}`, size})),
      abort: () => undefined,
    };
  };
  const shared = {answered: (handle: unknown) => handle, deps: {world: {blobs: {intake}}}} as unknown as Shared;
  const details = {blob: weights, blobSize: 9, complete: true, info: {architecture: "llama", parameterCount: 1, quantization: "F16"}, license: []};
  const describer = {describe: (_: unknown, done: (outcome: Outcome<object>) => void) => done(ok({...details, messages: [], parameters: {}}))} as unknown as Describer;
  const creator = new Creator(shared, describer, {
    reserve: (_id, blobs, done) => {
      seen.asked = blobs.reduce((sum, {size}) => sum + size, 0);
      done(seen.asked <= roomBytes ? ok(undefined) : fail("disk_full", "no room"));
    },
    release: () => {
      seen.released = true;
    },
  });
  if (!name.ok) throw new Error(name.error.message);
  const texts = {template: undefined, system: "Be brief.", parameters: {}, messages: [], license: [license]};
  const done = (outcome: Outcome<Uint8Array>): void => {
    seen.outcome = outcome;
  };
  creator.build({name: name.value, from: name.value, files: {}, ...texts}, () => undefined, done);
  return seen;
}

it("texts take room like anything else: for all of them and the config, to the byte", () => {
  const made = createWithin(100_000, "x".repeat(50_000));
  expect(made).toMatchObject({outcome: {ok: true}, stored: made.asked, released: true});
  expect(made.asked).toBeGreaterThan(50_000);
});

it("where there is no room for all, none is stored", () => {
  expect(createWithin(40_000, "x".repeat(50_000))).toMatchObject({outcome: {ok: false, error: {code: "disk_full"}}, stored: 0});
});
