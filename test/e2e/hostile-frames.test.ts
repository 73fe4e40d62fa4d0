import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {connect} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Net, startNet} from "@ollamesh/net-libp2p";
import type {Channel, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, KIB, MIB, Prng} from "@ollamesh/stdx";
import {silentLogger} from "@ollamesh/telemetry";
import {sessionCodec, stageCodec, swarmCodec} from "@ollamesh/wire";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {beginPeak, peak} from "../bench/support/watched-peer.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

const PROTOCOLS = ["member", "control", "models", "swarm", "stage", "session", "tokens"].map((name) => `/ollamesh/${name}/1`);
const FRAMES = 4000;

let mesh: TestMesh;
let peer: PeerProcess;
let folder: string;
let net: Net;
/** The peer under attack, as the attacker knows it. */
let target: string;

beforeAll(async () => {
  mesh = await TestMesh.start(1);
  peer = mesh.peer(0);
  await peer.post("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
  folder = mkdtempSync(join(tmpdir(), "ollamesh-e2e-"));
  net = await startNet({keyPath: join(folder, "key"), listen: ["/ip4/127.0.0.1/tcp/0"], bulkListen: undefined, topics: [], log: silentLogger, onOlderTwin() {}});
  target = await settled<string>((done) => net.transport.dial(peer.multiaddr, 5000, done));
});
afterAll(async () => {
  await net?.stop();
  await mesh?.stop();
  rmSync(folder, {recursive: true, force: true});
});

function settled<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => start((outcome) => (outcome.ok ? resolve(outcome.value) : reject(new Error(outcome.error.message)))));
}

/** The attacker's side sets no bounds. */
const spec = (id: string): ProtocolSpec => ({id, trafficClass: "request", frameBytesMax: 200 * MIB, inboundChannelsPerPeerMax: 64, sendQueueBytesMax: 200 * MIB});

interface Opened {
  readonly channel: Channel;
  isClosed: boolean;
}

async function open(id: string): Promise<Opened> {
  const channel = await settled<Channel>((done) => net.transport.open(target, spec(id), done));
  const opened: Opened = {channel, isClosed: false};
  channel.receive({
    frame() {},
    drained() {},
    closed: () => {
      opened.isClosed = true;
    },
  });
  return opened;
}

function rss(): number {
  return Number(readFileSync(`/proc/${peer.child.pid}/statm`, "utf8").split(" ")[1]) * 4096;
}

async function expectWell(): Promise<void> {
  expect(peer.hasEnded, peer.log).toBe(false);
  const answer = await peer.post<{done: boolean; response: string}>("/api/generate", {
    model: "storyteller",
    prompt: "Tell me a story about an owl.",
    stream: false,
    options: {temperature: 0, num_predict: 30},
  });
  expect(answer.response).toContain("owl");
}

/** Field tags and lengths that protobuf takes seriously, among bytes that it does not. */
function hostileFrame(rng: Prng): Uint8Array {
  const length = rng.pick([0, 1, 3, 20, 200, 5000]);
  const bytes = Uint8Array.from({length}, () => rng.below(256));
  for (let i = 0; i + 1 < Math.min(length, 20); i += 2) bytes[i] = (1 + rng.below(6)) * 8 + rng.pick([0, 2]);
  return bytes;
}

describe("a peer under hostile frames", () => {
  it.each(PROTOCOLS)("%s: lives, stays bounded, and answers its clients", async (id) => {
    const rng = new Prng(PROTOCOLS.indexOf(id) + 1);
    const earlier = rss();
    let opened = await open(id);
    for (let i = 0; i < FRAMES; i++) {
      // A channel that was ended for what it carried is opened again, as an attacker would.
      if (opened.isClosed) opened = await open(id);
      opened.channel.send(hostileFrame(rng));
      if (i % 10 === 0) await new Promise(setImmediate);
    }
    opened.channel.close();
    await expectWell();
    expect(rss() - earlier).toBeLessThan(96 * MIB);
  });

  it.each(PROTOCOLS)("%s: ends a channel whose frame is too long before keeping it", async (id) => {
    const earlier = rss();
    const opened = await open(id);
    opened.channel.send(new Uint8Array(100 * MIB));
    await until("the channel is ended", 20_000, async () => opened.isClosed);
    await expectWell();
    expect(rss() - earlier).toBeLessThan(96 * MIB);
  });

  it("takes 100 MB nobody asked for, keeps none of it, and answers its clients meanwhile", async () => {
    const before = beginPeak(peer);
    const block = Uint8Array.from({length: 256 * KIB}, (_, i) => i & 255);
    let sent = 0;
    const flood = async (): Promise<void> => {
      const channel = await settled<Channel>((done) => net.transport.open(target, spec("/ollamesh/swarm/1"), done));
      await new Promise<void>((resolve, reject) => {
        const fill = (): void => {
          while (sent < 100 * MIB) {
            sent += block.length;
            if (!channel.send(swarmCodec.encode({type: "data", id: sent, bytes: block}))) return;
          }
          channel.close();
        };
        channel.receive({frame() {}, drained: fill, closed: (failure) => (failure ? reject(new Error(failure.message)) : resolve())});
        fill();
      });
    };
    let isOver = false;
    const answers = async (): Promise<number> => {
      for (let count = 1; ; count++) {
        await expectWell();
        if (isOver) return count;
      }
    };
    const [count] = await Promise.all([answers(), flood().finally(() => (isOver = true))]);
    const grown = peak(peer) - before;
    console.log(`100 MB nobody asked for: ${grown.toFixed(0)} MB more at the peak, ${count} answers meanwhile`);
    expect(grown).toBeLessThan(96);
  });

  it("opens no more channels for one peer than a protocol allows", async () => {
    const opened = await Promise.all(Array.from({length: 40}, () => open("/ollamesh/swarm/1").catch(() => undefined)));
    await until("the others are ended", 10_000, async () => opened.filter((one) => one && !one.isClosed).length <= 2);
    for (const one of opened) one?.channel.abort();
    await expectWell();
  });

  it("bears bytes of no protocol at its mesh port and its HTTP port", async () => {
    const rng = new Prng(9);
    const ports = [Number(/tcp\/(\d+)/.exec(peer.multiaddr)?.[1]), Number(new URL(peer.api).port)];
    for (const port of ports) {
      await Promise.all(
        Array.from({length: 20}, async () => {
          const socket = connect(port, "127.0.0.1");
          socket.on("error", () => {});
          socket.write(Uint8Array.from({length: 64 * KIB}, () => rng.below(256)));
          await new Promise((resolve) => socket.once("close", resolve).setTimeout(3000, () => socket.destroy()));
        }),
      );
    }
    await expectWell();
  });
});

