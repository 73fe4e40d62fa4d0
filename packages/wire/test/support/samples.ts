import type {ControlMessage, ModelsMessage} from "@ollamesh/catalog";
import type {ResumeMessage, SessionMessage, StageMessage} from "@ollamesh/inference";
import type {Advert, MemberMessage, ProbeMessage, Rumour} from "@ollamesh/membership";
import type {Entry} from "@ollamesh/raft";
import type {SurveyMessage, SwarmMessage} from "@ollamesh/swarm";
import type {RaftFrame, RankMessage, SlotsMessage} from "../../src/index.ts";

// At least one message of each kind: what is read back, and what hostile bytes are made of.

export const digest = `sha256:${"a".repeat(64)}`;
export const root = "b".repeat(64);
const sampler = {temperature: 0.5, topK: 40, topP: 0.75, minP: 0, typicalP: 1, repeatPenalty: 1.5, repeatLastN: 64, presencePenalty: 0, frequencyPenalty: 0, seed: 2 ** 32 - 1};

export const swarm: SwarmMessage[] = [
  {type: "interest", digest},
  {type: "uninterest", digest},
  {type: "holding", digest, size: 2 ** 35, pieceSize: 2 ** 24, root, bitfield: new Uint8Array(256).fill(129), whole: true},
  {type: "not_held", digest},
  {type: "have", digest, pieces: [0, 5, 70_000]},
  {type: "get_hashes", digest, root},
  {type: "hashes", digest, root, size: 2 ** 20 + 1, pieceSize: 2 ** 20, hashes: new Uint8Array(64).fill(9)},
  {type: "request", id: 2 ** 32 - 1, digest, piece: 3, offset: 2 ** 20, length: 262_144},
  {type: "data", id: 0, bytes: new Uint8Array(300_000).fill(7)},
  {type: "reject", id: 4, reason: "not here"},
  {type: "cancel", id: 4},
  {
    type: "outside",
    digest,
    size: 3 * 2 ** 20,
    pieceSize: 2 ** 20,
    asks: true,
    claims: [7, 0],
    reading: 1,
    version: 3,
    arrived: 2 ** 40,
    heard: 0,
    pieces: [0, 2],
    hashes: new Uint8Array(64).fill(5),
  },
];
const kept = {
  model: "h/n/m:t",
  blob: digest,
  adapter: "",
  prompt: Int32Array.of(1, 70_000),
  sampler: {...sampler, grammar: "root ::= x"},
  tokensMax: 9,
  stop: ["END"],
  contextLength: 512,
};
export const resumes: ResumeMessage[] = [
  {type: "keep", id: "r-1", request: kept},
  {type: "keep", id: "r-3", request: {...kept, shiftKeepTokens: -1}},
  {type: "keep", id: "r-2", request: {...kept, adapter: `sha256:${"c".repeat(64)}`}},
  {type: "add", id: "r-1", from: 16, tokens: Int32Array.of(5, 6, 2 ** 31 - 1), reason: undefined},
  {type: "add", id: "r-1", from: 0, tokens: new Int32Array(0), reason: "length"},
  {type: "want", id: "r-1"},
  {type: "found", id: "r-1", answer: undefined},
  {type: "found", id: "r-1", answer: {request: kept, tokens: [5, 6], reason: "stop"}},
];
export const surveys: SurveyMessage[] = [
  {type: "survey", id: 2 ** 32 - 1, digests: [digest, `sha256:${"b".repeat(64)}`]},
  {
    type: "share",
    id: 3,
    digest,
    size: 2 ** 35,
    pieceSize: 2 ** 24,
    bitfield: new Uint8Array(256).fill(129),
    isWhole: false,
    isFetching: true,
    bytesPerSecond: 2 ** 30,
    etaMs: 2 ** 33,
    sources: [
      {name: "A", bytes: 2 ** 33, bytesPerSecond: 2 ** 29},
      {name: "registry.ollama.ai", bytes: 0, bytesPerSecond: 0},
    ],
  },
  {type: "share", id: 0, digest, size: 0, pieceSize: 0, bitfield: new Uint8Array(), isWhole: false, isFetching: false, bytesPerSecond: 0, etaMs: undefined, sources: []},
  {type: "ask_links", id: 2 ** 32 - 1},
  {
    type: "links",
    id: 9,
    links: [
      {peer: "12D3KooWA", rttMs: 0.25, isSuspected: false},
      {peer: "12D3KooWB", rttMs: undefined, isSuspected: true},
    ],
  },
];
export const probes: ProbeMessage[] = [
  {type: "ask", number: 2 ** 32 - 1, bytes: 132 * 1024},
  {type: "answer", number: 7, payload: new Uint8Array(4096)},
  {type: "answer", number: 0, payload: new Uint8Array(0)},
  {type: "busy", number: 9},
];
export const models: ModelsMessage[] = [
  {type: "carry", id: 7, name: "registry.ollama.ai/library/m:latest", manifest: ""},
  {type: "find", id: 7, name: "registry.ollama.ai/library/m:latest", manifest: digest},
  {type: "found", id: 7, manifest: new TextEncoder().encode('{"layers":[]}'), headerBytes: 2 ** 33, complete: true},
  {type: "not_found", id: 7},
  {type: "verify", id: 8, manifest: digest, salt: new Uint8Array(32).fill(5), mend: true},
  {type: "verified", id: 8, state: "damaged", damaged: [digest], proofs: [], reason: "one of two blobs"},
  {type: "verified", id: 9, state: "sound", damaged: [], proofs: Array(256).fill(root), reason: ""},
  {type: "give_up", id: 8},
];
export const sessions: SessionMessage[] = [
  {
    type: "open",
    session: "s",
    deployment: "m#3",
    contextLength: 512,
    keepAliveMs: -1,
    tokens: Int32Array.of(1, 2, 767),
    answered: 1,
    sampler: {...sampler, grammar: 'root ::= "a"', topLogprobs: 0},
    tokensMax: 80,
    priority: 1,
  },
  {
    type: "open",
    session: "s",
    deployment: "m#local",
    contextLength: 0,
    keepAliveMs: 300_000,
    tokens: new Int32Array(0),
    answered: 0,
    sampler: {...sampler, seed: undefined},
    tokensMax: 0,
    priority: 10,
  },
  {type: "token", session: "s", index: 3, token: 512},
  {
    type: "token",
    session: "s",
    index: 4,
    token: 512,
    logprob: -0.25,
    top: [
      {token: 512, logprob: -0.25},
      {token: 0, logprob: -7.5},
    ],
  },
  {type: "ended", session: "s", reason: "length", waitedMs: 0.5, promptMs: 1.5, outputMs: 3},
  {type: "embedded", session: "s", embedding: new Uint8Array(8).fill(3)},
  {type: "load", deployment: "m#3", running: 4, waiting: 17, slots: 4},
  {type: "failed", session: "s", code: "stage_lost", reason: "gone"},
  {type: "cancel", session: "s"},
];
export const batch = {
  closes: [1],
  opens: [{slot: 0, sampler, history: Int32Array.of(5, 6), answered: 2, keep: 1, from: 3}],
  slots: Int32Array.of(0, 0, 3),
  positions: Int32Array.of(0, 1, 9),
  outputs: Uint8Array.of(0, 1, 1),
  tokens: undefined,
  hidden: new Uint8Array(3 * 16).fill(3),
};
export const stages: StageMessage[] = [
  {type: "batch", deployment: "m#3", stream: 2 ** 32 - 1, sequence: 4, batch},
  {
    type: "sampled",
    deployment: "m#3",
    stream: 1,
    sequence: 0,
    sampled: [
      {slot: 2, token: 5, end: true},
      {slot: 3, token: 0, end: true, refusal: "no such format"},
      {slot: 4, token: 1, end: false, logprob: -0.5, top: [{token: 1, logprob: -0.5}]},
    ],
  },
  {type: "stage_failed", deployment: "m#3", stream: 1, code: "stage_crashed", reason: "killed"},
];

