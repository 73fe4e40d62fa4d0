import type {Channel, ChannelReceiver, Logger, ProtocolSpec} from "@ollamesh/ports";
import {RecordingReceiver} from "@ollamesh/ports/contract";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {Net} from "../../src/index.ts";
import {connect, netWith, open, silent} from "../net-pair.ts";

const spec: ProtocolSpec = {id: "/test/blobs/1", trafficClass: "bulk", frameBytesMax: 1 << 20, inboundChannelsPerPeerMax: 2, sendQueueBytesMax: 16 << 20};
const BLOCK = 1 << 18;

/** Gives each frame back as soon as it has looked at it, and remembers where it lay. */
class Borrower implements ChannelReceiver {
  readonly seen: number[] = [];
  readonly memory = new Set<ArrayBufferLike>();
  frame(bytes: Uint8Array): void {
    this.seen.push(bytes.length);
  }
  lent(bytes: Uint8Array, giveBack: () => void): void {
    this.seen.push(bytes.every((byte) => byte === bytes[0]) ? (bytes[0] as number) : -1);
    this.memory.add(bytes.buffer);
    giveBack();
    giveBack(); // twice is as once
  }
  drained(): void {}
  closed(): void {}
}

describe("frames over the thread of bulk connections", () => {
  let [near, far]: Net[] = [];
  let events: string[];
  beforeEach(async () => {
    events = [];
    const telling: Logger = {...silent, child: () => telling, debug: (event) => void events.push(event), error: (event) => void events.push(event)};
    [near, far] = await Promise.all([netWith([], telling), netWith([])]);
    await connect(near as Net, far as Net);
  });
  afterEach(async () => {
    await Promise.all([near, far].map((net) => net?.stop()));
  });

  /** A channel of the near side whose frames the far one's receiver gets. */
  async function channelTo(receiver: ChannelReceiver): Promise<Channel> {
    (far as Net).transport.handle(spec, (channel) => channel.receive(receiver));
    const channel = await open(near as Net, far as Net, spec);
    channel.receive(new RecordingReceiver());
    return channel;
  }

  it("are lent to those that give them back, and lie where earlier ones lay", async () => {
    const borrower = new Borrower();
    const channel = await channelTo(borrower);
    for (let i = 0; i < 200; i++) {
      channel.send(new Uint8Array(BLOCK).fill(i));
      await vi.waitFor(() => expect(borrower.seen.length).toBe(i + 1), {interval: 1});
    }
    expect(borrower.seen).toEqual(Array.from({length: 200}, (_, i) => i));
    expect(events).toContain("bulk_opened");
    expect(borrower.memory.size).toBe(200); // each message has an object of its own for it
    const places = [...borrower.memory].map((memory) => new Uint8Array(memory)[BLOCK - 1]);
    expect(new Set(places).size).toBeLessThan(10); // but what is in the first is what came last
  });

  it("are copied for those that do not, and short ones are theirs anyway", async () => {
    const receiver = new RecordingReceiver();
    const channel = await channelTo(receiver);
    const frames = [BLOCK, 10, 100_000, 70_000, 0].map((length, i) => new Uint8Array(length).fill(i + 1));
    for (const frame of frames) channel.send(frame);
    await vi.waitFor(() => expect(receiver.frames.length).toBe(frames.length));
    expect(receiver.frames.every(({buffer}) => buffer instanceof ArrayBuffer)).toBe(true);
    expect(receiver.frames.map((frame) => Buffer.compare(frame, frames[receiver.frames.indexOf(frame)] as Uint8Array))).toEqual(frames.map(() => 0));
  });
});

describe("without the thread", () => {
  it("bulk goes over the main connection, and one that dies is not started again at once", async () => {
    const events: string[] = [];
    const telling: Logger = {...silent, child: () => telling, debug: (event) => void events.push(event), error: (event) => void events.push(event)};
    const dying = new URL(`data:text/javascript,${encodeURIComponent('import {parentPort} from "node:worker_threads"; parentPort.once("message", () => process.exit(3));')}`);
    const [near, far] = await Promise.all([netWith([], telling, {bulkWorkerUrl: dying}), netWith([])]);
    try {
      await connect(near, far);
      const receiver = new RecordingReceiver();
      far.transport.handle(spec, (channel) => channel.receive(receiver));
      for (let i = 1; i <= 2; i++) {
        const channel = await open(near, far, spec);
        channel.receive(new RecordingReceiver());
        channel.send(new Uint8Array(BLOCK));
        await vi.waitFor(() => expect(receiver.frames.length).toBe(i));
      }
      expect(events.filter((event) => event === "bulk_thread_died")).toEqual(["bulk_thread_died"]);
      expect(events).not.toContain("bulk_opened");
    } finally {
      await Promise.all([near.stop(), far.stop()]);
    }
  });
});
