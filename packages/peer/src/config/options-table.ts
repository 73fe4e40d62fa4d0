import {availableParallelism, homedir, totalmem} from "node:os";
import {join} from "node:path";
import {GIB, KIB, MIB} from "@ollamesh/stdx";
import {z} from "zod";
import {bytes, duration, isBytes, multiaddr, rate, text, whole} from "./option-schemas.ts";

/** One setting: flag, environment variables, key in the file and documentation come from this one row. */
export interface Option {
  /** Key in the YAML or JSON file; the flag is its kebab-case form, and the file may have that or snake_case. */
  readonly key: keyof PeerConfig;
  /** The first that is set wins; Ollama's own names are honoured last. */
  readonly env: readonly string[];
  /** What stands behind the flag in `--help`. */
  readonly value: string;
  readonly repeatable: boolean;
  readonly schema: z.ZodType;
  /** Text of the default for `--help`. */
  readonly fallback: unknown;
  readonly help: string;
}

export interface PeerConfig {
  readonly listen: readonly string[];
  readonly bulk: boolean;
  readonly bulkListen: readonly string[];
  readonly bootstrap: readonly string[];
  readonly dataDir: string;
  readonly dataDirMoved: boolean;
  readonly host: string;
  readonly modelsDir: string | undefined;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly threads: number;
  readonly flashAttention: "auto" | "on" | "off" | "1" | "0" | "true" | "false";
  readonly kvCacheType: "f16" | "q8_0" | "q4_0";
  readonly contextLength: number;
  readonly numParallel: number;
  readonly maxQueue: number;
  readonly responseCache: string | undefined;
  readonly maxLoadedModels: number | undefined;
  readonly routing: "auto" | "least_connections" | "weighted" | "round_robin";
  readonly routingWeight: number;
  readonly rateLimit: number | undefined;
  readonly rateBurst: number | undefined;
  readonly profile: "legacy" | "standard" | "high-concurrency";
  readonly keepAlive: string;
  readonly memoryMax: number;
  readonly chunkSize: string | undefined;
  readonly parallelTransfers: number;
  readonly integrityValidation: "concurrent";
  readonly distributionStrategy: "parallel_chunks";
  readonly uploadLimit: string | undefined;
  readonly downloadLimit: string | undefined;
  readonly diskMax: string | undefined;
  readonly diskReserve: string;
  readonly origin: string;
  readonly insecureOrigin: readonly string[];
  readonly webOrigins: readonly string[];
  readonly originAuth: readonly string[];
  readonly originKey: string;
  readonly zone: string;
  readonly electionTimeout: string;
  readonly heartbeatInterval: string;
  readonly votersMax: number;
  readonly replaceAfter: string;
  readonly minNodes: number;
  readonly replicationFactor: number;
  readonly repairAfter: string;
  readonly defaultModel: boolean;
  readonly llamaDir: string | undefined;
}

