import {Bitset} from "@ollamesh/stdx";
import type {SwarmMessage} from "@ollamesh/swarm";
import {describe, expect, it} from "vitest";
import {CuttingSearch} from "../../src/transfers/cutting-search.ts";

const digest = `sha256:${"1".repeat(64)}`;
const SIZE = 1000;
const low = "0".repeat(64);
const high = "a".repeat(64);

const holding = (root: string): SwarmMessage & {type: "holding"} => ({type: "holding", digest, size: SIZE, pieceSize: SIZE, root, bitfield: Bitset.full(1).toBytes(), whole: true});
const hashesOf = (root: string): SwarmMessage & {type: "hashes"} => ({type: "hashes", digest, root, size: SIZE, pieceSize: SIZE, hashes: new Uint8Array(32)});

function searchAmong(claims: Readonly<Record<string, string>>): {search: CuttingSearch; claim: (peer: string, root: string) => void} {
  const search = new CuttingSearch(digest, SIZE);
  const claim = (peer: string, root: string): void => {
    const read = search.claims.read(holding(root));
    if (read) search.claims.set(peer, read);
  };
  for (const [peer, root] of Object.entries(claims)) claim(peer, root);
  return {search, claim};
}

/** Whom it asks in so many seconds, nobody answering, and whether anything is hoped for at the end. */
function asks(search: CuttingSearch, seconds: number, each: (nowMs: number) => void = () => undefined): string[] {
  const asked: string[] = [];
  for (let nowMs = 0; nowMs < seconds * 1000; nowMs += 250) {
    each(nowMs);
    const next = search.next(undefined, nowMs);
    if (next) asked.push(next.peer);
  }
  return asked;
}

describe("the search for a blob's cutting", () => {
  it("asks one holder after the other where they do not answer", () => {
    const {search} = searchAmong({silent: high, second: high, third: high});
    expect(asks(search, 9)).toEqual(["silent", "second", "third"]);
    expect(new Set(asks(search, 60))).toEqual(new Set(["silent", "second", "third"]));
  });

  it("turns to another cutting where nobody tells the hashes of the first, however often its holder says what it holds", () => {
    const {search, claim} = searchAmong({liar: low, honest: high});
    const asked = asks(search, 6, () => {
      search.forsake("liar");
      claim("liar", low);
      claim("honest", high);
    });
    expect(asked).toContain("honest");
  });

  it("takes an answer that comes late, and none nobody asked for", () => {
    const {search} = searchAmong({slow: high, other: high});
    expect(search.answered("slow", hashesOf(high), undefined)).toBeUndefined();
    expect(asks(search, 3.5)).toEqual(["slow", "other"]);
    expect(search.answered("slow", hashesOf(low), undefined)).toBeUndefined();
    expect(search.answered("slow", hashesOf(high), undefined)?.root).toBe(high);
  });

  it("hopes for somebody alone for a quarter of a minute, asks on, and hopes again once it answers", () => {
    const {search} = searchAmong({alone: high});
    expect(search.isHopeful(undefined)).toBe(true);
    expect(asks(search, 14).length).toBe(5);
    expect(search.isHopeful(undefined)).toBe(true);
    expect(asks(search, 60).length).toBeGreaterThan(10);
    expect(search.isHopeful(undefined)).toBe(false);
    search.answered("alone", hashesOf(high), undefined);
    expect(search.isHopeful(undefined)).toBe(true);
  });

  it("hopes for nothing where nobody holds the cutting that is named", () => {
    const {search} = searchAmong({other: low});
    expect(search.isHopeful(high)).toBe(false);
    expect(search.next(high, 0)).toBeUndefined();
  });
});
