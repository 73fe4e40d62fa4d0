import type {Failure} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {Channel, ChannelReceiver, ProtocolSpec, TrafficClass, Transport} from "../src/index.ts";
import {answerOf, type Subject} from "./subject.ts";

/** Two transports that are connected to each other. */
export interface ConnectedPair {
  readonly near: Transport;
  readonly far: Transport;
}

/** Remembers what it was told. */
export class RecordingReceiver implements ChannelReceiver {
  readonly frames: Uint8Array[] = [];
  ended: {failure: Failure | undefined} | undefined;
  drains = 0;
  frame(bytes: Uint8Array): void {
    this.frames.push(bytes);
  }
  drained(): void {
    this.drains++;
  }
  closed(failure: Failure | undefined): void {
    this.ended = {failure};
  }
}

/** What channels of every transport do, of whatever traffic class. @param connect a new pair for each test */
export function channelContract(name: string, trafficClass: TrafficClass, connect: () => Promise<Subject<ConnectedPair>>): void {
  describe(`${name}: channels of class ${trafficClass}`, () => {
    const spec: ProtocolSpec = {id: "/test/contract/1", trafficClass, frameBytesMax: 1 << 20, inboundChannelsPerPeerMax: 2, sendQueueBytesMax: 4 << 20};
    let subject: Subject<ConnectedPair>;
    let got: RecordingReceiver[];
    beforeEach(async () => {
      subject = await connect();
      got = [];
      subject.port.far.handle(spec, (channel) => {
        const receiver = new RecordingReceiver();
        got.push(receiver);
        channel.receive(receiver);
      });
    });
    afterEach(() => subject.dispose());

    const open = async (wanted: ProtocolSpec = spec): Promise<{channel: Channel; sent: RecordingReceiver}> => {
      const channel = await answerOf<Channel>(subject, (done) => subject.port.near.open(subject.port.far.self, wanted, done));
      const sent = new RecordingReceiver();
      channel.receive(sent);
      return {channel, sent};
    };
    const eventually = (check: () => void): Promise<void> =>
      vi.waitFor(
        () => {
          subject.pump?.();
          check();
        },
        {timeout: 5000, interval: 10},
      );

    it("carry frames in order and unchanged, then close properly on both sides", async () => {
      const {channel, sent} = await open();
      const frames = Array.from({length: 50}, (_, i) => new Uint8Array(i * 1000).fill(i));
      for (const frame of frames) channel.send(frame);
      channel.close();
      await eventually(() => expect(got[0]?.ended).toEqual({failure: undefined}));
      expect(got[0]?.frames.map((frame) => frame.length)).toEqual(frames.map((frame) => frame.length));
      expect(got[0]?.frames.every((frame, i) => frame.every((byte) => byte === i))).toBe(true);
      await eventually(() => expect(sent.ended).toEqual({failure: undefined}));
      expect(channel.peer).toBe(subject.port.far.self);
    });

    it("carry frames back too, and both ways at once", async () => {
      const echo = {...spec, id: "/test/echo/1"};
      subject.port.far.handle(echo, (channel) => channel.receive({frame: (bytes) => void channel.send(bytes), drained() {}, closed() {}}));
      const {channel, sent} = await open(echo);
      for (let i = 0; i < 20; i++) channel.send(new Uint8Array(20_000).fill(i));
      await eventually(() => expect(sent.frames.map(([first]) => first)).toEqual(Array.from({length: 20}, (_, i) => i)));
    });

    it("ask a fast sender to wait, say when there is room, and lose nothing", async () => {
      const {channel, sent} = await open();
      let full = 0;
      for (let i = 0; i < 12; i++) if (!channel.send(new Uint8Array(300_000))) full++;
      expect(full).toBeGreaterThan(0);
      await eventually(() => expect(sent.drains).toBe(1));
      await eventually(() => expect(got[0]?.frames.length).toBe(12));
    });

    it("end when more waits than may", async () => {
      const {channel, sent} = await open();
      for (let i = 0; i < 12; i++) channel.send(new Uint8Array(1 << 19));
      expect(sent.ended?.failure?.code).toBe("send_overflow");
      await eventually(() => expect(got[0]?.ended?.failure).toBeDefined());
    });

    it("end at once when they are aborted, and are told of it once", async () => {
      const {channel, sent} = await open();
      channel.send(new Uint8Array(10));
      await eventually(() => expect(got[0]?.frames.length).toBe(1));
      channel.abort();
      expect(sent.ended?.failure?.code).toBe("closed");
      await eventually(() => expect(got[0]?.ended?.failure).toBeDefined());
    });

    it("end with the connection to their peer", async () => {
      const {channel, sent} = await open();
      channel.send(new Uint8Array(10));
      await eventually(() => expect(got[0]?.frames.length).toBe(1));
      subject.port.near.hangUp(subject.port.far.self);
      await eventually(() => expect([sent.ended?.failure?.code, got[0]?.ended !== undefined]).toEqual(["closed", true]));
    });
  });
}