export const advert: Advert = {
  incarnation: 1_790_000_000_000,
  sequence: 7,
  addresses: ["/ip4/127.0.0.1/tcp/1/p2p/A"],
  version: "0.1.0",
  apiUrl: "http://127.0.0.1:11434",
  zone: "attic",
  engine: "llama.cpp",
  threads: 8,
  memoryBytes: 64 * 2 ** 30,
  memoryFreeBytes: 2 ** 33 + 1,
  devices: ["cpu"],
  lacksRoomFor: ["m"],
  holds: ["registry.ollama.ai/library/storyteller:latest"],
  loaded: [],
  weight: 3,
};
export const rumours: Rumour[] = [
  {kind: "alive", peer: "A", incarnation: 2 ** 52},
  {kind: "suspect", peer: "B", incarnation: 0, by: "C"},
  {kind: "dead", peer: "D", incarnation: 1, by: "E"},
];
export const members: MemberMessage[] = [
  {type: "leave"},
  {type: "hello", advert, hints: [{id: "B", addresses: ["/ip4/127.0.0.1/tcp/2"]}]},
  {type: "swim", message: {type: "ping", sequence: 2 ** 32 - 1, rumours}},
  {type: "swim", message: {type: "ack", sequence: 1, rumours: []}},
  {type: "swim", message: {type: "nack", sequence: 1, rumours: []}},
  {type: "swim", message: {type: "ping_req", sequence: 1, target: "B", rumours}},
  {type: "swim", message: {type: "rumours", rumours}},
];
export const controls: ControlMessage[] = [
  {
    type: "stage_report",
    report: {deployment: "m#3", stageIndex: 1, kind: "keep", state: "fetching", detail: "1 MiB of 2", bytesOnDisk: 2 ** 41, sources: [{peer: "A", bytes: 2 ** 40}]},
  },
  {type: "stage_report", report: {deployment: "m#3", stageIndex: 0, kind: "serve", state: "ready", detail: "", bytesOnDisk: 1, sessions: 0, sources: []}},
  {type: "facts_asked", question: 2 ** 32 - 1, blob: digest},
  {
    type: "facts",
    question: 7,
    facts: {
      speed: {fixedMs: 0.5, msPerByte: 2 ** -22, msPerRowByte: 2 ** -24},
      diskFreeBytes: 2 ** 41,
      held: [{start: 0, end: 2 ** 33}],
      links: [
        {peer: "A", rttMs: 0.25},
        {peer: "B", rttMs: 0.5, bytesPerMs: 12_500.5},
      ],
      used: [
        {deployment: "m#3@a", readyAtMs: 2 ** 41, cpuMs: 2 ** 33, peakBytes: 2 ** 34, sentBytes: 2 ** 42},
        {deployment: "m#4@a", readyAtMs: 1, cpuMs: 0, peakBytes: 1, sentBytes: undefined},
        {deployment: "m#5@a", readyAtMs: 1, cpuMs: 1, peakBytes: 1, sentBytes: 0},
      ],
    },
  },
  {type: "facts", question: 0, facts: {speed: undefined, diskFreeBytes: undefined, held: [], links: [], used: []}},
  {type: "loads_asked", question: 9},
  {type: "loads", question: 2 ** 32 - 1, loads: [{deployment: "m#3@a", running: 4, waiting: 2 ** 20}]},
  {type: "loads", question: 0, loads: []},
];

