import {emptyConfState, type Message} from "@ollamesh/raft";
import type {RaftFrame} from "@ollamesh/wire";
import {describe, expect, it} from "vitest";
import {GroupLinks} from "../../src/agreement/group-links.ts";

const heartbeat = (from: number): Extract<RaftFrame["message"], {type: "heartbeat"}> => ({type: "heartbeat", from, to: 1, term: 2, commit: 0, readPosition: 0});

function linksOf(): {links: GroupLinks; sent: {peer: string; frame: RaftFrame}[]; copied: number[]; reports: string[]; time: {ms: number}} {
  const sent: {peer: string; frame: RaftFrame}[] = [];
  const copied: number[] = [];
  const reports: string[] = [];
  const time = {ms: 1000};
  const links = new GroupLinks({
    life: 9,
    nowMs: () => time.ms,
    send: (peer, frame) => peer !== "gone" && sent.push({peer, frame}) > 0,
    cluster: () => "c",
    state: () => undefined,
    copied: (node) => copied.push(node),
    unreachable: (node) => reports.push(`unreachable ${node}`),
    snapshotSent: (node, isDelivered) => reports.push(`snapshot ${node} ${isDelivered}`),
  });
  return {links, sent, copied, reports, time};
}

describe("group links", () => {
  it("believe nobody who speaks for another peer's node", () => {
    const {links} = linksOf();
    expect(links.received("A", 1, heartbeat(5))).toEqual(heartbeat(5));
    expect(links.received("B", 1, heartbeat(5))).toBeUndefined();
    expect(links.received("A", 1, heartbeat(5))).toEqual(heartbeat(5));
  });

  it("believe one process a node at a time: a restart after a pause, a copy of the data folder never while the first is heard", () => {
    const {links, copied, time} = linksOf();
    links.received("A", 1, heartbeat(5));
    time.ms += 2000;
    expect(links.received("A", 2, heartbeat(5)), "restarted").toBeDefined();
    for (let i = 0; i < 40; i++) {
      time.ms += 300;
      expect(links.received("A", 2, heartbeat(5))).toBeDefined();
      expect(links.received("A", 3, heartbeat(5)), "the copy").toBeUndefined();
    }
    expect(copied).toEqual([5]);
    time.ms += 1500;
    expect(links.received("A", 3, heartbeat(5)), "the first has ended").toBeDefined();
  });

  it("take no quick restart for a copy, however many there are", () => {
    const {links, copied, time} = linksOf();
    for (let life = 1; life <= 20; life++) {
      time.ms += 60_000;
      for (let i = 0; i < 8; i++) {
        links.received("A", life, heartbeat(5));
        time.ms += 300;
      }
      // The next one speaks at once; for a second it is not believed.
      for (let i = 0; i < 5; i++) {
        links.received("A", life + 1, heartbeat(5));
        time.ms += 300;
      }
    }
    expect(copied).toEqual([]);
  });

  it("carry a snapshot in pieces and report how it went", () => {
    const here = linksOf();
    const there = linksOf();
    here.links.learn(7, "B");
    const data = Uint8Array.from({length: 600_000}, (_, i) => i % 251);
    const message: Message = {type: "snapshot", from: 1, to: 7, term: 3, snapshot: {term: 2, index: 40, confState: {...emptyConfState, voters: [1, 7]}, data}};
    here.links.send(message);
    expect(here.sent.length).toBe(3);
    expect(here.reports).toEqual(["snapshot 7 true"]);
    const got = here.sent.map(({frame}) => there.links.received("A", 1, frame.message as never));
    expect(got.slice(0, -1)).toEqual([undefined, undefined]);
    expect(got.at(-1)).toEqual(message);
    // A piece out of place brings nothing, and neither does what follows it.
    const [first, , last] = here.sent.map(({frame}) => frame.message as never);
    expect(there.links.received("A", 1, first as never)).toBeUndefined();
    expect(there.links.received("A", 1, last as never)).toBeUndefined();
    here.links.learn(8, "gone");
    here.links.send({...message, to: 8});
    expect(here.reports.at(-1)).toBe("snapshot 8 false");
    here.links.send({...heartbeat(1), to: 99});
    expect(here.reports.at(-1)).toBe("unreachable 99");
  });
});
