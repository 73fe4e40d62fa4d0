import type {ControlMessage} from "@ollamesh/catalog";
import type {Advert, MemberMessage, Rumour} from "@ollamesh/membership";
import {describe, expect, it} from "vitest";
import {advertCodec, controlCodec, memberCodec} from "../src/index.ts";
import {hostileFrames} from "./support/fuzz.ts";

const advert: Advert = {
  incarnation: 1_790_000_000_000,
  sequence: 7,
  addresses: ["/ip4/127.0.0.1/tcp/1/p2p/A"],
  version: "0.1.0",
  apiUrl: "http://127.0.0.1:11434",
  zone: "attic",
  engine: "llama.cpp",
  threads: 8,
  memoryBytes: 64 * 2 ** 30,
  memoryFreeBytes: 2 ** 33 + 1,
  devices: ["cpu"],
  lacksRoomFor: ["m"],
  holds: ["registry.ollama.ai/library/storyteller:latest"],
  loaded: [],
};
const rumours: Rumour[] = [
  {kind: "alive", peer: "A", incarnation: 2 ** 52},
  {kind: "suspect", peer: "B", incarnation: 0, by: "C"},
  {kind: "dead", peer: "D", incarnation: 1, by: "E"},
];
const members: MemberMessage[] = [
  {type: "leave"},
  {type: "hello", advert, hints: [{id: "B", addresses: ["/ip4/127.0.0.1/tcp/2"]}]},
  {type: "swim", message: {type: "ping", sequence: 2 ** 32 - 1, rumours}},
  {type: "swim", message: {type: "ack", sequence: 1, rumours: []}},
  {type: "swim", message: {type: "nack", sequence: 1, rumours: []}},
  {type: "swim", message: {type: "ping_req", sequence: 1, target: "B", rumours}},
  {type: "swim", message: {type: "rumours", rumours}},
];
const controls: ControlMessage[] = [
  {type: "stage_report", report: {deployment: "m#3", stageIndex: 1, state: "fetching", detail: "1 MiB of 2", bytesOnDisk: 2 ** 41, sources: [{peer: "A", bytes: 2 ** 40}]}},
];

describe("member and control codecs", () => {
  it.each(members)("member round trip (%#)", (message) => expect(memberCodec.decode(memberCodec.encode(message))).toEqual({ok: true, value: message}));
  it.each(controls)("control round trip (%#)", (message) => expect(controlCodec.decode(controlCodec.encode(message))).toEqual({ok: true, value: message}));
  it("advert round trip", () => expect(advertCodec.decode(advertCodec.encode(advert))).toEqual({ok: true, value: advert}));

  it("refuses what is too long or too many", () => {
    expect(advertCodec.decode(new Uint8Array(5000))).toMatchObject({error: {code: "malformed"}});
    const many: MemberMessage = {type: "swim", message: {type: "rumours", rumours: [...rumours, ...rumours, ...rumours]}};
    expect(memberCodec.decode(memberCodec.encode(many))).toMatchObject({error: {code: "malformed"}});
  });

  it("is total under hostile bytes", () => {
    let refused = 0;
    for (const frame of hostileFrames(members.map(memberCodec.encode), 20_000, 1)) if (!memberCodec.decode(frame).ok) refused++;
    for (const frame of hostileFrames(controls.map(controlCodec.encode), 20_000, 2)) if (!controlCodec.decode(frame).ok) refused++;
    expect(refused).toBeGreaterThan(5000);
  });
});
