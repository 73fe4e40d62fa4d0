import type {ClusterView, GenerateEvent, ModelDetails, ModelsRequest, NamedModel, NodeService} from "@ollamesh/node";
import type {BlobIntake, Clock, Logger} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type ModelName, type Outcome, ok} from "@ollamesh/stdx";
import {createHttpApi, type HttpApi} from "../../src/index.ts";
import {digest, fakeModel} from "./fake-models.ts";

const named: NamedModel = {
  model: "registry.ollama.ai/library/tiny:latest",
  displayName: "tiny:latest",
  manifest: digest,
  size: 1000,
  architecture: "llama",
  parameterCount: 2_345_678,
  quantization: "F16",
  modifiedMs: 0,
  holders: ["p1"],
  isHere: true,
  lacksRoom: false,
};

const cluster: ClusterView = {
  state: "alone",
  cluster: "c1",
  node: 1,
  role: "leader",
  leader: "p1",
  term: 2,
  commit: 3,
  applied: 3,
  lastIndex: 3,
  firstIndex: 2,
  appended: {appends: 1, entries: 3},
  members: [{node: 1, peer: "p1", zone: "", role: "voter", isLeader: true, isUp: true, condition: "up", drains: false, lag: 0, silentMs: 0}],
  change: undefined,
  elections: 1,
  apart: [],
};

/** A token a word. */
const vocabulary = {
  bosText: "<s>",
  eosText: "</s>",
  close() {},
  tokenize: (text: string, _options: object, done: Callback<Int32Array>) => setImmediate(() => done(ok(new Int32Array(text.split(" ").length)))),
};

export interface Fake {
  readonly api: HttpApi;
  readonly service: NodeService;
  readonly cancelled: string[];
  readonly requests: Parameters<NodeService["sessions"]>[0][];
  readonly uploaded: number[];
  /** Bytes there is room for in any upload. */
  roomBytes: number;
  /** What a generate says; "hang" says one text and no more. */
  script: readonly GenerateEvent[] | "hang";
  template: string | undefined;
}

const silent: Logger = {child: () => silent, debug() {}, info() {}, warn() {}, error() {}};
export const stats = {reason: "stop", promptTokens: 3, outputTokens: 2, totalMs: 5, loadMs: 1, promptMs: 2, outputMs: 2, takenUp: 0, tokens: [1, 2]} as const;
export const happy: readonly GenerateEvent[] = [
  {type: "text", text: "Hel"},
  {type: "text", text: "lo"},
  {type: "done", stats},
];

const hanging: readonly GenerateEvent[] = [{type: "text", text: "one"}];

/** One of two copies is damaged, unless it shall be mended. */
function tellOfCopies({isRepair, observe}: ModelsRequest & {type: "verify"}, failure: Failure | undefined): void {
  if (failure) return observe({type: "failed", failure});
  observe({type: "waiting", peers: ["p2"]});
  observe({type: "copy", report: {peer: "p2", state: isRepair ? "mended" : "damaged", damaged: [digest], isKeeper: true, reason: "one of two"}});
  observe({type: "done", summary: {copies: 2, sound: isRepair ? 2 : 1, wanted: 2, isOk: isRepair}});
}

const missing = fail("model_not_found", "no such model");

/** A blob that is uploaded: there may be no room for it. */
function intake(fake: Fake): BlobIntake {
  let left = fake.roomBytes;
  const write = (bytes: Uint8Array, done: Callback<void>): void => {
    left -= bytes.length;
    fake.uploaded.push(bytes.length);
    setImmediate(() => done(left < 0 ? fail("disk_full", "no room") : ok(undefined)));
  };
  return {write, finish: (done) => done(ok({digest, size: 1})), abort() {}};
}

