import {RecordingReceiver} from "@ollamesh/ports/contract";
import {afterEach, describe, expect, it, vi} from "vitest";
import {withoutUnheardEvents} from "../src/lean-messages.ts";
import {connect, netWith, open} from "./net-pair.ts";

const spec = {id: "/test/lean/1", trafficClass: "request", frameBytesMax: 1 << 20, inboundChannelsPerPeerMax: 1, sendQueueBytesMax: 1 << 20} as const;

describe("a message over a real connection", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("makes no exception for each frame", async () => {
    const [near, far] = [await netWith(undefined), await netWith(undefined)];
    try {
      far.transport.handle(spec, (back) => back.receive({frame: (bytes) => void back.send(bytes), drained() {}, closed() {}}));
      await connect(near, far);
      const channel = await open(near, far, spec);
      const answers = new RecordingReceiver();
      channel.receive(answers);
      const made: unknown[][] = [];
      const counting = {
        apply: (target: typeof RangeError, _this: unknown, args: [string?]) => {
          made.push(args);
          return target(...args);
        },
        construct: (target: typeof RangeError, args: [string?]) => {
          made.push(args);
          return new target(...args);
        },
      };
      vi.stubGlobal("RangeError", new Proxy(RangeError, counting));
      for (let i = 1; i <= 20; i++) {
        channel.send(new Uint8Array(100));
        await vi.waitFor(() => expect(answers.frames).toHaveLength(i));
      }
      // Each way each; streams that are opened meanwhile, by gossip, make some for themselves.
      expect(made.length).toBeLessThan(10);
    } finally {
      await Promise.all([near.stop(), far.stop()]);
    }
  });

  it("comes whole, however it is cut", async () => {
    const [near, far] = [await netWith(undefined), await netWith(undefined)];
    try {
      const received = new RecordingReceiver();
      far.transport.handle(spec, (channel) => channel.receive(received));
      await connect(near, far);
      const channel = await open(near, far, spec);
      channel.receive(new RecordingReceiver());
      const sizes = [1, 65_517, 65_518, 65_519, 300_000, 3];
      for (const size of sizes) channel.send(new Uint8Array(size).fill(size % 251));
      await vi.waitFor(() => expect(received.frames.map(({length}) => length)).toEqual(sizes));
      expect(received.frames.every((frame) => frame.every((byte) => byte === frame.length % 251))).toBe(true);
    } finally {
      await Promise.all([near.stop(), far.stop()]);
    }
  });
});

describe("withoutUnheardEvents", () => {
  it("makes events for those who listen, and says what they said", () => {
    const made: string[] = [];
    const listeners = new Map([["drain", 1]]);
    const stream = withoutUnheardEvents({
      listenerCount: (type: string) => listeners.get(type) ?? 0,
      safeDispatchEvent(type: string) {
        made.push(type);
        return false;
      },
    });
    expect(stream.safeDispatchEvent("idle")).toBe(true);
    expect(stream.safeDispatchEvent("drain")).toBe(false);
    listeners.set("idle", 1);
    stream.safeDispatchEvent("idle");
    expect(made).toEqual(["drain", "idle"]);
  });
});
