import {rmSync} from "node:fs";
import {join, resolve} from "node:path";
import {declareConnections, declareNodeMetrics, type HttpApi, type HttpApiOptions} from "@ollamesh/api";
import {createLlamaCompute, processUsage} from "@ollamesh/engine-llama";
import {type Net, startNet} from "@ollamesh/net-libp2p";
import {ADVERTS_TOPIC, agreementDefaults, createNode, type Node, type NodeConfig} from "@ollamesh/node";
import type {Logger, Metrics} from "@ollamesh/ports";
import {formatBytes, MIB} from "@ollamesh/stdx";
import {openStores, type Stores} from "@ollamesh/store-level";
import {createJsonLogger, createPrometheus, declareMemoryMetrics, declareProcessMetrics} from "@ollamesh/telemetry";
import {parseBytes, parseBytesPerSecond} from "../config/bytes.ts";
import {parseDurationMs} from "../config/duration.ts";
import {parseHttpAddress} from "../config/http-address.ts";
import type {PeerConfig} from "../config/peer-config.ts";
import type {Installation} from "../installation.ts";
import {cryptoRng} from "../world/crypto-rng.ts";
import {FlagsForWork} from "../world/flags-for-work.ts";
import {createHostGauge} from "../world/linux-host-gauge.ts";
import {createNodeDispatcher} from "../world/node-dispatcher.ts";
import {systemClock} from "../world/system-clock.ts";
import {checkCpus} from "./check-cpus.ts";
import {claimDataDir, makeDataDir} from "./data-folder.ts";
import {importDefaultModel} from "./default-model.ts";
import {originsOf} from "./origins-of.ts";
import {declareOwnUsage} from "./own-usage.ts";
import {rankHostOf} from "./rank-host.ts";
import {serveHttp} from "./serve-http.ts";

/** The Ollama whose API this is: clients compare it with what they need. */
const OLLAMA_VERSION = "0.12.6";
/** A model that takes longer to load has a disk or memory problem, milliseconds. */
const LOAD_TIMEOUT_MS = 10 * 60_000;
/** Connections to the address for watching. */
const WATCHERS_MAX = 64;
/** Pieces by the size of a model are no larger. */
const CHUNK_BYTES_GOOD = 16 * MIB;

export interface RunningPeer {
  /** For the `ready` line. */
  readonly facts: {readonly peerId: string; readonly multiaddrs: readonly string[]; readonly api: string; readonly monitor?: string};
  stop(): Promise<void>;
}

interface Parts {
  stores?: Stores;
  net?: Net;
  origins?: ReturnType<typeof originsOf>;
  node?: Node;
  /** The API, and what is only for watching. */
  api?: HttpApi;
  monitor?: HttpApi;
  endMemoryMetrics?: () => void;
  scratchDir?: string;
}

/**
 * Starts a whole peer. Throws CodedError with a sentence for the user; what was started by then is stopped again.
 * @param onFatal called once when the peer cannot go on
 */
export async function serve(config: PeerConfig, installation: Installation, onFatal: (reason: string) => void): Promise<RunningPeer> {
  const parts: Parts = {};
  try {
    return await start(config, installation, parts, onFatal);
  } catch (error) {
    await stop(parts);
    throw error;
  }
}