const lags = [
  {node: 2 ** 47, behind: 0, silentMs: 0},
  {node: 5, behind: 2 ** 40, silentMs: undefined},
];
export const groupMessages: readonly RaftFrame["message"][] = [
  {type: "hello", from: 1, to: 0, members: 3, hasBootstrap: true, recoveredFrom: "c0ffee", hasLeader: true},
  {type: "join", from: 1, to: 0, zone: "cellar"},
  {type: "lag_request", from: 1, to: 7, id: 9},
  {type: "lag_report", from: 7, to: 1, id: 9, members: lags},
  {type: "lag_report", from: 7, to: 1, id: 0, members: []},
];

const entries: readonly Entry[] = [
  {type: "normal", term: 3, index: 8, data: new Uint8Array(40).fill(5)},
  {type: "conf_change", term: 3, index: 9, change: {version: 2, transition: "auto", steps: [{kind: "voter", node: 2 ** 47}], context: new Uint8Array(3)}},
];
export const raftMessages: readonly RaftFrame["message"][] = [
  {type: "append", from: 1, to: 2, term: 3, prev: {index: 7, term: 2}, entries, commit: 6},
  {type: "append_response", from: 2, to: 1, term: 3, index: 9, hint: undefined},
  {type: "append_response", from: 2, to: 1, term: 3, index: 7, hint: {index: 4, term: 2}},
  {type: "pre_vote", from: 2, to: 1, term: 4, last: {index: 9, term: 3}, isTransfer: false},
  {type: "vote_response", from: 1, to: 2, term: 4, isGranted: true},
  {type: "heartbeat", from: 1, to: 2, term: 3, commit: 9, readPosition: 2 ** 40},
  {type: "heartbeat_response", from: 2, to: 1, term: 3, readPosition: 1},
  {type: "timeout_now", from: 1, to: 2, term: 3},
  {type: "read_index", from: 2, to: 1, term: 0, readId: 2 ** 50},
  {type: "read_index_response", from: 1, to: 2, term: 0, index: 9, readId: 2 ** 50},
  {type: "proposal", from: 2, to: 1, term: 0, entries: [{type: "normal", term: 0, index: 0, data: new Uint8Array(9)}]},
];

