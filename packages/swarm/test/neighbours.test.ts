import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {Neighbours, neighbourDefaults} from "../src/index.ts";

const {degree, degreeMax, uselessMs, askAgainMs, roundMs, starvedMs} = neighbourDefaults;
const nothing = () => false;

function among(members: number, seed = 1): Neighbours {
  const neighbours = new Neighbours(new Prng(seed));
  for (let i = 0; i < members; i++) neighbours.memberUp(`m${i}`);
  return neighbours;
}

const asked = (neighbours: Neighbours): string[] => neighbours.takeEffects().flatMap(({type, peer}) => (type === "ask" ? [peer] : []));

describe("neighbours", () => {
  it("are asked ten first, and twice as many each round while none is of use", () => {
    const neighbours = among(1000);
    const rounds: number[] = [];
    const all = new Set<string>();
    for (let nowMs = 0; all.size < 1000; nowMs += 100) {
      neighbours.review(nowMs, nothing, false);
      const peers = asked(neighbours);
      for (const peer of peers) neighbours.holdsNothing(peer);
      for (const peer of peers) all.add(peer);
      if (peers.length > 0) rounds.push(nowMs / roundMs);
    }
    expect(rounds).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("are about ten, no more than twenty, however many hold the blob", () => {
    const neighbours = among(1000);
    let questions = 0;
    for (let nowMs = 0; nowMs < 5000; nowMs += 100) {
      neighbours.review(nowMs, () => true, false);
      for (const peer of asked(neighbours)) {
        questions++;
        neighbours.holds(peer, nowMs);
      }
    }
    expect([questions, neighbours.degree]).toEqual([degree, degree]);
    for (let i = 0; i < 1000; i++) neighbours.wants(`m${i}`, 5000);
    expect(neighbours.degree).toBe(degreeMax);
  });

  it("that come by themselves are asked in return, and told so when they are too many", () => {
    const neighbours = among(100);
    neighbours.wants("m7", 0);
    expect(neighbours.takeEffects()).toEqual([{type: "ask", peer: "m7"}]);
    for (let i = 0; i < 50; i++) neighbours.wants(`m${i}`, 0);
    neighbours.takeEffects();
    // One that holds something takes the place of one that does not yet.
    expect(neighbours.holds("m79", 0)).toBe(true);
    expect(neighbours.takeEffects()).toEqual([{type: "drop", peer: "m7"}]);
    for (let i = 0; i < 50; i++) neighbours.holds(`m${i}`, 0);
    neighbours.takeEffects();
    expect(neighbours.holds("m80", 0)).toBe(false);
    expect(neighbours.takeEffects()).toEqual([{type: "drop", peer: "m80"}]);
    expect(neighbours.degree).toBe(degreeMax);
    expect(neighbours.holds("stranger", 0)).toBe(false);
  });

  it("of no use give their place to others within ten seconds, one after the other", () => {
    const neighbours = among(100);
    const linked = new Set<string>();
    const dropped: string[] = [];
    for (let nowMs = 0; nowMs <= uselessMs + 1500; nowMs += 250) {
      neighbours.review(nowMs, (peer) => peer !== [...linked][0], false);
      for (const {type, peer} of neighbours.takeEffects()) {
        if (type === "drop") dropped.push(peer);
        else if (neighbours.holds(peer, nowMs)) linked.add(peer);
      }
    }
    expect(dropped).toEqual([[...linked][0]]);
    expect(neighbours.degree).toBe(degree);
  });

  it("stay in a small mesh, whatever they hold: nobody could take their place", () => {
    const neighbours = among(degree);
    for (let nowMs = 0; nowMs < 60_000; nowMs += 250) {
      neighbours.review(nowMs, nothing, false);
      for (const {type, peer} of neighbours.takeEffects()) {
        expect(type).toBe("ask");
        neighbours.holds(peer, nowMs);
      }
    }
    expect(neighbours.degree).toBe(degree);
  });

  it("are asked anew, in time, when nothing can be had from anybody", () => {
    const neighbours = among(3);
    neighbours.review(0, nothing, false);
    for (const peer of asked(neighbours)) neighbours.holds(peer, 0);
    for (const nowMs of [1, starvedMs, askAgainMs - 1]) neighbours.review(nowMs, nothing, true);
    expect(asked(neighbours)).toEqual([]);
    neighbours.review(askAgainMs, nothing, true);
    expect(asked(neighbours).sort()).toEqual(["m0", "m1", "m2"]);
  });

  it("are not enough, however many, while nothing can be had from anybody: ever more are looked for", () => {
    const neighbours = among(500);
    for (let i = 0; i < degreeMax; i++) neighbours.wants(`m${i}`, 0);
    neighbours.takeEffects();
    const everybody = new Set<string>();
    for (let nowMs = 0; nowMs < 20_000; nowMs += 250) {
      neighbours.review(nowMs, nothing, true);
      for (const peer of asked(neighbours)) everybody.add(peer);
    }
    expect(everybody.size).toBe(500);
    expect(neighbours.holds("m400", 20_000)).toBe(true);
  });

  it("that said they hold nothing are asked again, as an answer can be lost", () => {
    const neighbours = among(3);
    neighbours.review(0, nothing, false);
    for (const peer of asked(neighbours)) neighbours.holdsNothing(peer);
    const again: number[] = [];
    for (let nowMs = 250; nowMs < 10_000; nowMs += 250) {
      neighbours.review(nowMs, nothing, false);
      for (const peer of asked(neighbours)) if (peer === "m1") again.push(nowMs);
    }
    expect(again.length).toBe(3);
  });
});
