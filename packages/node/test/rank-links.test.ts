import type {RankMessage} from "@ollamesh/wire";
import {describe, expect, it} from "vitest";
import {RankLinks} from "../src/stages/rank-links.ts";

const PEERS = ["a", "b", "c"];

/** Ranks that hear each other at once, and what became of them. */
class Group {
  readonly ranks = new Map<string, RankLinks>();
  readonly log: string[] = [];
  readonly cut = new Set<string>();

  start(peer: string, life: number): RankLinks {
    const links = new RankLinks({
      ...{deployment: "m#1@a", peers: PEERS, self: peer, life},
      send: (to, message) => !this.cut.has(`${peer}${to}`) && this.#deliver(peer, to, message),
      complete: () => this.log.push(`${peer} complete`),
      heard: (rank, bytes) => this.log.push(`${peer} heard ${bytes.join()} of ${rank}`),
      lost: (reason) => this.log.push(`${peer} lost: ${reason}`),
    });
    this.ranks.set(peer, links);
    return links;
  }

  #deliver(from: string, to: string, message: RankMessage): true {
    this.ranks.get(to)?.receive(from, message);
    return true;
  }

  taken(): string[] {
    return this.log.splice(0);
  }
}

function complete(): Group {
  const group = new Group();
  for (const [index, peer] of PEERS.entries()) group.start(peer, index + 1).loaded();
  expect(group.taken().toSorted()).toEqual(["a complete", "b complete", "c complete"]);
  return group;
}

describe("ranks that share layers", () => {
  it("find each other in whatever order they are loaded, and talk", () => {
    const group = complete();
    group.ranks.get("a")?.group().send(2, Uint8Array.of(1, 2));
    group.ranks.get("c")?.group().send(0, Uint8Array.of(3));
    expect(group.taken()).toEqual(["c heard 1,2 of 0", "a heard 3 of 2"]);
  });

  it("end together when one ends", () => {
    const group = complete();
    group.ranks.get("b")?.close("its runner died");
    expect(group.taken().toSorted()).toEqual(["a lost: its runner died", "c lost: its runner died"]);
    group.ranks.get("a")?.group().send(2, Uint8Array.of(1));
    expect(group.taken()).toEqual([]);
  });

  it("end when a peer leaves, cannot be reached, or loaded its part anew", () => {
    const left = complete();
    left.ranks.get("a")?.peerGone("c", "timeout");
    expect(left.taken()[0]).toMatch(/^b lost: peer c, which shares these layers, is gone|^c lost/);
    const apart = complete();
    apart.cut.add("ab");
    apart.ranks.get("a")?.group().send(1, Uint8Array.of(1));
    expect(apart.taken()).toContainEqual("a lost: peer b, which shares these layers, cannot be reached");
    const anew = complete();
    anew.start("b", 9).loaded();
    expect(anew.taken()).toContainEqual("a lost: peer b, which shares these layers, loaded them anew");
  });

  it("begin anew after that, and take nothing of the life before", () => {
    const group = complete();
    const late = group.ranks.get("a")?.group();
    for (const peer of PEERS) group.ranks.get(peer)?.close("over");
    group.taken();
    for (const [index, peer] of PEERS.entries()) group.start(peer, index + 11).loaded();
    expect(group.taken()).toHaveLength(3);
    late?.send(1, Uint8Array.of(1));
    group.ranks.get("b")?.receive("a", {type: "said", deployment: "m#1@a", life: 1, bytes: Uint8Array.of(1)});
    group.ranks.get("b")?.receive("a", {type: "lost", deployment: "m#1@a", life: 2, reason: "old"});
    expect(group.taken().filter((line) => !line.startsWith("a lost"))).toEqual([]);
  });

  it("hear nobody else", () => {
    const group = complete();
    group.ranks.get("a")?.receive("stranger", {type: "lost", deployment: "m#1@a", life: 1, reason: "no"});
    expect(group.taken()).toEqual([]);
  });
});
