import "./polyfill.ts";
import {type GossipSub, gossipsub} from "@chainsafe/libp2p-gossipsub";
import {noise} from "@chainsafe/libp2p-noise";
import {yamux} from "@chainsafe/libp2p-yamux";
import {identify} from "@libp2p/identify";
import {tcp} from "@libp2p/tcp";
import {multiaddr} from "@multiformats/multiaddr";
import type {Gossip, Logger, Transport} from "@ollamesh/ports";
import {CodedError, MIB} from "@ollamesh/stdx";
import {createLibp2p, type Libp2p} from "libp2p";
import {coalescingWrites} from "./coalesced-writes.ts";
import {createGossip, GOSSIP_BYTES_MAX} from "./libp2p-gossip.ts";
import {Libp2pTransport} from "./libp2p-transport.ts";
import {loadNodeKey} from "./node-key.ts";

export interface NetOptions {
  /** Made on first use. */
  readonly keyPath: string;
  /** Multiaddrs; port 0 takes a free one. */
  readonly listen: readonly string[];
  /** Topics that exist: messages of any other are not passed on. */
  readonly topics: readonly string[];
  readonly log: Logger;
}

export interface Net {
  readonly transport: Transport;
  readonly gossip: Gossip;
  stop(): Promise<void>;
}

const CONNECTIONS_MAX = 300;
/** libp2p's default of 5 a second and host breaks the restart of a mesh behind one address. */
const INBOUND_PER_SECOND_MAX = 100;

/** Starts libp2p: TCP, noise, yamux, identify, gossipsub. Throws CodedError `bad_address`, `port_in_use`, `bad_key`. */
export async function startNet(options: NetOptions): Promise<Net> {
  for (const address of options.listen) checkAddress(address);
  const node = await createLibp2p({
    privateKey: await loadNodeKey(options.keyPath),
    addresses: {listen: [...options.listen]},
    transports: [tcp()],
    connectionEncrypters: [coalescingWrites(noise())],
    streamMuxers: [yamux({streamOptions: {maxStreamWindowSize: 16 * MIB}})],
    connectionManager: {maxConnections: CONNECTIONS_MAX, inboundConnectionThreshold: INBOUND_PER_SECOND_MAX, reconnectRetries: 0},
    // Membership pings, and decides what silence means.
    connectionMonitor: {enabled: false},
    services: {
      identify: identify(),
      pubsub: gossipsub(gossipOptions(options.topics)) as unknown as () => GossipSub,
    },
    start: false,
  });
  await start(node, options.listen);
  return {
    transport: new Libp2pTransport(node, options.log.child({part: "transport"})),
    gossip: createGossip(node.services.pubsub, options.log.child({part: "gossip"})),
    stop: async () => {
      await node.stop();
    },
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

function gossipOptions(topics: readonly string[]) {
  return {
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
    scoreParams: {IPColocationFactorWeight: 0},
  };
}

function checkAddress(address: string): void {
  try {
    multiaddr(address);
  } catch (error) {
    throw new CodedError("bad_address", `${address} is not a multiaddr (${(error as Error).message}): write /ip4/<address>/tcp/<port>`);
  }
}
