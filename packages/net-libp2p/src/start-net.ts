import "./polyfill.ts";
import {randomBytes} from "node:crypto";
import {type GossipSub, gossipsub} from "@chainsafe/libp2p-gossipsub";
import {noise} from "@chainsafe/libp2p-noise";
import {yamux} from "@chainsafe/libp2p-yamux";
import {identify} from "@libp2p/identify";
import {tcp} from "@libp2p/tcp";
import {multiaddr} from "@multiformats/multiaddr";
import type {Gossip, Logger, Metrics, Transport} from "@ollamesh/ports";
import {CodedError, MIB} from "@ollamesh/stdx";
import {createLibp2p, type Libp2p} from "libp2p";
import {makeBulkIdentity} from "./bulk/bulk-identity.ts";
import {coalescingWrites} from "./coalesced-writes.ts";
import {leanMessages} from "./lean-messages.ts";
import {createGossip, GOSSIP_BYTES_MAX} from "./libp2p-gossip.ts";
import {Libp2pTransport} from "./libp2p-transport.ts";
import {bearsClosing} from "./muxer-on-closing.ts";
import {loadNodeKey} from "./node-key.ts";
import {type KeyHolder, LIFE_BYTES, type Twin} from "./process-proof.ts";
import {GossipMeter} from "./traffic/gossip-meter.ts";
import {RoundTrips} from "./traffic/round-trips.ts";
import {TrafficMeter} from "./traffic/traffic-meter.ts";

export interface NetOptions {
  /** Made on first use. */
  readonly keyPath: string;
  /** Multiaddrs; port 0 takes a free one. */
  readonly listen: readonly string[];
  /** Bulk may go beside the libp2p connections: multiaddrs where it is taken; empty: a free port beside each of `listen`. Undefined: it may not. */
  readonly bulkListen: readonly string[] | undefined;
  /** Entry of the thread that moves the bytes of bulk connections: `dist/bulk-worker.js`. Without it there are none. */
  readonly bulkWorkerUrl?: URL | undefined;
  /** Connections with other peers at once; 4096 unless told. More are refused, and nobody is dialled then. */
  readonly connectionsMax?: number;
  /** Topics that exist: messages of any other are not passed on. */
  readonly topics: readonly string[];
  readonly log: Logger;
  /** Where traffic is told of; undefined: nowhere. */
  readonly metrics?: Metrics | undefined;
  /** Another process, which is not clearly younger, proved that it holds this peer's key: this one must not go on. Told once. */
  readonly onOlderTwin: (reason: string) => void;
}

export interface Net {
  readonly transport: Transport;
  readonly gossip: Gossip;
  stop(): Promise<void>;
}

/** An idle one costs about 90 KB. */
const CONNECTIONS_MAX = 4096;
/** libp2p's default of 5 a second and host breaks the restart of a mesh behind one address. */
const INBOUND_PER_SECOND_MAX = 100;
/** An age is this much older by the time it is told; of two processes that began within this, both end. */
const AS_OLD_MS = 5000;

/** Starts libp2p: TCP, noise, yamux, identify, gossipsub. Throws CodedError `bad_address`, `port_in_use`, `bad_key`. */
export async function startNet(options: NetOptions): Promise<Net> {
  for (const address of [...options.listen, ...(options.bulkListen ?? [])]) checkAddress(address);
  const key = await loadNodeKey(options.keyPath);
  const node = await createLibp2p({
    privateKey: key,
    addresses: {listen: [...options.listen]},
    transports: [tcp()],
    connectionEncrypters: [coalescingWrites(leanMessages(noise()))],
    streamMuxers: [bearsClosing(yamux({streamOptions: {maxStreamWindowSize: 16 * MIB}}))],
    connectionManager: {maxConnections: connectionsMaxOf(options), inboundConnectionThreshold: INBOUND_PER_SECOND_MAX, reconnectRetries: 0},
    // Membership pings, and decides what silence means.
    connectionMonitor: {enabled: false},
    services: {
      identify: identify(),
      pubsub: gossipsub(gossipOptions(options)) as unknown as () => GossipSub,
    },
    start: false,
  });
  await start(node, options.listen);
  const startedAt = performance.now();
  const holder: KeyHolder = {key, life: randomBytes(LIFE_BYTES), ageMs: () => performance.now() - startedAt};
  const {bulkListen, bulkWorkerUrl: workerUrl} = options;
  const bulk = bulkListen && workerUrl && {identity: await makeBulkIdentity(), workerUrl, hosts: bulkHosts(options)};
  const transport = new Libp2pTransport(node, {
    log: options.log.child({part: "transport"}),
    process: holder,
    bulk,
    metTwin: metTwin(holder, options),
    meter: new TrafficMeter(() => performance.now(), options.metrics),
    roundTrips: new RoundTrips(options.metrics),
    connectionsMax: connectionsMaxOf(options),
  });
  try {
    // A free port is as good later: the thread is not started before somebody has bulk to move.
    if ((bulkListen ?? []).length > 0) await transport.listenForBulk();
  } catch (error) {
    await stop(node, transport);
    throw error;
  }
  return {
    transport,
    gossip: createGossip(node.services.pubsub, options.log.child({part: "gossip"})),
    stop: () => stop(node, transport),
  };
}

