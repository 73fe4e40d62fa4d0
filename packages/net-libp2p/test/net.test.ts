import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Channel, ChannelReceiver, Logger, ProtocolSpec} from "@ollamesh/ports";
import type {Failure, Outcome} from "@ollamesh/stdx";
import {afterEach, describe, expect, it, vi} from "vitest";
import {type Net, startNet} from "../src/index.ts";

const silent: Logger = {child: () => silent, debug() {}, info() {}, warn() {}, error() {}};
const spec: ProtocolSpec = {id: "/test/echo/1", trafficClass: "request", frameBytesMax: 1 << 20, inboundChannelsPerPeerMax: 2, sendQueueBytesMax: 4 << 20};
const nets: Net[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(nets.splice(0).map((net) => net.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true});
});

async function netOf(connectionsMax?: number): Promise<Net> {
  const folder = mkdtempSync(join(tmpdir(), "net-"));
  folders.push(folder);
  const more = connectionsMax === undefined ? {} : {connectionsMax};
  const net = await startNet({keyPath: join(folder, "key"), listen: ["/ip4/127.0.0.1/tcp/0"], bulkListen: undefined, topics: ["t"], log: silent, onOlderTwin() {}, ...more});
  nets.push(net);
  return net;
}

const ask = <T>(call: (done: (outcome: Outcome<T>) => void) => void) => new Promise<Outcome<T>>((resolve) => call(resolve));

class Recorder implements ChannelReceiver {
  readonly frames: Uint8Array[] = [];
  ended: {failure: Failure | undefined} | undefined;
  drains = 0;
  frame(bytes: Uint8Array) {
    this.frames.push(bytes);
  }
  drained() {
    this.drains++;
  }
  closed(failure: Failure | undefined) {
    this.ended = {failure};
  }
}

async function pair(): Promise<{a: Net; b: Net; near: Channel; sent: Recorder; got: Recorder}> {
  const [a, b] = [await netOf(), await netOf()];
  const got = new Recorder();
  b.transport.handle(spec, (channel) => channel.receive(got));
  const dialled = await ask<string>((done) => a.transport.dial(b.transport.addresses()[0] as string, 5000, done));
  expect(dialled).toEqual({ok: true, value: b.transport.self});
  const opened = await ask<Channel>((done) => a.transport.open(b.transport.self, spec, done));
  if (!opened.ok) throw new Error(opened.error.message);
  const sent = new Recorder();
  opened.value.receive(sent);
  return {a, b, near: opened.value, sent, got};
}

