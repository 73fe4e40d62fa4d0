import type {ProtocolSpec} from "@ollamesh/ports";
import {RecordingReceiver} from "@ollamesh/ports/contract";
import {describe, expect, it, vi} from "vitest";
import type {BytePipe, PipeSink} from "../src/byte-pipe.ts";
import {FramedChannel} from "../src/framed-channel.ts";
import {FramedReading} from "../src/framed-reading.ts";
import {silent} from "./net-pair.ts";

const spec: ProtocolSpec = {id: "/t/1", trafficClass: "bulk", frameBytesMax: 1 << 20, inboundChannelsPerPeerMax: 1, sendQueueBytesMax: 8 << 20};

const outlet = {pieceBytesMax: () => 1 << 16, turn: () => undefined, came: () => undefined, waited() {}};

/** Takes one write, then nothing until it is let. */
class Tap implements BytePipe {
  readonly needsEndMark = true;
  readonly pieceBytesMax = 1 << 18;
  readonly written: Uint8Array[] = [];
  reading: FramedReading | undefined;
  #waiting: (() => void) | undefined;
  write(parts: readonly Uint8Array[]): boolean {
    this.written.push(...parts);
    return false;
  }
  drained(): Promise<void> {
    return new Promise((resolve) => (this.#waiting = resolve));
  }
  read(frameBytesMax: number, sink: PipeSink): void {
    this.reading = new FramedReading({frameBytesMax, needsEndMark: true, sink});
  }
  pause(): void {}
  resume(): void {}
  async close(): Promise<void> {}
  abort(): void {}
  async let(writes: number): Promise<void> {
    for (let i = 0; i < writes; i++) {
      await vi.waitFor(() => expect(this.#waiting).toBeDefined(), {interval: 1});
      this.#waiting?.();
      this.#waiting = undefined;
      await Promise.resolve();
    }
  }
}

function world(): {tap: Tap; channel: FramedChannel; receiver: RecordingReceiver} {
  const [tap, receiver] = [new Tap(), new RecordingReceiver()];
  const channel = new FramedChannel({pipe: tap, peer: "p", spec, log: silent, outlet});
  channel.receive(receiver);
  return {tap, channel, receiver};
}

describe("FramedChannel", () => {
  it("tells of room exactly once after it was full, whatever is sent in between", async () => {
    const {tap, channel, receiver} = world();
    const block = new Uint8Array(1 << 18);
    expect([1, 2, 3, 4].map(() => channel.send(block))).toEqual([true, true, true, false]);
    await tap.let(1);
    expect(channel.send(new Uint8Array(10))).toBe(false); // below the high-water mark by now, but room was not told of yet
    await tap.let(16);
    await vi.waitFor(() => expect(receiver.drains).toBe(1));
    expect(channel.send(block)).toBe(true);
  });

  it("takes an end without a mark for a cut, and nothing behind the mark", () => {
    const cut = world();
    cut.tap.reading?.ended(undefined);
    expect(cut.receiver.ended?.failure?.code).toBe("closed");
    const ended = world();
    ended.tap.reading?.data(new Uint8Array([0, 0, 0, 1, 9, 255, 255, 255, 255]));
    expect(ended.receiver).toMatchObject({frames: [new Uint8Array([9])], ended: {failure: undefined}});
    const behind = world();
    behind.tap.reading?.data(new Uint8Array([255, 255, 255, 255, 0]));
    expect(behind.receiver.ended?.failure?.code).toBe("closed");
  });
});
