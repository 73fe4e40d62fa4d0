import {type AddressInfo, createServer as createTcpServer, connect as tcpConnect} from "node:net";
import {type ConnectionOptions, createServer, type TLSSocket, connect as tlsConnect} from "node:tls";
import type {Channel, Logger, ProtocolSpec} from "@ollamesh/ports";
import {RecordingReceiver} from "@ollamesh/ports/contract";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {addressesFor, dialBulk} from "../src/bulk/bulk-dial.ts";
import {type BulkIdentity, makeBulkIdentity} from "../src/bulk/bulk-identity.ts";
import {BulkListener} from "../src/bulk/bulk-listener.ts";
import {type BulkOffer, bulkOfferProtocol, decodeOffer, encodeQuestion} from "../src/bulk/bulk-offer.ts";
import {tlsOptions} from "../src/bulk/bulk-tls.ts";
import {TicketOffice} from "../src/bulk/ticket-office.ts";
import type {Net} from "../src/index.ts";
import {connect, netWith, open, silent} from "./net-pair.ts";

const spec: ProtocolSpec = {id: "/test/blobs/1", trafficClass: "bulk", frameBytesMax: 1 << 20, inboundChannelsPerPeerMax: 2, sendQueueBytesMax: 4 << 20};
const frame = new Uint8Array(100_000).fill(7);