function connectionsMaxOf({connectionsMax = CONNECTIONS_MAX}: NetOptions): number {
  return connectionsMax;
}

async function stop(node: Libp2p, transport: Libp2pTransport): Promise<void> {
  transport.stop();
  await node.stop();
  await transport.stopBulk();
}

/** A name listens nowhere by itself: what it stands for here is not known. */
function bulkHosts({listen, bulkListen}: NetOptions): readonly {host: string; port: number}[] {
  const named = (bulkListen ?? []).length > 0;
  const parts = (named ? (bulkListen ?? []) : listen).map((address) => /^\/ip[46]\/([^/]+)\/tcp\/(\d+)/.exec(address));
  const hosts = parts.flatMap((part) => (part ? [{host: part[1] as string, port: named ? Number(part[2]) : 0}] : []));
  return hosts.filter(({host}, i) => named || hosts.findIndex((one) => one.host === host) === i);
}

/** The older one goes on, and says so once. */
function metTwin(self: KeyHolder, {log, onOlderTwin}: NetOptions): (twin: Twin) => void {
  let isTold = false;
  return ({ageMs}) => {
    if (isTold) return;
    isTold = true;
    const reason = "another process runs with this peer's key: somebody copied the data folder";
    if (self.ageMs() < ageMs + AS_OLD_MS) return onOlderTwin(`${reason}. Stop the other one first, or remove all but "models" from this data folder to become a new peer`);
    log.error("data_folder_copied", {reason, action: "the other one was started later and was told to end"});
  };
}

async function start(node: Libp2p, listen: readonly string[]): Promise<void> {
  try {
    await node.start();
  } catch (error) {
    await Promise.resolve(node.stop()).catch(() => {});
    const text = `${(error as Error).message} ${((error as AggregateError).errors ?? []).map((one: Error) => one.message).join(" ")}`;
    if (text.includes("EADDRINUSE"))
      throw new CodedError("port_in_use", `the mesh port of ${listen.join(", ")} is taken by another program: name another with --listen /ip4/0.0.0.0/tcp/<port>`);
    throw new CodedError("bad_address", `cannot listen on ${listen.join(", ")}: ${text.trim()}`);
  }
}

/** How often the scores of peers fade. */
const SCORE_DECAY_MS = 5000;

function gossipOptions({topics, metrics}: NetOptions) {
  return {
    metricsRegister: metrics ? new GossipMeter(metrics) : null,
    metricsTopicStrToLabel: new Map(topics.map((topic) => [topic, topic])),
    D: 6,
    Dlo: 4,
    Dhi: 9,
    allowedTopics: [...topics],
    emitSelf: false,
    globalSignaturePolicy: "StrictSign" as const,
    maxInboundDataLength: 64 * GOSSIP_BYTES_MAX,
    decodeRpcLimits: {
      maxSubscriptions: 64,
      maxMessages: 256,
      maxIhaveMessageIDs: 1000,
      maxIwantMessageIDs: 1000,
      maxIdontwantMessageIDs: 1000,
      maxControlMessages: 256,
      maxPeerInfos: 16,
    },
    // Meshes live behind one address (NAT, loopback): being many there is no offence.
    // Penalties fade as fast as by default, but in steps of five seconds: each wake-up of an idle process counts.
    scoreParams: {IPColocationFactorWeight: 0, decayInterval: SCORE_DECAY_MS, behaviourPenaltyDecay: 0.2 ** (SCORE_DECAY_MS / 1000)},
  };
}

function checkAddress(address: string): void {
  try {
    multiaddr(address);
  } catch (error) {
    throw new CodedError("bad_address", `${address} is not a multiaddr (${(error as Error).message}): write /ip4/<address>/tcp/<port>`);
  }
}
