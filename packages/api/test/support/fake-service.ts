import type {ClusterView, GenerateEvent, ModelDetails, ModelsRequest, NamedModel, NodeService} from "@ollamesh/node";
import type {Logger} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type ModelName, ok, parseModelName} from "@ollamesh/stdx";
import {createHttpApi, type HttpApi} from "../../src/index.ts";

const digest = `sha256:${"a".repeat(64)}`;

export function details(template: string | undefined, model = "tiny"): ModelDetails {
  const name = parseModelName(model);
  if (!name.ok) throw new Error("bad name");
  const layer = {mediaType: "application/vnd.ollama.image.model", digest, size: 900};
  const manifest = {name: name.value, digest, bytes: new Uint8Array(), config: {...layer, size: 100}, layers: [layer], modifiedMs: 0};
  const info = {
    architecture: "llama",
    parameterCount: 2_345_678,
    quantization: "F16",
    metadata: {"general.name": "x", "general.architecture": "llama", "tokenizer.ggml.tokens": ["a"]},
    tensors: [],
  } as unknown as ModelDetails["info"];
  const rest = {template, system: undefined, parameters: {stop: ["<end>"], top_k: 3}, messages: [], license: [], complete: true};
  return {manifest, blob: digest, blobSize: 900, info, ...rest};
}

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
  members: [{node: 1, peer: "p1", zone: "", role: "voter", isLeader: true, isUp: true, condition: "up", lag: 0, silentMs: 0}],
  change: undefined,
  elections: 1,
  apart: [],
};

const goChat = `{{ if .System }}<sys>{{ .System }}</sys>{{ end }}{{ range .Messages }}{{ if ne .Role "system" }}<{{ .Role }}>{{ if .Thinking }}<think>{{ .Thinking }}</think>{{ end }}{{ .Content }}
{{- if .ToolCalls }}<tool_call>{{ range .ToolCalls }}{"name": "{{ .Function.Name }}", "arguments": {{ .Function.Arguments }}}{{ end }}</tool_call>{{ end }}</{{ .Role }}>
{{- end }}{{ end }}{{ if .Tools }}<tools>{{ .Tools }}</tools>{{ end }}<assistant>`;

/** Models of the fake by name, besides `tiny`, which has no template. */
const others: Readonly<Record<string, () => ModelDetails>> = {
  plain: () => details("{{ if .System }}<sys>{{ .System }}</sys>{{ end }}{{ range .Messages }}<{{ .Role }}>{{ .Content }}{{ end }}<assistant>", "plain"),
  able: () => details(goChat, "able"),
  insert: () => details("{{ if .Suffix }}<pre>{{ .Prompt }}<suf>{{ .Suffix }}<mid>{{ else }}{{ .Prompt }}{{ end }}", "insert"),
  partial: () => ({...details(undefined, "partial"), complete: false}),
  embedder: () => {
    const model = details(undefined, "embedder");
    return {...model, info: {...model.info, metadata: {...model.info.metadata, "llama.pooling_type": 1}}};
  },
  rich: () => ({
    ...details("{{ .Prompt }}", "rich"),
    system: "Be brief.",
    messages: [
      {role: "user", content: "Hi"},
      {role: "assistant", content: "Ho"},
    ],
    license: ["MIT"],
  }),
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
export const stats = {reason: "stop", promptTokens: 3, outputTokens: 2, totalMs: 5, loadMs: 1, promptMs: 2, outputMs: 2, tokens: [1, 2]} as const;
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

export function createFake({blobBytesMax = 2 ** 40}: {blobBytesMax?: number} = {}): Fake {
  const missing = fail("model_not_found", "no such model");
  const found = (name: ModelName): boolean => name.tag === "latest" && (name.model.toLowerCase() === "tiny" || Object.hasOwn(others, name.model));
  const detailsOf = (name: ModelName): ModelDetails => others[name.model]?.() ?? details(fake.template);
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
    surveys: (request) => later(() => request.done(missing)),
    stages: (request) =>
      later(() => {
        const view = {deployment: "registry.ollama.ai/library/tiny:latest#local", firstLayer: 0, lastLayer: 1, memoryBytes: 7};
        if (request.type === "loaded") request.done(ok([{...view, contextLength: 64, activeSequences: 0, queued: 0}]));
      }),
    deployments: (request) =>
      later(() => {
        if (request.type === "expiries" || request.type === "placements") request.done(ok([]));
        else if (request.type === "undeploy" || request.type === "unload_local") request.done(ok(undefined));
        else if (request.type === "placement") request.done(missing);
        else if (request.type === "deploy") request.done(fail("not_deployable", "no peer has memory"));
      }),
    models: (request) =>
      later(() => {
        if (request.type === "names") request.done(ok([named]));
        else if (request.type === "describe") request.done(found(request.name) ? ok(detailsOf(request.name)) : missing);
        else if (request.type === "delete") request.done(found(request.name) ? ok(undefined) : missing);
        else if (request.type === "copy") request.done(found(request.source) ? ok(undefined) : missing);
        else if (request.type === "create") {
          request.status("writing manifest");
          request.done(ok(undefined));
        } else if (request.type === "vocabulary") request.done(ok(vocabulary as never));
        else if (request.type === "pull") {
          request.observe({type: "status", status: "pulling manifest"});
          if (!found(request.name)) return request.observe({type: "failed", failure: missing.error});
          request.observe({type: "layer", digest, total: 9, completed: 9});
          request.observe({type: "done"});
        } else if (request.type === "verify") tellOfCopies(request, found(request.name) ? undefined : missing.error);
        else if (request.type === "intake") {
          let left = fake.roomBytes;
          const write = (bytes: Uint8Array, done: Callback<void>): void => {
            left -= bytes.length;
            fake.uploaded.push(bytes.length);
            setImmediate(() => done(left < 0 ? fail("disk_full", "no room") : ok(undefined)));
          };
          request.done(ok({write, finish: (done) => done(ok({digest, size: 1})), abort() {}}));
        }
      }),
    sessions: (request) =>
      later(() => {
        fake.requests.push(request);
        if (request.type === "cancel") fake.cancelled.push(request.id);
        else if (request.type === "warm") request.done(ok(undefined));
        else if (request.type === "generate") for (const event of fake.script === "hang" ? hanging : fake.script) request.observe(event);
      }),
  };
  const clock = {nowMs: () => 0, wallMs: () => 0, after: () => () => {}};
  const api = createHttpApi({
    service,
    log: silent,
    clock,
    version: "1",
    blobBytesMax,
    webOrigins: ["https://*.friend.example"],
    ollamaVersion: "0.12.0",
    metricsText: async () => "up 1\n",
  });
  const fake: Fake = {api, service, cancelled: [], requests: [], uploaded: [], roomBytes: Number.POSITIVE_INFINITY, script: happy, template: undefined};
  return fake;
}

function later(run: () => void): boolean {
  setImmediate(run);
  return true;
}