const handover = {from: "m:latest#1@a", to: "m:latest#2@a", head: "peer-a", number: 0xfedc_ba98};
const slotAt = {slot: 3, stream: 0x8000_0001, sequence: 2 ** 40};

export const slots: readonly SlotsMessage[] = [
  {type: "offer", handover, source: slotAt, tokens: Int32Array.of(0, 1, 151_935, 2 ** 31 - 1), withinMs: 2 ** 32 - 1},
  {type: "offer", handover, source: {slot: 0, stream: 0, sequence: 0}, tokens: new Int32Array(0), withinMs: 0},
  {type: "bring", handover, source: slotAt, target: {slot: 0, stream: 1, sequence: 2}, positions: 131_072, withinMs: 250},
  {type: "pull", handover, source: slotAt, positions: 1500, format: "llama.cpp 1 f16 auto"},
  {type: "more", handover, pieces: 1},
  {type: "piece", handover, total: 268_435_456, bytes: Uint8Array.of(1, 2, 0, 255), digest: undefined},
  {type: "piece", handover, total: 4, bytes: new Uint8Array(1 << 20).fill(7), digest: new Uint8Array(32).fill(9)},
  {type: "refused", handover, reason: "the slot has been opened anew meanwhile"},
  {type: "brought", handover, reason: ""},
  {type: "settled", handover, reason: "no slot is free"},
];

export const ranks: readonly RankMessage[] = [
  {type: "ready", deployment: "m#3@a", life: 2 ** 32 - 1},
  {type: "said", deployment: "m#3@a", life: 7, bytes: new Uint8Array(64 * 1024).fill(3)},
  {type: "said", deployment: "m#3@a", life: 7, bytes: Uint8Array.of(1, 2, 3)},
  {type: "lost", deployment: "m#3@a", life: 7, reason: "the runner process was killed by SIGKILL"},
];
