import {createReadStream, statSync} from "node:fs";
import type {NamedModel, NodeService} from "@ollamesh/node";
import type {BlobIntake, KvStore, Logger} from "@ollamesh/ports";
import {type Callback, CodedError, type ModelName, modelKey, type Outcome, parseModelName} from "@ollamesh/stdx";

export const DEFAULT_MODEL = "storyteller";
/** Set once it was put in: somebody who deletes it does not want it back. */
const IMPORTED_KEY = "peer/default-model-imported";

/** Puts the built-in model into a data folder that never had it. Throws what the stores refuse. */
export async function importDefaultModel(path: string, service: NodeService, kv: KvStore, log: Logger): Promise<void> {
  const marked = await asPromise<Uint8Array | undefined>((done) => kv.get(IMPORTED_KEY, done));
  if (marked) return;
  const name = parsed(DEFAULT_MODEL);
  const held = await asPromise<readonly NamedModel[]>((done) => service.models({type: "names", done}));
  if (!held.some(({model}) => model === modelKey(name))) {
    const digest = await store(path, service);
    const request = {name, from: undefined, files: {"storyteller.gguf": digest}, template: undefined, system: undefined, license: [], parameters: {}, messages: []};
    await asPromise<void>((done) => service.models({type: "create", id: "default-model", scope: "here", request, status: () => {}, done}));
    log.info("default_model_imported", {model: DEFAULT_MODEL});
  }
  await asPromise<void>((done) => kv.write([{kind: "put", key: IMPORTED_KEY, value: new Uint8Array([1])}], done));
}

async function store(path: string, service: NodeService): Promise<string> {
  const intake = await asPromise<BlobIntake>((done) => service.models({type: "intake", size: statSync(path).size, expected: undefined, done}));
  for await (const chunk of createReadStream(path)) await asPromise<void>((done) => intake.write(chunk as Buffer, done));
  const {digest} = await asPromise<{readonly digest: string}>((done) => intake.finish(done));
  return digest;
}

function parsed(text: string): ModelName {
  const name = parseModelName(text);
  if (!name.ok) throw CodedError.from(name.error);
  return name.value;
}

function asPromise<T>(start: (done: Callback<T>) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    start((outcome: Outcome<T>) => (outcome.ok ? resolve(outcome.value) : reject(CodedError.from(outcome.error))));
  });
}