describe("a peer under well-formed lies", () => {
  const digest = `sha256:${"0".repeat(64)}`;
  const root = "1".repeat(64);
  const sampler = {
    temperature: 0,
    topK: 2 ** 31 - 1,
    topP: 1,
    minP: 0,
    typicalP: 1,
    repeatPenalty: 1.5,
    repeatLastN: 2 ** 31 - 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
    seed: 1,
  };
  const deployment = "registry.ollama.ai/library/storyteller:latest#1";
  const session = {type: "open" as const, session: "x", deployment, contextLength: 0, keepAliveMs: 0, sampler, answered: 0, tokensMax: 5, priority: 5};
  const rows = {closes: [], opens: [], slots: Int32Array.of(0), positions: Int32Array.of(0), outputs: Uint8Array.of(1), tokens: undefined};
  const lies: readonly [string, string, readonly Uint8Array[]][] = [
    [
      "requests for pieces that are not there, data nobody asked for, holdings of nothing",
      "/ollamesh/swarm/1",
      [
        swarmCodec.encode({type: "request", id: 1, digest, piece: 2 ** 31, offset: 2 ** 31, length: MIB}),
        swarmCodec.encode({type: "data", id: 77, bytes: new Uint8Array(KIB)}),
        swarmCodec.encode({type: "holding", digest, size: 2 ** 40, pieceSize: 2 ** 24, root, bitfield: new Uint8Array(2 ** 13).fill(255), whole: true}),
        ...Array.from({length: 2000}, (_, id) => swarmCodec.encode({type: "cancel", id})),
        ...Array.from({length: 2000}, (_, id) => swarmCodec.encode({type: "interest", digest: `sha256:${id.toString(16).padStart(64, "0")}`})),
      ],
    ],
    [
      "batches and results of a pipeline it has no part in",
      "/ollamesh/stage/1",
      [
        stageCodec.encode({type: "batch", deployment, stream: 1, sequence: 0, batch: {...rows, hidden: new Uint8Array(512)}}),
        stageCodec.encode({type: "sampled", deployment, stream: 1, sequence: 0, sampled: [{slot: 0, token: 2 ** 31, end: false}]}),
        stageCodec.encode({type: "stage_failed", deployment, stream: 1, code: "x", reason: "y"}),
      ],
    ],
    [
      "sessions with tokens of no vocabulary and samplers without bounds",
      "/ollamesh/session/1",
      [
        sessionCodec.encode({...session, tokens: Int32Array.of(2 ** 31 - 1)}),
        sessionCodec.encode({...session, session: "y", tokens: Int32Array.of(-1)}),
        sessionCodec.encode({...session, session: "z", tokens: Int32Array.of(5, 6, 7)}),
        sessionCodec.encode({...session, session: "w", deployment: "nowhere#local", tokens: Int32Array.of(5)}),
        ...Array.from({length: 1000}, (_, i) => sessionCodec.encode({...session, session: `s${i}`, tokens: new Int32Array(500).fill(3)})),
        sessionCodec.encode({type: "cancel", session: "nobody"}),
      ],
    ],
  ];

  it.each(lies)("%s", async (_what, id, frames) => {
    const earlier = rss();
    const opened = await open(id);
    for (const frame of frames) opened.channel.send(frame);
    await expectWell();
    opened.channel.abort();
    expect(rss() - earlier).toBeLessThan(96 * MIB);
  });
});
