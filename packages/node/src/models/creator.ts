import type {ManifestLayer, ModelInfo, Quantization} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import type {Describer} from "./describer.ts";
import {type Halt, halted} from "./halt.ts";
import {layerTypes, manifestBytes} from "./manifest-layers.ts";
import type {CreateRequest, CreateStatus, ModelDetails} from "./messages.ts";
import {forAll, type Shared} from "./models-shared.ts";
import {blobsGone} from "./names.ts";
import {quantizeWeights} from "./quantize-weights.ts";

interface Base {
  readonly weights: ManifestLayer;
  readonly info: ModelInfo;
  readonly adapter: ManifestLayer | undefined;
  /** Of the model it is made from; what the request names replaces it. */
  readonly inherited: ModelDetails | undefined;
}

interface Text {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Room on the disk, kept until `release`; see `Room`. */
export interface CreatorRoom {
  reserve(id: string, blobs: readonly {readonly digest: string; readonly size: number}[], done: Callback<void>): void;
  release(id: string): void;
}

/** Types of weights that can be quantised: of others too much is lost already. */
const FULL_TYPES: readonly string[] = ["F16", "BF16", "F32"];
/** Of the size of the weights: the largest result, Q8_0 of F16, is 0.53 of it. */
const QUANTIZING_ROOM = 1.1;

/** Makes a model of a GGUF blob or of another model, as `ollama create` does. */
export class Creator {
  readonly #shared: Shared;
  readonly #describer: Describer;
  readonly #room: CreatorRoom;
  #builds = 0;

  constructor(shared: Shared, describer: Describer, room: CreatorRoom) {
    this.#shared = shared;
    this.#describer = describer;
    this.#room = room;
  }

  /** Stores every layer, or none where there is no room for all (codes as of `Room.reserve`); the answer is the manifest, which is not written. Code `cancelled`: halted before it was there. */
  build(request: CreateRequest, status: CreateStatus, halt: Halt, done: Callback<Uint8Array>): void {
    const next = <T>(step: (value: T) => void) => {
      return (outcome: Outcome<T>): void => (halt.isCalled ? done(halted) : outcome.ok ? step(outcome.value) : done(outcome));
    };
    const stored = next<Uint8Array>((manifest) => done(ok(manifest)));
    const adapted = next<Base>((base) => this.#writeInRoom(request, base, status, stored));
    const quantized = next<Base>((base) => this.#adapt(base, Object.values(request.adapters ?? {}), adapted));
    const with_ = next<Base>((base) => (request.quantization ? this.#quantizeInRoom(base, request.quantization, {status, halt}, quantized) : quantized(ok(base))));
    const files = Object.values(request.files);
    if (request.from) return this.#fromModel(request, with_);
    if (files.length === 0) return done(fail("bad_request", "neither 'from' or 'files' was specified"));
    if (files.length > 1) return done(fail("bad_request", "one GGUF file makes a model: split and multi-part models are not supported"));
    status("parsing GGUF");
    this.#fromBlob(files[0] as string, with_);
  }

  #fromModel(request: CreateRequest, done: Callback<Base>): void {
    this.#describer.describe(request.from as NonNullable<CreateRequest["from"]>, (outcome) => {
      if (!outcome.ok) return done(outcome);
      const {blob, blobSize, info, adapter: had, complete} = outcome.value;
      const adapter = had && {mediaType: layerTypes.adapter, ...had};
      if (!complete) return done(fail("no_source", "the model to start from is not held whole on this peer: pull it first"));
      done(ok({weights: {mediaType: layerTypes.model, digest: blob, size: blobSize}, info, adapter, inherited: outcome.value}));
    });
  }

  #fromBlob(digest: string, done: Callback<Base>): void {
    const {blobs, compute} = this.#shared.deps.world;
    const status = blobs.status(digest);
    if (!status?.complete) return done(fail("not_found", `blob "${digest}" not found: upload it first`));
    compute.inspect(
      status.path,
      this.#shared.answered((outcome: Outcome<ModelInfo>) => {
        done(outcome.ok ? ok({weights: {mediaType: layerTypes.model, digest, size: status.size}, info: outcome.value, adapter: undefined, inherited: undefined}) : outcome);
      }),
    );
  }

  /** What is made of it is smaller, and is on this disk twice for a moment, before it is a blob. */
  #quantizeInRoom(base: Base, quantization: Quantization, {status, halt}: {readonly status: CreateStatus; readonly halt: Halt}, done: Callback<Base>): void {
    const {info, weights} = base;
    if (info.quantization === quantization) return done(ok(base));
    if (!FULL_TYPES.includes(info.quantization))
      return done(fail("bad_request", `quantization is only supported for F16, BF16 and F32 models, and these weights are ${info.quantization}`));
    const id = `quantize-${++this.#builds}`;
    this.#room.reserve(id, [{digest: id, size: Math.ceil(weights.size * QUANTIZING_ROOM)}], (outcome) => {
      if (!outcome.ok) return done(outcome);
      const quantizing = quantizeWeights(this.#shared, base, quantization, status, (digest) => {
        this.#room.release(id);
        if (!digest.ok) return done(digest);
        this.#fromBlob(digest.value, (made) => done(made.ok ? ok({...made.value, adapter: base.adapter, inherited: base.inherited}) : made));
      });
      halt.during(quantizing);
    });
  }

  /** Adds the adapter, once its header shows that it is one for these weights. */
  #adapt(base: Base, digests: readonly string[], done: Callback<Base>): void {
    const [digest] = digests;
    if (digest === undefined) return done(ok(base));
    if (digests.length > 1 || base.adapter) return done(fail("bad_request", "only one adapter is currently supported"));
    const {blobs, compute} = this.#shared.deps.world;
    const held = blobs.status(digest);
    if (!held?.complete) return done(fail("not_found", `blob "${digest}" not found: upload it first`));
    const adapter = {mediaType: layerTypes.adapter, digest, size: held.size};
    compute.checkAdapter(
      held.path,
      base.info,
      this.#shared.answered((outcome: Outcome<void>) => done(outcome.ok ? ok({...base, adapter}) : outcome)),
    );
  }

  /** Texts can be as large as a request may be, and what is known to be here already is only known when it came. */
  #writeInRoom(request: CreateRequest, base: Base, status: CreateStatus, done: Callback<Uint8Array>): void {
    const texts = textLayers(request, base.inherited).map(({mediaType, text}) => ({mediaType, bytes: encode(text)}));
    // Digests are of one length: the config has its size before it has its content.
    const config = encode(configJson(base.info, [...blobsOf(base), ...texts.map(() => base.weights)]));
    const id = `create-${++this.#builds}`;
    const size = texts.reduce((sum, {bytes}) => sum + bytes.length, config.length);
    // What it is made of stays until the name stands for it, whatever other names end meanwhile.
    this.#room.reserve(id, [{digest: id, size}, ...blobsOf(base)], (outcome) => {
      if (!outcome.ok) return done(outcome);
      this.#write(request, texts, base, status, (written) => {
        this.#room.release(id);
        done(written);
      });
    });
  }

  #write(request: CreateRequest, texts: readonly Text[], base: Base, status: CreateStatus, done: Callback<Uint8Array>): void {
    const uploaded = blobsOf(base);
    const made = new Map<Text, ManifestLayer>();
    for (const {digest} of uploaded) status(`using existing layer ${digest}`);
    forAll(
      texts,
      (text, stored) =>
        this.#store(text.mediaType, text.bytes, (outcome) => {
          if (outcome.ok) made.set(text, outcome.value);
          stored(outcome.ok ? ok(undefined) : outcome);
        }),
      (outcome) => {
        if (!outcome.ok) return done(outcome);
        // In the order they were given, whichever was stored first.
        const layers = [...uploaded, ...texts.map((text) => made.get(text) as ManifestLayer)];
        for (const {digest} of layers.slice(uploaded.length)) status(`creating new layer ${digest}`);
        this.#store(layerTypes.config, encode(configJson(base.info, layers)), (config) => {
          if (!config.ok) return done(config);
          if (![config.value, ...layers].every((layer) => this.#shared.isHere(layer))) return done(blobsGone(request.name));
          done(ok(manifestBytes(config.value, layers)));
        });
      },
    );
  }

  #store(mediaType: string, bytes: Uint8Array, done: Callback<ManifestLayer>): void {
    const intake = this.#shared.deps.world.blobs.intake(undefined);
    intake.write(
      bytes,
      this.#shared.answered((written: Outcome<void>) => {
        if (!written.ok) {
          intake.abort();
          return done(written);
        }
        intake.finish(this.#shared.answered((outcome: Outcome<{digest: string; size: number}>) => done(outcome.ok ? ok({mediaType, ...outcome.value}) : outcome)));
      }),
    );
  }
}

