import type {Channel, ChannelReceiver, Clock, Transport} from "@ollamesh/ports";
import {expect, it} from "vitest";
import {heardTransport} from "../src/link/heard-transport.ts";

it("reports who sends, at most five times a second, and hands every frame on", () => {
  let accept: (channel: Channel) => void = () => {};
  let nowMs = 0;
  const reported: [string, number][] = [];
  const passed: [string, number][] = [];
  const frames: number[] = [];
  const lent = (bytes: Uint8Array, giveBack: () => void): void => {
    frames.push(bytes.length);
    giveBack();
  };
  const clock = {nowMs: () => nowMs} as Clock;
  const inner = {
    self: "M",
    handle(_, handler) {
      accept = handler;
    },
  } as Transport;
  heardTransport(inner, clock, {heard: (peer) => reported.push([peer, nowMs]), passed: (peer, rate) => passed.push([peer, rate])}).handle(
    {id: "/x/1", trafficClass: "request", frameBytesMax: 1, inboundChannelsPerPeerMax: 1, sendQueueBytesMax: 1},
    (channel) => channel.receive({frame: (bytes) => frames.push(bytes.length), lent, drained() {}, closed: () => frames.push(-1)}),
  );
  let receiver: ChannelReceiver | undefined;
  accept({
    peer: "A",
    protocol: "/x/1",
    receive(given) {
      receiver = given;
    },
    send: () => true,
    close() {},
    abort() {},
  });
  for (; nowMs < 1000; nowMs += 10) receiver?.frame(new Uint8Array(nowMs));
  let given = 0;
  receiver?.lent?.(new Uint8Array(7), () => void given++);
  expect(passed).toEqual([]);
  for (const endMs = nowMs + 600; nowMs < endMs; nowMs += 10) receiver?.frame(new Uint8Array(2 ** 16));
  expect(passed).toEqual([["A", 6553.6]]);
  frames.splice(-60);
  reported.splice(6);
  receiver?.closed(undefined);
  expect(frames.length).toBe(102);
  expect(frames.slice(-2)).toEqual([7, -1]);
  expect(given).toBe(1);
  expect(reported).toEqual([0, 200, 400, 600, 800, 1000].map((at) => ["A", at]));
});
