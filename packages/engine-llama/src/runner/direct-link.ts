import {randomBytes} from "node:crypto";
import {isIPv4} from "node:net";
import {networkInterfaces} from "node:os";
import {hasBlockingTcp} from "../ffi/has-blocking-tcp.ts";
import {acceptTcp, closeTcp, connectTcp, listenTcp, setTcpTimeout} from "../ffi/tcp.ts";
import type {RankPipe} from "./rank-pipe.ts";
import {type RankPlace, readPlace} from "./rank-place.ts";
import {DescriptorStream} from "./rank-stream.ts";
import {SEAL_KEY_BYTES, SealedStream, type SealKeys} from "./sealed-stream.ts";

/** To connect, and to say hello: who does not answer by then is reached through the peers as before. */
const ATTEMPT_MS = 500;
const HOSTS_MAX = 8;
/** Connections of others that are taken in place of the right one, at most. */
const STRANGERS_MAX = 4;
const HELLO = new TextEncoder().encode("ollamesh rank");

interface Offer {
  readonly hosts: readonly string[];
  readonly port: number;
  /** Of the offering side's records, then of the other's; hexadecimal. */
  readonly keys: readonly [string, string];
}

/**
 * Two ranks that can reach each other talk without their peers in between. The one of lower rank listens and says where, with keys made for this, over the peers' own authenticated and encrypted way; the
 * other one connects and proves that it knows them. Where that fails they go on as before.
 * @param host where the offering one may listen (dotted IPv4); undefined: nowhere
 * @param place of this rank
 * @returns that of the other one
 */
export function offerDirectLink(pipe: RankPipe, host: string | undefined, place: RankPlace | undefined): RankPlace | undefined {
  const listener = host === undefined ? undefined : listenTcp(host, ATTEMPT_MS);
  const keys: [Buffer, Buffer] = [randomBytes(SEAL_KEY_BYTES), randomBytes(SEAL_KEY_BYTES)];
  const hosts = host === undefined ? [] : hostsOf(host);
  const offer: Offer = {hosts: listener ? hosts : [], port: listener?.port ?? 0, keys: [keys[0].toString("hex"), keys[1].toString("hex")]};
  pipe.send("offer", Buffer.from(JSON.stringify({...offer, place})));
  const found = listener && awaitRight(listener.descriptor, {send: keys[0], receive: keys[1]});
  closeTcp(listener?.descriptor ?? -1);
  // The one side may have a connection that the other one gave up.
  const answer = pipe.receive("answer");
  if (found && answer[0] === 1) pipe.move(found.stream);
  else if (found) closeTcp(found.descriptor);
  return readPlace(parsed(answer.subarray(1)));
}

/** The other side of `offerDirectLink`. */
export function takeDirectLink(pipe: RankPipe, place: RankPlace | undefined): RankPlace | undefined {
  const told = parsed(pipe.receive("offer"));
  const offer = readOffer(told);
  const found = offer && hasBlockingTcp() ? connectRight(offer) : undefined;
  pipe.send("answer", Buffer.concat([Uint8Array.of(found ? 1 : 0), Buffer.from(place ? JSON.stringify(place) : "")]));
  if (found) pipe.move(found.stream);
  return readPlace((told as {readonly place?: unknown} | undefined)?.place);
}

interface Connection {
  readonly descriptor: number;
  readonly stream: SealedStream;
}

function awaitRight(listener: number, keys: SealKeys): Connection | undefined {
  for (let stranger = 0; stranger < STRANGERS_MAX; stranger++) {
    const descriptor = acceptTcp(listener, ATTEMPT_MS);
    if (descriptor === undefined) return undefined;
    const connection = greeted(descriptor, keys, (stream) => {
      if (!stream.fill(new Uint8Array(HELLO.length))) return false;
      stream.write([HELLO]);
      return true;
    });
    if (connection) return connection;
  }
  return undefined;
}

function connectRight({hosts, port, keys}: Offer): Connection | undefined {
  const seal = {send: Buffer.from(keys[1], "hex"), receive: Buffer.from(keys[0], "hex")};
  for (const host of hosts) {
    const descriptor = connectTcp(host, port, ATTEMPT_MS);
    if (descriptor === undefined) continue;
    const connection = greeted(descriptor, seal, (stream) => {
      stream.write([HELLO]);
      return stream.fill(new Uint8Array(HELLO.length));
    });
    if (connection) return connection;
  }
  return undefined;
}

/** Who can seal and open a record knows the keys. */
function greeted(descriptor: number, keys: SealKeys, greet: (stream: SealedStream) => boolean): Connection | undefined {
  const stream = new SealedStream(new DescriptorStream(descriptor), keys);
  try {
    if (greet(stream)) {
      setTcpTimeout(descriptor, 0);
      return {descriptor, stream};
    }
  } catch {
    // A stranger, or nobody: the next one.
  }
  closeTcp(descriptor);
  return undefined;
}

function hostsOf(host: string): readonly string[] {
  if (host !== "0.0.0.0") return [host];
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.filter(({family, internal}) => family === "IPv4" && !internal).map(({address}) => address);
}

/** Undefined: it is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

function readOffer(told: unknown): Offer | undefined {
  try {
    const {hosts, port, keys} = told as Offer;
    const isKey = (key: unknown): boolean => typeof key === "string" && new RegExp(`^[0-9a-f]{${SEAL_KEY_BYTES * 2}}$`).test(key);
    const isSound = Number.isInteger(port) && port > 0 && port < 65_536 && keys.length === 2 && keys.every(isKey) && hosts.length <= HOSTS_MAX && hosts.every(isIPv4);
    return isSound ? {hosts, port, keys} : undefined;
  } catch {
    return undefined;
  }
}