describe("startNet", () => {
  it("carries frames in order and unchanged, then closes properly on both sides", async () => {
    const {near, sent, got} = await pair();
    const frames = Array.from({length: 50}, (_, i) => new Uint8Array(i * 1000).fill(i));
    for (const frame of frames) near.send(frame);
    near.close();
    await vi.waitFor(() => expect(got.ended).toEqual({failure: undefined}), {timeout: 5000});
    expect(got.frames.map((frame) => frame.length)).toEqual(frames.map((frame) => frame.length));
    expect(got.frames.every((frame, i) => frame.every((byte) => byte === i))).toBe(true);
    await vi.waitFor(() => expect(sent.ended).toEqual({failure: undefined}));
  });

  it("asks a fast sender to wait, says when there is room, and loses nothing", async () => {
    const {near, sent, got} = await pair();
    let full = 0;
    for (let i = 0; i < 12; i++) if (!near.send(new Uint8Array(300_000))) full++;
    expect(full).toBeGreaterThan(0);
    await vi.waitFor(() => expect(sent.drains).toBe(1), {timeout: 5000});
    await vi.waitFor(() => expect(got.frames.length).toBe(12), {timeout: 5000});
  });

  it("aborts a channel whose queue overflows, and one whose peer sends too long a frame", async () => {
    const {near, sent, got, a, b} = await pair();
    for (let i = 0; i < 12; i++) near.send(new Uint8Array(1 << 19));
    expect(sent.ended?.failure?.code).toBe("send_overflow");
    await vi.waitFor(() => expect(got.ended?.failure).toBeDefined(), {timeout: 5000});
    const generous = {...spec, frameBytesMax: 1 << 24};
    const again = await ask<Channel>((done) => a.transport.open(b.transport.self, generous, done));
    if (!again.ok) throw new Error(again.error.message);
    const other = new Recorder();
    again.value.receive(other);
    again.value.send(new Uint8Array((1 << 20) + 1));
    await vi.waitFor(() => expect(other.ended).toBeDefined(), {timeout: 5000});
  });

  it("tells of connections once, answers pings, and notices a peer that is gone", async () => {
    const {a, b, sent} = await pair();
    const events: string[] = [];
    a.transport.observe({connected: () => events.push("up"), disconnected: (peer) => events.push(`down ${peer}`)});
    const rtt = await ask<number>((done) => a.transport.ping(b.transport.self, 2000, done));
    expect(rtt.ok && rtt.value).toBeGreaterThan(0);
    await b.stop();
    await vi.waitFor(() => expect(events).toEqual([`down ${b.transport.self}`]), {timeout: 5000});
    expect(sent.ended).toBeDefined();
    expect(await ask<number>((done) => a.transport.ping(b.transport.self, 500, done))).toMatchObject({error: {code: "closed"}});
  });

  it("pings again and again on one stream, several at once too", async () => {
    const {a, b} = await pair();
    const rtts = await Promise.all(Array.from({length: 4}, () => ask<number>((done) => a.transport.ping(b.transport.self, 2000, done))));
    expect(rtts.every((rtt) => rtt.ok)).toBe(true);
    expect((await ask<number>((done) => a.transport.ping(b.transport.self, 2000, done))).ok).toBe(true);
  });

  it("lets a sender go on past the window of a stream that had to wait for its reader", async () => {
    const [a, b] = [await netOf(), await netOf()];
    const got = new Recorder();
    let accepted: Channel | undefined;
    b.transport.handle(spec, (channel) => {
      accepted = channel;
    });
    await ask<string>((done) => a.transport.dial(b.transport.addresses()[0] as string, 5000, done));
    const opened = await ask<Channel>((done) => a.transport.open(b.transport.self, spec, done));
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.receive(new Recorder());
    for (let i = 0; i < 30; i++) opened.value.send(new Uint8Array(100_000));
    await vi.waitFor(() => expect(accepted).toBeDefined());
    accepted?.receive(got);
    await vi.waitFor(() => expect(got.frames.length).toBe(30), {timeout: 5000});
  });

  it("gossips signed by its author, not to itself, and not beyond 4 KiB", async () => {
    const {a, b} = await pair();
    const heard: [string, number][] = [];
    for (const net of [a, b]) net.gossip.subscribe("t", (from, message) => heard.push([from, message.length]));
    await vi.waitFor(
      () => {
        a.gossip.publish("t", new Uint8Array(5000));
        a.gossip.publish("t", crypto.getRandomValues(new Uint8Array(100)));
        expect(heard.length).toBeGreaterThan(0);
      },
      {timeout: 8000, interval: 200},
    );
    expect(heard.every(([from, length]) => from === a.transport.self && length === 100)).toBe(true);
  });

  it("refuses with codes: bad address, port in use, nobody there, unknown protocol, too many channels", async () => {
    const {a, b} = await pair();
    const folder = folders[0] as string;
    const start = (listen: string) => startNet({keyPath: join(folder, "key"), listen: [listen], bulkListen: undefined, topics: [], log: silent, onOlderTwin() {}});
    await expect(start("/ip4/nonsense")).rejects.toMatchObject({code: "bad_address"});
    await expect(start((a.transport.addresses()[0] as string).replace(/\/p2p.*/, ""))).rejects.toMatchObject({code: "port_in_use"});
    expect(await ask((done) => a.transport.dial("/ip4/127.0.0.1/tcp/1", 1000, done))).toMatchObject({error: {code: "unreachable"}});
    expect(await ask((done) => a.transport.dial("rubbish", 1000, done))).toMatchObject({error: {code: "bad_address"}});
    expect(await ask((done) => a.transport.open(b.transport.self, {...spec, id: "/none/1"}, done))).toMatchObject({error: {code: "protocol_unsupported"}});
    await ask<Channel>((done) => a.transport.open(b.transport.self, spec, done));
    const oneTooMany = await ask<Channel>((done) => a.transport.open(b.transport.self, spec, done));
    const refused = new Recorder();
    if (oneTooMany.ok) oneTooMany.value.receive(refused);
    if (oneTooMany.ok) await vi.waitFor(() => expect(refused.ended).toBeDefined(), {timeout: 4000});
    else expect(oneTooMany.error.code).toBe("too_many");
  });

  it("has no more connections than it may: others are refused, nobody is dialled, and who was there stays", async () => {
    const small = await netOf(2);
    const [a, b, c] = [await netOf(), await netOf(), await netOf()];
    const up = new Set<string>();
    small.transport.observe({connected: (peer) => up.add(peer), disconnected: (peer) => up.delete(peer)});
    const dial = (from: Net, to: Net) => ask<string>((done) => from.transport.dial(to.transport.addresses()[0] as string, 5000, done));
    expect((await dial(a, small)).ok).toBe(true);
    expect((await dial(small, b)).ok).toBe(true);
    await vi.waitFor(() => expect(up.size).toBe(2), {timeout: 5000});
    expect(await dial(c, small)).toMatchObject({ok: false, error: {code: "unreachable"}});
    expect(await dial(small, c)).toMatchObject({error: {code: "too_many", message: "this peer has as many connections with others as it may, 2"}});
    expect(up).toEqual(new Set([a.transport.self, b.transport.self]));
    await a.stop();
    await vi.waitFor(() => expect(up.size).toBe(1), {timeout: 5000});
    expect((await dial(c, small)).ok).toBe(true);
  });

  it("keeps its identity over restarts", async () => {
    const first = await netOf();
    const again = await startNet({keyPath: join(folders[0] as string, "key"), listen: ["/ip4/127.0.0.1/tcp/0"], bulkListen: undefined, topics: [], log: silent, onOlderTwin() {}});
    nets.push(again);
    expect(again.transport.self).toBe(first.transport.self);
  });
});