export const optionsTable: readonly Option[] = [
  {
    key: "listen",
    env: ["OLLAMESH_LISTEN"],
    value: "<multiaddr>",
    repeatable: true,
    schema: z.array(multiaddr).min(1).max(16),
    fallback: ["/ip4/0.0.0.0/tcp/11435"],
    help: "where other peers reach this one; port 0 takes a free one",
  },
  {
    key: "bulk",
    env: ["OLLAMESH_BULK"],
    value: "<true|false>",
    repeatable: false,
    schema: z.stringbool({error: "must be true or false"}).or(z.boolean()),
    fallback: true,
    help: "blobs go over TLS connections beside the mesh's own where they can; false: never",
  },
  {
    key: "bulkListen",
    env: ["OLLAMESH_BULK_LISTEN"],
    value: "<multiaddr>",
    repeatable: true,
    schema: z.array(multiaddr).max(16),
    fallback: [],
    help: "where those connections are taken, for example on a second network (default: a free port beside each --listen)",
  },
  {
    key: "bootstrap",
    env: ["OLLAMESH_BOOTSTRAP"],
    value: "<multiaddr>",
    repeatable: true,
    schema: z.array(multiaddr).max(64),
    fallback: [],
    help: "a peer of the mesh to join; none: start a mesh",
  },
  {
    key: "dataDir",
    env: ["OLLAMESH_DATA_DIR"],
    value: "<folder>",
    repeatable: false,
    schema: text,
    fallback: join(homedir(), ".ollamesh"),
    help: "keys, database and models of this peer",
  },
  {
    key: "dataDirMoved",
    env: ["OLLAMESH_DATA_DIR_MOVED"],
    value: "<true|false>",
    repeatable: false,
    schema: z.stringbool({error: "must be true or false"}).or(z.boolean()),
    fallback: false,
    help: "true, once: the data folder was moved here, and its original was not used since and never will be",
  },
  {
    key: "host",
    env: ["OLLAMESH_HOST", "OLLAMA_HOST"],
    value: "<address[:port]>",
    repeatable: false,
    schema: text,
    fallback: "127.0.0.1:11434",
    help: "where the HTTP API answers; for commands: which peer to ask",
  },
  {
    key: "modelsDir",
    env: ["OLLAMESH_MODELS_DIR", "OLLAMA_MODELS"],
    value: "<folder>",
    repeatable: false,
    schema: text.optional(),
    fallback: undefined,
    help: "an Ollama model folder to serve as it is (default: models in the data folder)",
  },
  {
    key: "logLevel",
    env: ["OLLAMESH_LOG_LEVEL"],
    value: "<level>",
    repeatable: false,
    schema: z.enum(["debug", "info", "warn", "error", "silent"], {error: "must be one of debug, info, warn, error, silent"}),
    fallback: "info",
    help: "debug, info, warn, error or silent",
  },
  {
    key: "threads",
    env: ["OLLAMESH_THREADS"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 1024),
    fallback: availableParallelism(),
    help: "CPU threads one loaded stage may use",
  },
  {
    key: "flashAttention",
    env: ["OLLAMESH_FLASH_ATTENTION", "OLLAMA_FLASH_ATTENTION"],
    value: "<when>",
    repeatable: false,
    schema: z.enum(["auto", "on", "off", "1", "0", "true", "false"], {error: "must be auto, on or off"}),
    fallback: "auto",
    help: "flash attention: auto (where llama.cpp can), on or off",
  },
  {
    key: "kvCacheType",
    env: ["OLLAMESH_KV_CACHE_TYPE", "OLLAMA_KV_CACHE_TYPE"],
    value: "<type>",
    repeatable: false,
    schema: z.enum(["f16", "q8_0", "q4_0"], {error: "must be one of f16, q8_0, q4_0"}),
    fallback: "f16",
    help: "how keys and values of the context are kept: f16, or q8_0 and q4_0 in half and a quarter of the memory",
  },
  {
    key: "contextLength",
    env: ["OLLAMESH_CONTEXT_LENGTH", "OLLAMA_CONTEXT_LENGTH"],
    value: "<tokens>",
    repeatable: false,
    schema: whole(16, 16_777_216),
    fallback: 4096,
    help: "context of a sequence where neither request nor model says",
  },
  {
    key: "numParallel",
    env: ["OLLAMESH_NUM_PARALLEL", "OLLAMA_NUM_PARALLEL"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 100),
    fallback: 4,
    help: "sequences one loaded model serves at once",
  },
  {
    key: "maxQueue",
    env: ["OLLAMESH_MAX_QUEUE", "OLLAMA_MAX_QUEUE"],
    value: "<n>",
    repeatable: false,
    schema: whole(0, 100_000),
    fallback: 512,
    help: "requests that may wait on one peer for a slot or a model to load; more are refused with 503",
  },
  {
    key: "profile",
    env: ["OLLAMESH_PROFILE"],
    value: "<name>",
    repeatable: false,
    schema: z.enum(["legacy", "standard", "high-concurrency"], {error: "must be one of legacy, standard, high-concurrency"}),
    fallback: "standard",
    help: "other defaults for --num-parallel, --max-queue and --keep-alive: legacy has 2, 0 and 2m, high-concurrency 50, 500 and 10m",
  },
  {
    key: "routing",
    env: ["OLLAMESH_ROUTING"],
    value: "<way>",
    repeatable: false,
    schema: z.enum(["auto", "least_connections", "weighted", "round_robin"], {error: "must be one of auto, least_connections, weighted, round_robin"}),
    fallback: "auto",
    help: "how a request's peer is chosen among those that have the model: auto (who is expected to have answered first), least_connections, weighted, round_robin",
  },
  {
    key: "routingWeight",
    env: ["OLLAMESH_ROUTING_WEIGHT"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 100),
    fallback: 1,
    help: "of requests, what this peer shall take against the others; they are told",
  },
  {
    key: "rateLimit",
    env: ["OLLAMESH_RATE_LIMIT"],
    value: "<requests per second>",
    repeatable: false,
    schema: z.coerce.number({error: "must be a number"}).min(0.001, "must be at least 0.001").max(1_000_000, "must be at most 1000000").optional(),
    fallback: undefined,
    help: "generations one client of this peer, by its key or else its address, may ask for in the long run; more are refused with 429 (default: no limit)",
  },
  {
    key: "rateBurst",
    env: ["OLLAMESH_RATE_BURST"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 1_000_000).optional(),
    fallback: undefined,
    help: "how many of those may come at once (default: as many as --rate-limit lets through in a second, at least 1)",
  },
  {
    key: "keepAlive",
    env: ["OLLAMESH_KEEP_ALIVE", "OLLAMA_KEEP_ALIVE"],
    value: "<duration>",
    repeatable: false,
    schema: z.coerce.string(),
    fallback: "5m",
    help: "how long an idle model stays loaded: 10m, 1h, seconds, negative for ever",
  },
  {
    key: "responseCache",
    env: ["OLLAMESH_RESPONSE_CACHE"],
    value: "<bytes>",
    repeatable: false,
    schema: bytes(KIB).optional(),
    fallback: undefined,
    help: "memory for answers to requests with temperature 0, told again for an hour to whoever asks the same of this peer, for example 64MB (default: none is kept)",
  },
  {
    key: "maxLoadedModels",
    env: ["OLLAMESH_MAX_LOADED_MODELS", "OLLAMA_MAX_LOADED_MODELS"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 1000).optional(),
    fallback: undefined,
    help: "models loaded because somebody asked, at once; one more takes the place of the longest idle, or waits until one is (default: as many as memory holds)",
  },
  {
    key: "memoryMax",
    env: ["OLLAMESH_MEMORY_MAX"],
    value: "<bytes>",
    repeatable: false,
    schema: whole(64 * MIB, 1024 * 1024 * GIB),
    fallback: Math.floor(totalmem() * 0.8),
    help: "memory models may take on this host (default: 80 % of it)",
  },
  {
    key: "chunkSize",
    env: ["OLLAMESH_CHUNK_SIZE"],
    value: "<bytes>",
    repeatable: false,
    schema: z.coerce.string().refine((value) => isBytes(value, 256 * KIB, 100 * MIB), "must be from 256KiB to 100MiB, for example 4MiB or 100MB"),
    fallback: undefined,
    help: "pieces of models this peer cuts, from 256KiB to 100MiB; the same on all peers (default: by the model's size, 256KiB to 16MiB)",
  },
  {
    key: "parallelTransfers",
    env: ["OLLAMESH_PARALLEL_TRANSFERS"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 64),
    fallback: 3,
    help: "blobs fetched at once",
  },
  {
    key: "integrityValidation",
    env: ["OLLAMESH_INTEGRITY_VALIDATION"],
    value: "<concurrent>",
    repeatable: false,
    schema: z.literal("concurrent", {error: "must be concurrent: each piece is verified while others come, and nothing turns that off"}),
    fallback: "concurrent",
    help: "how pieces are verified; there is one way",
  },
  {
    key: "distributionStrategy",
    env: ["OLLAMESH_DISTRIBUTION_STRATEGY"],
    value: "<parallel_chunks>",
    repeatable: false,
    schema: z.literal("parallel_chunks", {error: "must be parallel_chunks: pieces come from all who have them at once, and there is no other way"}),
    fallback: "parallel_chunks",
    help: "how models move between peers; there is one way",
  },
  {
    key: "uploadLimit",
    env: ["OLLAMESH_UPLOAD_LIMIT"],
    value: "<rate>",
    repeatable: false,
    schema: rate().optional(),
    fallback: undefined,
    help: "of blobs sent to all peers together, for example 20MB/s or 160Mbit/s (default: what the network gives)",
  },
  {
    key: "downloadLimit",
    env: ["OLLAMESH_DOWNLOAD_LIMIT"],
    value: "<rate>",
    repeatable: false,
    schema: rate().optional(),
    fallback: undefined,
    help: "of blobs fetched from all peers together (default: what the network gives)",
  },
  {
    key: "diskMax",
    env: ["OLLAMESH_DISK_MAX"],
    value: "<bytes>",
    repeatable: false,
    schema: bytes(MIB).optional(),
    fallback: undefined,
    help: "room models may take on the disk, for example 50GB; for more to come, what was used longest ago and the mesh keeps elsewhere goes (default: what the disk has)",
  },
  {
    key: "diskReserve",
    env: ["OLLAMESH_DISK_RESERVE"],
    value: "<bytes>",
    repeatable: false,
    schema: bytes(0),
    fallback: "128MB",
    help: "left free on the disk for everything else",
  },
  {
    key: "origin",
    env: ["OLLAMESH_ORIGIN"],
    value: "<url|none>",
    repeatable: false,
    schema: text.refine((value) => value === "none" || /^https?:\/\/[^/]/.test(value), "must be the URL of a registry, http(s)://…, or none"),
    fallback: "https://registry.ollama.ai",
    help: "registry asked for models nobody in the mesh has; none: no host outside of the mesh is ever asked",
  },
  {
    key: "insecureOrigin",
    env: ["OLLAMESH_INSECURE_ORIGIN"],
    value: "<host[:port]>",
    repeatable: true,
    schema: z.array(text).max(64),
    fallback: [],
    help: "a registry spoken to by plain HTTP; those on loopback always are",
  },
  {
    key: "webOrigins",
    env: ["OLLAMESH_WEB_ORIGINS", "OLLAMA_ORIGINS"],
    value: "<https://page>",
    repeatable: true,
    schema: z.array(text).max(64),
    fallback: [],
    help: "web pages elsewhere that may ask this peer (* for any text); pages of this host and apps always may",
  },
  {
    key: "originAuth",
    env: ["OLLAMESH_ORIGIN_AUTH"],
    value: "<host=user:password>",
    repeatable: true,
    schema: z.array(text).max(64),
    fallback: [],
    help: "an account at a registry, or <host>=<token>; other users see flags: prefer the variable",
  },
  {
    key: "originKey",
    env: ["OLLAMESH_ORIGIN_KEY"],
    value: "<file>",
    repeatable: false,
    schema: text,
    fallback: join(homedir(), ".ollama", "id_ed25519"),
    help: "the key of an account at Ollama's registry, where there is one",
  },
  {
    key: "zone",
    env: ["OLLAMESH_ZONE"],
    value: "<name>",
    repeatable: false,
    schema: z.string().max(64),
    fallback: "",
    help: "where this host is: voters are spread over zones",
  },
  {
    key: "electionTimeout",
    env: ["OLLAMESH_ELECTION_TIMEOUT"],
    value: "<duration>",
    repeatable: false,
    schema: duration(100, 60_000),
    fallback: "2s",
    help: "silence of the leader after which another is elected; the same on all peers (a quiet LAN: 300ms)",
  },
  {
    key: "heartbeatInterval",
    env: ["OLLAMESH_HEARTBEAT_INTERVAL"],
    value: "<duration>",
    repeatable: false,
    schema: duration(20, 10_000),
    fallback: "500ms",
    help: "how often the leader is heard; at most half the election timeout (a quiet LAN: 60ms)",
  },
  {
    key: "votersMax",
    env: ["OLLAMESH_VOTERS_MAX"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 7).refine((value) => (value as number) % 2 === 1, "must be 1, 3, 5 or 7: an even number survives no more than the odd one below"),
    fallback: 5,
    help: "peers that vote on changes, at most: 1, 3, 5 or 7",
  },
  {
    key: "replaceAfter",
    env: ["OLLAMESH_REPLACE_AFTER"],
    value: "<duration>",
    repeatable: false,
    schema: duration(1000, 86_400_000),
    fallback: "10s",
    help: "how long a voter that died or left may be gone before another votes in its place; longer than a restart takes",
  },
  {
    key: "replicationFactor",
    env: ["OLLAMESH_REPLICATION_FACTOR"],
    value: "<n>",
    repeatable: false,
    schema: whole(0, 16),
    fallback: 3,
    help: "whole copies of each model the mesh keeps, or as many as there are peers; 0: as they are",
  },
  {
    key: "repairAfter",
    env: ["OLLAMESH_REPAIR_AFTER"],
    value: "<duration>",
    repeatable: false,
    schema: duration(1000, 7 * 86_400_000),
    fallback: "1m",
    help: "a peer gone for so long is not counted on: another one keeps what it kept",
  },
  {
    key: "minNodes",
    env: ["OLLAMESH_MIN_NODES"],
    value: "<n>",
    repeatable: false,
    schema: whole(1, 1000),
    fallback: 1,
    help: "with fewer members the group is forming: nothing is deployed",
  },
  {
    key: "defaultModel",
    env: ["OLLAMESH_DEFAULT_MODEL"],
    value: "<true|false>",
    repeatable: false,
    schema: z.stringbool({error: "must be true or false"}).or(z.boolean()),
    fallback: true,
    help: "put the built-in storyteller model into a new data folder",
  },
  {
    key: "llamaDir",
    env: ["OLLAMESH_LLAMA_DIR"],
    value: "<folder>",
    repeatable: false,
    schema: text.optional(),
    fallback: undefined,
    help: "llama.cpp libraries of your own build, of the version this release expects",
  },
];

/** `dataDir` -> `data-dir`. */
export function flagName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `dataDir` -> `data_dir`. */
export function snakeName(key: string): string {
  return flagName(key).replaceAll("-", "_");
}
