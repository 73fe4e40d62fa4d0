import {Duplex} from "node:stream";
import type {TLSSocket} from "node:tls";
import {Prng} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {FrameEdges} from "../../src/bulk/thread/frame-edges.ts";
import {Heartbeat} from "../../src/bulk/thread/heartbeat.ts";
import type {BulkReport} from "../../src/bulk/thread/thread-messages.ts";
import {ThreadSocket} from "../../src/bulk/thread/thread-socket.ts";
import {beatMark, endMark, framePrefix} from "../../src/frame-decoder.ts";

const CREDIT = 1 << 20;

/** A connection whose system takes whatever is written, and whose way may go dark: that is told to nobody. */
class Way {
  isDark = false;
  carried = 0;
  readonly ends: readonly [End, End];
  constructor() {
    this.ends = [new End(), new End()];
    this.#carry(this.ends[0], this.ends[1]);
    this.#carry(this.ends[1], this.ends[0]);
  }
  #carry(from: End, to: End): void {
    from.sent = (bytes) => {
      this.carried++;
      if (!this.isDark) to.push(Buffer.from(bytes));
    };
  }
}

class End extends Duplex {
  sent: (bytes: Uint8Array) => void = () => {};
  override _read(): void {}
  override _write(bytes: Uint8Array, _encoding: string, done: () => void): void {
    this.sent(bytes);
    done();
  }
}

class Side {
  readonly reports: BulkReport[] = [];
  readonly socket: ThreadSocket;
  constructor(end: End, credit = CREDIT) {
    end.pause();
    const beside = {socket: end as unknown as TLSSocket, read: (data: (bytes: Uint8Array) => void) => void end.on("data", data).pause()};
    this.socket = new ThreadSocket({id: 1, beside, memory: {take: (bytes) => new Uint8Array(bytes), free: () => {}}, post: (report) => void this.reports.push(report)});
    this.socket.read(1 << 20, credit);
  }
  get frames(): number {
    return this.reports.flatMap((report) => (report.type === "came" ? report.frames : [])).length;
  }
  get end(): BulkReport | undefined {
    return this.reports.find(({type}) => type === "ended");
  }
  get gone(): BulkReport | undefined {
    return this.reports.find(({type}) => type === "gone");
  }
  say(length: number): void {
    this.socket.write(Buffer.concat([framePrefix(length), new Uint8Array(length)]));
  }
}

describe("a bulk connection whose other side says nothing", () => {
  beforeEach(() => void vi.useFakeTimers({toFake: ["setTimeout", "clearTimeout", "performance"]}));
  afterEach(() => void vi.useRealTimers());

  /** Second by second, with the turns that belong to each. */
  async function pass(seconds: number): Promise<void> {
    for (let i = 0; i < seconds; i++) {
      await vi.advanceTimersByTimeAsync(1000);
      await new Promise((next) => setImmediate(next));
    }
  }

  it("is given up within 15 s where the way went dark with a question on it, as broken", async () => {
    const way = new Way();
    const [asker, holder] = [new Side(way.ends[0]), new Side(way.ends[1])];
    asker.say(100);
    await pass(1);
    holder.say(5000);
    await pass(1);
    expect([asker.frames, holder.frames]).toEqual([1, 1]);
    way.isDark = true;
    asker.say(100);
    await pass(15);
    expect(asker.end).toMatchObject({failure: {code: "timeout"}});
    expect(asker.gone).toMatchObject({broke: true});
    expect(holder.gone).toMatchObject({broke: true});
  });

  it("is kept while the other side takes five minutes to answer, and while one of them holds back what comes", async () => {
    const way = new Way();
    const [asker, holder] = [new Side(way.ends[0]), new Side(way.ends[1], 50)];
    for (let minute = 0; minute < 5; minute++) {
      asker.say(100); // reads no more after the first, until it is granted more
      await pass(60);
    }
    holder.socket.grant(CREDIT);
    await pass(20);
    holder.say(7);
    await pass(40);
    expect([asker.frames, holder.frames]).toEqual([1, 5]);
    expect([asker.gone, holder.gone]).toEqual([undefined, undefined]);
  });

  it("costs nothing once it is not used", async () => {
    const way = new Way();
    const [asker, holder] = [new Side(way.ends[0]), new Side(way.ends[1])];
    asker.say(100);
    holder.say(100);
    await pass(90);
    const {carried} = way;
    expect(vi.getTimerCount()).toBe(0);
    way.isDark = true;
    await pass(600);
    expect(way.carried).toBe(carried);
    expect([asker.gone, holder.gone]).toEqual([undefined, undefined]);
  });

  it("is not blamed for the time this process stood still", () => {
    const heartbeat = new Heartbeat();
    heartbeat.resumed(0);
    heartbeat.wrote(0);
    expect([3000, 6000].map((nowMs) => heartbeat.tick(nowMs))).toEqual(["beat", "beat"]);
    expect(heartbeat.tick(26_000)).toBe("beat");
    expect(heartbeat.tick(29_000)).toBe("beat");
    heartbeat.wrote(29_500);
    expect([32, 35, 38].map((seconds) => heartbeat.tick(seconds * 1000))).toEqual(["wait", "give_up", "give_up"]);
  });

  it("never has a beat inside a frame, however it is cut", async () => {
    const way = new Way();
    const [asker, holder] = [new Side(way.ends[0]), new Side(way.ends[1])];
    const frame = Buffer.concat([framePrefix(300), new Uint8Array(300).fill(9)]);
    for (const cut of [2, 4, 10, 303]) {
      asker.socket.write(frame.subarray(0, cut));
      await pass(8);
      asker.socket.write(frame.subarray(cut));
      await pass(8);
    }
    expect(holder.frames).toBe(4);
    expect(holder.end).toBeUndefined();
  });
});

it("edges of frames are where a reading of the whole finds them, in pieces of any length", () => {
  const rng = new Prng(7);
  const edges = new Set<number>([0]);
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let i = 0; i < 300; i++) {
    const size = rng.nextU32() % 40;
    const part = i % 7 === 3 ? beatMark() : Buffer.concat([framePrefix(size), new Uint8Array(size).fill(255)]);
    parts.push(part);
    length += part.length;
    edges.add(length);
  }
  const all = Buffer.concat([...parts, endMark()]);
  edges.add(all.length);
  const followed = new FrameEdges();
  for (let at = 0; at < all.length; ) {
    const next = Math.min(all.length, at + 1 + (rng.nextU32() % 25));
    followed.passed(all.subarray(at, next));
    at = next;
    expect(followed.isBetween).toBe(edges.has(at));
  }
});