async function start(config: PeerConfig, installation: Installation, parts: Parts, onFatal: (reason: string) => void): Promise<RunningPeer> {
  // Refused before anything is opened.
  parseHttpAddress(config.host);
  if (config.monitorHost !== undefined) parseHttpAddress(config.monitorHost);
  if (config.cpus !== undefined) checkCpus(config.cpus);
  const nodeConfig = nodeConfigOf(config, installation.version);
  const dataDir = resolve(config.dataDir);
  const log = createJsonLogger(config.logLevel);
  makeDataDir(dataDir);
  const chunkBytes = config.chunkSize === undefined ? undefined : parseBytes(config.chunkSize);
  warnOfLargeChunks(chunkBytes, log);
  const {hashWorkerUrl, bulkWorkerUrl} = installation;
  const folderLost = (reason: string): void => log.error("models_dir_lost", {reason});
  parts.stores = await openStores({dataDir, modelsDir: config.modelsDir, hashWorkerUrl, execArgv: [], hashWorkersMax: config.asyncWorkers, chunkBytes, folderLost});
  if (parts.stores.warning !== undefined) log.warn("models_dir_shared", {reason: parts.stores.warning});
  claimDataDir(dataDir, config.dataDirMoved);
  parts.scratchDir = join(dataDir, "scratch");
  const compute = createLlamaCompute({
    runnerPath: installation.runnerPath,
    execArgv: [],
    cpus: config.cpus,
    scratchDir: parts.scratchDir,
    llamaDir: config.llamaDir,
    threads: config.threads,
    cache: {flashAttention: flashAttentionOf(config.flashAttention), type: config.kvCacheType},
    rankHost: rankHostOf(config.listen),
    loadTimeoutMs: LOAD_TIMEOUT_MS,
  });
  const {listen, bulk, bulkListen} = config;
  const metrics = createPrometheus();
  parts.net = await startNet({
    keyPath: join(dataDir, "peer.key"),
    listen,
    bulkListen: bulk ? bulkListen : undefined,
    bulkWorkerUrl,
    connectionsMax: config.maxPeerConnections,
    topics: [ADVERTS_TOPIC],
    log,
    metrics,
    onOlderTwin: onFatal,
  });
  const {kv, log: logStore, blobs, manifests} = parts.stores;
  const {transport, gossip} = parts.net;
  parts.origins = originsOf(config, installation.version);
  const {origins} = parts;
  const host = createHostGauge({dataDir, memoryGuardBytes: config.memoryGuard === undefined ? undefined : parseBytes(config.memoryGuard)});
  const flags = new FlagsForWork(systemClock.nowMs);
  const dispatcher = createNodeDispatcher((messages) => flags.handled(messages));
  const world = {clock: systemClock, rng: cryptoRng, log, dispatcher, transport, gossip, kv, logStore, blobs, manifests, compute, origins, host};
  parts.node = createNode(world, nodeConfig, (actor, failure) => onFatal(`${actor} failed: ${failure.message}`));
  const {service} = parts.node;
  if (config.defaultModel && installation.defaultModelPath) await importDefaultModel(installation.defaultModelPath, service, kv, log);
  declareProcessMetrics(metrics);
  declareOwnUsage(metrics, () => processUsage(process.pid));
  parts.endMemoryMetrics = declareMemoryMetrics(metrics);
  declareNodeMetrics(metrics, service);
  declareLimits(metrics, config);
  const urls = await startHttp(config, parts, {service, log: log.child({part: "http"}), clock: systemClock, version: installation.version, metricsText: () => metrics.text()});
  if (parts.api) declareConnections(metrics, parts.api.connections);
  service.membership({type: "advertise", apiUrl: urls.api});
  return {facts: {peerId: transport.self, multiaddrs: transport.addresses(), ...urls}, stop: () => stop(parts)};
}

async function startHttp(config: PeerConfig, parts: Parts, told: Omit<HttpApiOptions, "ollamaVersion">): Promise<{api: string; monitor?: string}> {
  const options = {...told, webOrigins: config.webOrigins, ollamaVersion: OLLAMA_VERSION, connectionsMax: config.maxConnections};
  const api = await serveHttp(options, {address: config.host, option: "--host"}, told.log);
  parts.api = api.server;
  if (config.monitorHost === undefined) return {api: api.url};
  const monitor = await serveHttp({...options, connectionsMax: WATCHERS_MAX, isForWatching: true}, {address: config.monitorHost, option: "--monitor-host"}, told.log);
  parts.monitor = monitor.server;
  return {api: api.url, monitor: monitor.url};
}

