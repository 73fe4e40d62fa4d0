import type {QuantizeObserver} from "@ollamesh/ports";
import {fail, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {Creator} from "../../src/models/creator.ts";
import type {Describer} from "../../src/models/describer.ts";
import {Halt} from "../../src/models/halt.ts";
import type {Shared} from "../../src/models/models-shared.ts";

const name = parseModelName("new");
const weights = `sha256:${"a".repeat(64)}`;

/** Makes a model with this licence where there is room for so many bytes. */
function createWithin(
  roomBytes: number,
  license: string,
  isHere: (layer: {digest: string}) => boolean = () => true,
): {outcome: Outcome<Uint8Array> | undefined; stored: number; asked: number; kept: boolean; released: boolean} {
  const seen = {outcome: undefined as Outcome<Uint8Array> | undefined, stored: 0, asked: 0, kept: false, released: false};
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
  const shared = {isHere, answered: (handle: unknown) => handle, deps: {world: {blobs: {intake}}}} as unknown as Shared;
  const details = {blob: weights, blobSize: 9, complete: true, info: {architecture: "llama", parameterCount: 1, quantization: "F16"}, license: []};
  const describer = {describe: (_: unknown, done: (outcome: Outcome<object>) => void) => done(ok({...details, messages: [], parameters: {}}))} as unknown as Describer;
  const creator = new Creator(shared, describer, {
    reserve: (_id, blobs, done) => {
      seen.kept = blobs.some(({digest}) => digest === weights);
      seen.asked = blobs.reduce((sum, {digest, size}) => (digest === weights ? sum : sum + size), 0);
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
  creator.build({name: name.value, from: name.value, files: {}, ...texts}, () => undefined, new Halt(), done);
  return seen;
}

it("texts take room like anything else: for all of them and the config, to the byte", () => {
  const made = createWithin(100_000, "x".repeat(50_000));
  expect(made).toMatchObject({outcome: {ok: true}, stored: made.asked, kept: true, released: true});
  expect(made.asked).toBeGreaterThan(50_000);
});

it("texts stay in their order, whichever is stored first", () => {
  const finished: (() => void)[] = [];
  const intake = () => {
    let size = 0;
    return {
      write: (bytes: Uint8Array, done: (outcome: Outcome<void>) => void) => {
        size = bytes.length;
        done(ok(undefined));
      },
      finish: (done: (outcome: Outcome<object>) => void) => void finished.push(() => done(ok({digest: `sha256:${String(size).padStart(64, "0")}`, size}))),
    };
  };
  const shared = {isHere: () => true, answered: (handle: unknown) => handle, deps: {world: {blobs: {intake}}}} as unknown as Shared;
  const details = {blob: weights, blobSize: 9, complete: true, info: {architecture: "llama", parameterCount: 1, quantization: "F16"}, license: [], messages: [], parameters: {}};
  const describer = {describe: (_: unknown, done: (outcome: Outcome<object>) => void) => done(ok(details))} as unknown as Describer;
  const creator = new Creator(shared, describer, {reserve: (_id, _blobs, done) => done(ok(undefined)), release: () => undefined});
  if (!name.ok) throw new Error(name.error.message);
  let made: Uint8Array | undefined;
  const texts = {template: undefined, system: undefined, parameters: {}, messages: [], license: ["1", "22", "333"]};
  const done = (outcome: Outcome<Uint8Array>): void => {
    made = outcome.ok ? outcome.value : undefined;
  };
  creator.build({name: name.value, from: name.value, files: {}, ...texts}, () => undefined, new Halt(), done);
  for (const finish of finished.splice(0).toReversed()) finish();
  for (const finish of finished.splice(0)) finish();
  const {layers} = JSON.parse(new TextDecoder().decode(made)) as {layers: {mediaType: string; size: number}[]};
  expect(layers.filter(({mediaType}) => mediaType.endsWith("license")).map(({size}) => size)).toEqual([1, 2, 3]);
});

it("where there is no room for all, none is stored", () => {
  expect(createWithin(40_000, "x".repeat(50_000))).toMatchObject({outcome: {ok: false, error: {code: "disk_full"}}, stored: 0});
});

it("what it is made of may have gone before it was kept: there is no model then", () => {
  expect(createWithin(100_000, "x", ({digest}) => digest !== weights)).toMatchObject({outcome: {ok: false, error: {code: "blobs_gone"}}, released: true});
});

describe("a model with an adapter", () => {
  const adapter = `sha256:${"b".repeat(64)}`;

  /** @param had the adapter of the model it is made from */
  function create(
    adapters: Record<string, string>,
    had?: {digest: string; size: number},
    verdict: Outcome<void> = ok(undefined),
  ): Outcome<{layers: {mediaType: string; digest: string}[]}> | undefined {
    let outcome: Outcome<Uint8Array> | undefined;
    const intake = () => ({
      write: (_: Uint8Array, done: (written: Outcome<void>) => void) => done(ok(undefined)),
      finish: (done: (stored: Outcome<object>) => void) => done(ok({digest: `sha256:${"c".repeat(64)}`, size: 1})),
    });
    const status = (digest: string) => (digest === adapter ? {path: "adapter", size: 5, complete: true} : undefined);
    const compute = {checkAdapter: (_path: string, _model: unknown, done: (checked: Outcome<void>) => void) => done(verdict)};
    const shared = {isHere: () => true, answered: (handle: unknown) => handle, deps: {world: {blobs: {intake, status}, compute}}} as unknown as Shared;
    const info = {architecture: "llama", parameterCount: 1, quantization: "F16"};
    const details = {blob: weights, blobSize: 9, complete: true, info, adapter: had, license: [], messages: [], parameters: {}};
    const describer = {describe: (_: unknown, done: (described: Outcome<object>) => void) => done(ok(details))} as unknown as Describer;
    const creator = new Creator(shared, describer, {reserve: (_id, _blobs, done) => done(ok(undefined)), release: () => undefined});
    if (!name.ok) throw new Error(name.error.message);
    const texts = {template: undefined, system: undefined, parameters: {}, messages: [], license: []};
    creator.build(
      {name: name.value, from: name.value, files: {}, adapters, ...texts},
      () => undefined,
      new Halt(),
      (built) => (outcome = built),
    );
    return outcome?.ok ? ok(JSON.parse(new TextDecoder().decode(outcome.value))) : outcome;
  }

  const layerOf = (digest: string): object => ({ok: true, value: {layers: [{digest: weights}, {mediaType: "application/vnd.ollama.image.adapter", digest}]}});

  it("has it as a layer, its own or that of the model it is made from", () => {
    expect(create({"a.gguf": adapter})).toMatchObject(layerOf(adapter));
    expect(create({}, {digest: adapter, size: 5})).toMatchObject(layerOf(adapter));
    expect(create({})).toMatchObject({ok: true, value: {layers: [{digest: weights}]}});
  });

  it("is refused with two, with one that is not here, and with one that is not for it", () => {
    const two = {ok: false, error: {code: "bad_request", message: "only one adapter is currently supported"}};
    expect([create({"a.gguf": adapter, "b.gguf": adapter}), create({"a.gguf": adapter}, {digest: adapter, size: 5})]).toMatchObject([two, two]);
    expect(create({"a.gguf": weights})).toMatchObject({ok: false, error: {code: "not_found"}});
    expect(create({"a.gguf": adapter}, undefined, fail("bad_adapter", "for another one"))).toMatchObject({ok: false, error: {code: "bad_adapter"}});
  });
});

describe("a model whose weights are made smaller", () => {
  const made = `sha256:${"d".repeat(64)}`;

  /** The engine is the test: `observer` is what it tells. */
  class Quantizing {
    readonly halt = new Halt();
    readonly seen: string[] = [];
    outcome: Outcome<Uint8Array> | undefined;
    observer: QuantizeObserver | undefined;

    constructor(begin: (quantizing: Quantizing) => void = () => undefined) {
      const intake = () => ({
        write: (_: Uint8Array, done: (written: Outcome<void>) => void) => done(ok(undefined)),
        finish: (done: (stored: Outcome<object>) => void) => done(ok({digest: made, size: 1})),
        abort: () => void this.seen.push("thrown away"),
      });
      const info = {architecture: "llama", parameterCount: 1, quantization: "F16"};
      const compute = {
        quantize: (_spec: unknown, observer: QuantizeObserver) => {
          this.observer = observer;
          return () => void this.seen.push("engine stopped");
        },
        inspect: (_path: string, done: (inspected: Outcome<object>) => void) => done(ok(info)),
      };
      const blobs = {intake, status: () => ({path: "weights", size: 5, complete: true})};
      const shared = {isHere: () => true, answered: (handle: unknown) => handle, deps: {world: {blobs, compute}}} as unknown as Shared;
      const creator = new Creator(shared, {} as Describer, {
        reserve: (id, _blobs, done) => {
          this.seen.push(`room for ${id}`);
          done(ok(undefined));
        },
        release: (id) => void this.seen.push(`no room for ${id}`),
      });
      if (!name.ok) throw new Error(name.error.message);
      begin(this);
      const texts = {template: undefined, system: undefined, parameters: {}, messages: [], license: []};
      const request = {name: name.value, from: undefined, files: {"a.gguf": weights}, quantization: "Q8_0" as const, ...texts};
      creator.build(
        request,
        () => undefined,
        this.halt,
        (built) => (this.outcome = built),
      );
    }
  }
  const cancelled = {ok: false, error: {code: "cancelled"}};

  it("is made of what comes of it", () => {
    const quantizing = new Quantizing();
    quantizing.observer?.ended(ok(undefined));
    expect(quantizing.outcome).toMatchObject({ok: true});
    expect(quantizing.seen).toEqual(["room for quantize-1", "no room for quantize-1", "room for create-2", "no room for create-2"]);
  });

  it("is not made where it is halted meanwhile: the engine stops, what it made is thrown away, its room is free", () => {
    const quantizing = new Quantizing();
    quantizing.halt.call();
    expect(quantizing.outcome).toMatchObject(cancelled);
    expect(quantizing.seen).toEqual(["room for quantize-1", "engine stopped", "thrown away", "no room for quantize-1"]);
    quantizing.observer?.ended(ok(undefined));
    expect(quantizing.seen.length).toBe(4);
  });

  it("is not begun where it was halted before, and is not thrown away twice", () => {
    const quantizing = new Quantizing(({halt}) => halt.call());
    quantizing.halt.call();
    expect([quantizing.outcome?.ok, quantizing.seen]).toEqual([false, []]);
  });
});