function answerModels(fake: Fake, request: ModelsRequest): void {
  const found = (name: ModelName): Outcome<ModelDetails> => {
    const model = fakeModel(name, fake.template);
    return model ? ok(model) : missing;
  };
  if (request.type === "names") request.done(ok([named]));
  else if (request.type === "describe") request.done(found(request.name));
  else if (request.type === "metadata") request.done(ok({"general.architecture": "llama", "tokenizer.ggml.tokens": ["a", "b", "c"], "llama.pages": [1n, 2n]}));
  else if (request.type === "delete") request.done(found(request.name).ok ? ok(undefined) : missing);
  else if (request.type === "copy") request.done(found(request.source).ok ? ok(undefined) : missing);
  else if (request.type === "create") {
    const {quantization, adapters = {}} = request.request;
    const [adapter] = Object.values(adapters);
    if (adapter !== undefined && adapter !== digest) return request.done(fail("bad_adapter", "The file is no adapter: its general.type is missing."));
    if (quantization) request.status(`quantizing F16 model to ${quantization}`, {completed: 5, total: 10});
    request.status("writing manifest");
    request.done(ok(undefined));
  } else if (request.type === "vocabulary") request.done(ok(vocabulary as never));
  else if (request.type === "pull") {
    request.observe({type: "status", status: "pulling manifest"});
    if (!found(request.name).ok) return request.observe({type: "failed", failure: missing.error});
    request.observe({type: "layer", digest, total: 9, completed: 9});
    request.observe({type: "done"});
  } else if (request.type === "verify") tellOfCopies(request, found(request.name).ok ? undefined : missing.error);
  else if (request.type === "intake") request.done(ok(intake(fake)));
}

const stillClock: Clock = {nowMs: () => 0, wallMs: () => 0, after: () => () => {}};

interface FakeOptions {
  readonly blobBytesMax?: number;
  readonly connectionsMax?: number;
  readonly clock?: Clock;
  readonly isForWatching?: boolean;
}

export function createFake({blobBytesMax = 2 ** 40, connectionsMax, clock = stillClock, isForWatching = false}: FakeOptions = {}): Fake {
  const service: NodeService = {
    view: () => ({peerId: "p1", version: "0", addresses: [], uptimeMs: 1.4, engine: {engine: "fake", version: "0", threads: 1, memoryBytes: 1, devices: []}, actors: []}),
    hasBlob: (one: string) => one === digest,
    blobBytesOnDisk: () => 0,
    membership: (request) => later(() => void (request.type === "members" && request.done(ok([])))),
    agreement: (request) =>
      later(() => {
        if (request.type === "cluster") request.done(ok(cluster));
        else if (request.type === "propose") request.done(fail("no_quorum", "no quorum: 1 of 3 voters are reachable from here"));
      }),
    transfers: (request) =>
      later(() => {
        if (request.type === "views") request.done(ok([]));
      }),
    guard: (request) =>
      later(() => {
        const pressure = {lateMs: 1, memoryShare: 0.93, diskFreeBytes: undefined};
        if (request.type === "view") request.done(ok({rung: "shed", reason: "memory is used to 93 %", pressure}));
      }),
    surveys: (request) => later(() => request.done(missing)),
    stages: (request) =>
      later(() => {
        const view = {deployment: "registry.ollama.ai/library/tiny:latest#local", firstLayer: 0, lastLayer: 1, memoryBytes: 7};
        if (request.type === "loaded") request.done(ok([{...view, contextLength: 64, activeSequences: 0, queued: 0, silentMs: 0}]));
      }),
    deployments: (request) =>
      later(() => {
        if (request.type === "expiries" || request.type === "placements") request.done(ok([]));
        else if (request.type === "undeploy" || request.type === "unload_local") request.done(ok(undefined));
        else if (request.type === "placement") request.done(missing);
        else if (request.type === "deploy") request.done(fail("not_deployable", "no peer has memory"));
      }),
    models: (request) => later(() => answerModels(fake, request)),
    sessions: (request) =>
      later(() => {
        fake.requests.push(request);
        if (request.type === "cancel") fake.cancelled.push(request.id);
        else if (request.type === "warm") request.done(ok(undefined));
        else if (request.type === "generate") for (const event of fake.script === "hang" ? hanging : fake.script) request.observe(event);
      }),
  };
  const api = createHttpApi({
    service,
    log: silent,
    clock,
    version: "1",
    blobBytesMax,
    webOrigins: ["https://*.friend.example"],
    ollamaVersion: "0.12.0",
    metricsText: async () => "up 1\n",
    isForWatching,
    ...(connectionsMax !== undefined && {connectionsMax}),
  });
  const fake: Fake = {api, service, cancelled: [], requests: [], uploaded: [], roomBytes: Number.POSITIVE_INFINITY, script: happy, template: undefined};
  return fake;
}

function later(run: () => void): boolean {
  setImmediate(run);
  return true;
}