/** What of the model is here already. */
function blobsOf({weights, adapter}: Base): ManifestLayer[] {
  return adapter ? [weights, adapter] : [weights];
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text layers of the new model: the request's, else those of the model it is made from. Parameters are merged. */
function textLayers(request: CreateRequest, inherited: ModelDetails | undefined): {mediaType: string; text: string}[] {
  const parameters = {...inherited?.parameters, ...request.parameters};
  const messages = request.messages.length > 0 ? request.messages : (inherited?.messages ?? []);
  const licenses = request.license.length > 0 ? request.license : (inherited?.license ?? []);
  const template = request.template ?? inherited?.template;
  const system = request.system ?? inherited?.system;
  return [
    ...(template === undefined ? [] : [{mediaType: layerTypes.template, text: template}]),
    ...(system === undefined ? [] : [{mediaType: layerTypes.system, text: system}]),
    ...(Object.keys(parameters).length === 0 ? [] : [{mediaType: layerTypes.params, text: JSON.stringify(parameters)}]),
    ...(messages.length === 0 ? [] : [{mediaType: layerTypes.messages, text: JSON.stringify(messages)}]),
    ...licenses.map((text) => ({mediaType: layerTypes.license, text})),
  ];
}

/** The config blob as Ollama writes it. */
function configJson(info: ModelInfo, layers: readonly ManifestLayer[]): string {
  return JSON.stringify({
    model_format: "gguf",
    model_family: info.architecture,
    model_families: [info.architecture],
    model_type: parameterSize(info.parameterCount),
    file_type: info.quantization,
    architecture: "amd64",
    os: "linux",
    rootfs: {type: "layers", diff_ids: layers.map((layer) => layer.digest)},
  });
}

/** "2.3M", "7.2B": as Ollama shows sizes. */
export function parameterSize(count: number): string {
  const [divisor, unit] = count >= 1e12 ? [1e12, "T"] : count >= 1e9 ? [1e9, "B"] : count >= 1e6 ? [1e6, "M"] : count >= 1e3 ? [1e3, "K"] : [1, ""];
  const value = count / (divisor as number);
  return `${unit === "B" || unit === "T" ? value.toFixed(1) : value >= 10 || unit === "" ? Math.round(value) : value.toFixed(1)}${unit}`;
}