/** What is counted elsewhere is much or little beside these. */
function declareLimits(metrics: Metrics, {maxQueue, numParallel, maxConnections, maxPeerConnections}: PeerConfig): void {
  const limits = {queue: maxQueue, sequences: numParallel, connections: maxConnections, peer_connections: maxPeerConnections};
  metrics.gauge({name: "ollamesh_limit", help: "At most: requests that wait, sequences of one model at once, connections of clients, and with peers.", labels: ["of"]}, () =>
    Object.entries(limits).map(([of, value]) => ({labels: {of}, value})),
  );
}

function warnOfLargeChunks(chunkBytes: number | undefined, log: Logger): void {
  if (chunkBytes === undefined || chunkBytes <= CHUNK_BYTES_GOOD) return;
  const size = formatBytes(chunkBytes);
  log.warn("large_chunks", {
    message: `with pieces of ${size} one corrupt byte costs ${size}, nobody passes a piece on before he has all of it, and each blob under way takes up to three times as much memory`,
  });
}

/** In the order in which nothing is asked of what is gone already. */
async function stop({api, monitor, node, net, origins, stores, endMemoryMetrics, scratchDir}: Parts): Promise<void> {
  // First, so that open answers end with a sentence; what comes in after that is refused as busy.
  if (node) await new Promise<void>((resolve) => node.stop(resolve));
  await Promise.all([api?.close(), monitor?.close()]);
  await net?.stop();
  await origins?.close();
  await stores?.close();
  endMemoryMetrics?.();
  if (scratchDir) rmSync(scratchDir, {recursive: true, force: true});
}

function nodeConfigOf(config: PeerConfig, version: string): NodeConfig {
  return {
    version,
    bootstrap: config.bootstrap,
    zone: config.zone,
    threads: config.threads,
    contextLengthDefault: config.contextLength,
    sequencesMax: config.numParallel,
    queueMax: config.maxQueue,
    draftsMax: config.draftTokens,
    pipelineDepth: config.pipelineDepth,
    responseCacheBytes: config.responseCache === undefined ? undefined : parseBytes(config.responseCache),
    loadedModelsMax: config.maxLoadedModels,
    routing: config.routing,
    routingWeight: config.routingWeight,
    predictiveRouting: config.predictiveRouting,
    predictiveLearningRate: config.predictiveLearningRate,
    rateLimit: rateOf(config.rateLimit, config.rateBurst),
    totalRateLimit: rateOf(config.totalRateLimit),
    keepAliveMs: parseDurationMs(config.keepAlive),
    memoryBytesMax: config.memoryMax,
    parallelTransfers: config.parallelTransfers,
    uploadBytesPerSecond: config.uploadLimit === undefined ? undefined : parseBytesPerSecond(config.uploadLimit),
    downloadBytesPerSecond: config.downloadLimit === undefined ? undefined : parseBytesPerSecond(config.downloadLimit),
    diskBytesMax: config.diskMax === undefined ? Number.POSITIVE_INFINITY : parseBytes(config.diskMax),
    diskReserveBytes: parseBytes(config.diskReserve),
    agreement: {
      ...agreementDefaults,
      electionTimeoutMs: parseDurationMs(config.electionTimeout),
      heartbeatIntervalMs: parseDurationMs(config.heartbeatInterval),
      votersMax: config.votersMax,
      replaceMs: parseDurationMs(config.replaceAfter),
      minNodes: config.minNodes,
      replicationFactor: config.replicationFactor,
      repairAfterMs: parseDurationMs(config.repairAfter),
      scalingThreshold: config.scalingThreshold,
      maxScalingFactor: config.maxScalingFactor,
    },
  };
}

/** @param burst undefined: a second's worth, at least one */
function rateOf(perSecond: number | undefined, burst?: number): NodeConfig["rateLimit"] {
  return perSecond === undefined ? undefined : {perSecond, burst: burst ?? Math.max(1, Math.floor(perSecond))};
}

function flashAttentionOf(when: PeerConfig["flashAttention"]): boolean | undefined {
  return when === "auto" ? undefined : ["on", "1", "true"].includes(when);
}