/** A victim with a well-behaved peer, and one who may speak libp2p with it but means no good. */
describe("an attacker at the bulk port", () => {
  let [victim, honest, mallory]: Net[] = [];
  let own: BulkIdentity;
  /** What the honest peer's log says of its bulk connections. */
  let told: string[];
  let got: {from: string; receiver: RecordingReceiver}[];
  const sockets: {destroy(): unknown}[] = [];

  beforeEach(async () => {
    told = [];
    const telling: Logger = {...silent, child: () => telling, debug: (event) => void told.push(event)};
    [victim, honest, mallory] = await Promise.all([netWith([]), netWith([], telling), netWith(undefined)]);
    own = await makeBulkIdentity();
    got = [];
    victim?.transport.handle(spec, (channel) => {
      const receiver = new RecordingReceiver();
      got.push({from: channel.peer, receiver});
      channel.receive(receiver);
    });
    await connect(honest as Net, victim as Net);
    await connect(mallory as Net, victim as Net);
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await Promise.all([victim, honest, mallory].map((net) => net?.stop()));
  });

  /** Asked over libp2p, as the protocol has it. */
  async function offerTo(net: Net | undefined, {fingerprint}: BulkIdentity): Promise<BulkOffer> {
    const channel = await open(net as Net, victim as Net, bulkOfferProtocol);
    const answer = new RecordingReceiver();
    channel.receive(answer);
    channel.send(encodeQuestion({protocol: spec.id, fingerprint}));
    await vi.waitFor(() => expect(answer.ended).toBeDefined(), {timeout: 4000});
    return decodeOffer(answer.frames[0] as Uint8Array) as BulkOffer;
  }

  const portOf = ({addresses}: BulkOffer): number => addresses[0]?.port as number;

  /** Connects, shows some bytes, and tells what came back until the end; `admitted` where it was let in. */
  function knock(port: number, identity: BulkIdentity | undefined, shown: Uint8Array, more: object = {}): Promise<"refused" | TLSSocket> {
    const options = {...tlsOptions(identity ?? own), ...(identity ? {} : {cert: undefined, key: undefined}), servername: "", port, host: "127.0.0.1", ...more};
    const socket: TLSSocket = tlsConnect(options as ConnectionOptions, () => void socket.write(shown));
    sockets.push(socket);
    return new Promise((resolve) => {
      socket.on("error", () => resolve("refused"));
      socket.once("close", () => resolve("refused"));
      socket.once("data", () => resolve(socket));
    });
  }

  /** The honest peer is served all the while, and what it is served over is the bulk connection. */
  async function honestIsServed(): Promise<Channel> {
    const channel = await open(honest as Net, victim as Net, spec);
    channel.receive(new RecordingReceiver());
    channel.send(frame);
    await vi.waitFor(() => expect(got.find(({from}) => from === honest?.transport.self)?.receiver.frames[0]?.length).toBe(frame.length), {timeout: 5000});
    expect(told).toContain("bulk_opened");
    return channel;
  }

  it("is let in with its own ticket and certificate, as whom it was proved to be over libp2p: so the refusals below have their own reasons", async () => {
    const offer = await offerTo(mallory, own);
    expect(await knock(portOf(offer), own, offer.ticket)).not.toBe("refused");
    await vi.waitFor(() => expect(got.map(({from}) => from)).toEqual([mallory?.transport.self]));
  });

  it("is refused with another certificate than it named, or none, and its ticket is used up by that", async () => {
    const offer = await offerTo(mallory, own);
    expect(await knock(portOf(offer), await makeBulkIdentity(), offer.ticket)).toBe("refused");
    await offerTo(mallory, own); // while no ticket is out nobody is answered at all
    expect(await knock(portOf(offer), own, offer.ticket)).toBe("refused");
    const again = await offerTo(mallory, own);
    expect(await knock(portOf(again), undefined, again.ticket)).toBe("refused");
    expect(got).toEqual([]);
    await honestIsServed();
  });

  it("is refused without a ticket, with a made-up one, one too long, a used one, and that of another peer", async () => {
    const offer = await offerTo(mallory, own);
    expect(await knock(portOf(offer), own, new Uint8Array(32))).toBe("refused");
    expect(await knock(portOf(offer), own, Buffer.concat([offer.ticket, frame]))).toBe("refused");
    const mine = await offerTo(mallory, own);
    expect(await knock(portOf(offer), own, mine.ticket)).not.toBe("refused");
    await offerTo(mallory, own);
    expect(await knock(portOf(offer), own, mine.ticket)).toBe("refused");
    const others = await makeBulkIdentity();
    const stolen = await offerTo(honest, others);
    expect(await knock(portOf(offer), own, stolen.ticket)).toBe("refused");
    expect(got.map(({from}) => from)).toEqual([mallory?.transport.self]);
  });

  it("cannot make the victim speak an older TLS, another protocol, or resume", async () => {
    const offer = await offerTo(mallory, own);
    expect(await knock(portOf(offer), own, offer.ticket, {minVersion: "TLSv1.2", maxVersion: "TLSv1.2"})).toBe("refused");
    expect(await knock(portOf(offer), own, offer.ticket, {ALPNProtocols: ["http/1.1"]})).toBe("refused");
    expect(await knock(portOf(offer), own, offer.ticket, {ALPNProtocols: undefined})).toBe("refused");
    const next = await offerTo(mallory, own);
    const first = await knock(portOf(next), own, next.ticket);
    const session = (first as TLSSocket).getSession();
    const last = await offerTo(mallory, own);
    const resumed = await knock(portOf(last), own, last.ticket, {session});
    expect(resumed === "refused" || !resumed.isSessionReused()).toBe(true);
  });

  it("cannot pass a cut connection for an ended one, neither inside a frame nor between two", async () => {
    const whole = Buffer.concat([Buffer.from([0, 0, 0, 5]), Buffer.from("hello")]);
    for (const [i, bytes] of [whole.subarray(0, 6), whole].entries()) {
      const offer = await offerTo(mallory, own);
      const socket = (await knock(portOf(offer), own, offer.ticket)) as TLSSocket;
      socket.end(bytes);
      await vi.waitFor(() => expect(got[i]?.receiver.ended?.failure?.code).toBe("closed"), {timeout: 4000});
    }
    expect(got.map(({receiver}) => receiver.frames.length)).toEqual([0, 1]);
  });

  it("gets frames bounded as on the main connection", async () => {
    const offer = await offerTo(mallory, own);
    const socket = (await knock(portOf(offer), own, offer.ticket)) as TLSSocket;
    socket.write(Buffer.from([0, 0x10, 0, 1]));
    await vi.waitFor(() => expect(got[0]?.receiver.ended?.failure?.code).toBe("frame_too_long"), {timeout: 4000});
  });

  it("gets four tickets, not five, and nobody is answered while none is out", async () => {
    const served = await honestIsServed();
    const {port} = (await offerTo(mallory, own)).addresses[0] as {port: number};
    for (let i = 1; i < 4; i++) expect(await offerTo(mallory, own)).toBeDefined();
    expect(await offerTo(mallory, own)).toBeUndefined();
    mallory?.transport.hangUp(victim?.transport.self as string);
    await vi.waitFor(async () => expect(await closesUnread(port)).toBe(true), {timeout: 4000});
    served.send(frame);
    await vi.waitFor(() => expect(got[0]?.receiver.frames.length).toBe(2));
  });

  it("disturbs nobody with garbage and with a flood of connections: what cannot be opened beside goes over the main one", async () => {
    const served = await honestIsServed();
    const port = portOf(await offerTo(mallory, own));
    const flood = Array.from({length: 120}, () => tcpConnect(port, "127.0.0.1"));
    sockets.push(...flood);
    let closed = 0;
    for (const socket of flood) socket.on("error", () => undefined).once("close", () => closed++);
    await vi.waitFor(() => expect(closed).toBe(120 - 16), {timeout: 5000});
    for (const socket of flood) if (!socket.destroyed) socket.write("GET / HTTP/1.1\r\n\r\n".repeat(100));
    await vi.waitFor(() => expect(closed).toBe(120), {timeout: 5000});
    for (let i = 0; i < 16; i++) sockets.push(tcpConnect(port, "127.0.0.1").on("error", () => undefined));
    served.send(frame);
    await vi.waitFor(() => expect(got[0]?.receiver.frames.length).toBe(2));
    const second = await open(honest as Net, victim as Net, spec);
    second.receive(new RecordingReceiver());
    second.send(frame);
    await vi.waitFor(() => expect(got[1]?.receiver.frames.length).toBe(1), {timeout: 8000});
    expect(told).toContain("bulk_not_opened");
  });
});

/** Whether a connection is closed without a byte. */
function closesUnread(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = tcpConnect(port, "127.0.0.1");
    const late = setTimeout(() => socket.destroy(), 500);
    let isLate = true;
    socket.on("error", () => undefined).once("end", () => (isLate = false));
    socket.once("close", () => {
      clearTimeout(late);
      resolve(!isLate);
    });
  });
}

describe("BulkListener", () => {
  it("drops whoever does not come to the point: silent before the handshake, and after it", async () => {
    const [identity, tickets] = [await makeBulkIdentity(), new TicketOffice()];
    const listener = new BulkListener({identity, tickets, refused() {}, admitted: () => expect.fail("nobody showed a ticket"), nowMs: () => 0, admitMsMax: 150});
    await listener.listen("127.0.0.1", 0);
    tickets.issue({peer: "a", protocol: spec.id, fingerprint: identity.fingerprint}, 0);
    const {port} = listener.addresses()[0] as {port: number};
    const gone = (socket: {on(event: "close" | "error", done: () => void): unknown}) =>
      new Promise<void>((resolve) => {
        socket.on("error", () => undefined);
        socket.on("close", resolve);
      });
    const secured = tlsConnect({...tlsOptions(identity), port, host: "127.0.0.1", servername: ""}, () => secured.write("half a ticket"));
    await Promise.all([gone(tcpConnect(port, "127.0.0.1")), gone(secured)]);
    await listener.close();
  });
});

describe("dialBulk", () => {
  it("shows its ticket to nobody but the owner of the offered certificate", async () => {
    const [identity, impostor, meant] = await Promise.all([makeBulkIdentity(), makeBulkIdentity(), makeBulkIdentity()]);
    let shown = 0;
    const server = createServer(tlsOptions(impostor), (socket) => socket.on("error", () => undefined).on("data", (bytes) => (shown += bytes.length)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const offer = {fingerprint: meant.fingerprint, ticket: Buffer.alloc(32), addresses: [{host: "any", port: (server.address() as AddressInfo).port}]};
    await expect(dialBulk(identity, offer, "127.0.0.1")).rejects.toMatchObject({code: "refused"});
    await new Promise((resolve) => server.close(resolve));
    expect(shown).toBe(0);
  });

  it("gives up where nobody speaks TLS", async () => {
    const identity = await makeBulkIdentity();
    const server = createTcpServer((socket) =>
      socket
        .on("error", () => undefined)
        .resume()
        .end("220 mail\r\n"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const offer = {fingerprint: identity.fingerprint, ticket: Buffer.alloc(32), addresses: [{host: "any", port: (server.address() as AddressInfo).port}]};
    await expect(dialBulk(identity, offer, "127.0.0.1")).rejects.toMatchObject({code: "unreachable"});
    await new Promise((resolve) => server.close(resolve));
  });

  it("is not talked into connecting to its own host from outside", () => {
    const offered = ["127.0.0.1", "::1", "0.0.0.0", "::ffff:127.0.0.1", "10.0.0.9", "any"].map((host) => ({host, port: 22}));
    expect(addressesFor(offered, "10.0.0.2").map(({host}) => host)).toEqual(["10.0.0.2", "10.0.0.9"]);
  });
});
