import {Bitset, Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {PiecePicker} from "../src/piece-picker.ts";

const PIECES = 12;
const holder = () => ({have: new Bitset(PIECES), openPieces: 0});
const piece = fc.nat(PIECES - 1);
const who = fc.nat(2);
const acts = fc.array(
  fc.oneof(
    fc.record({act: fc.constant("gained" as const), who, piece}),
    fc.record({act: fc.constant("lost" as const), who, piece}),
    fc.record({act: fc.constant("open" as const), who, piece}),
    fc.record({act: fc.constant("close" as const), who, piece}),
    fc.record({act: fc.constant("leave" as const), who, piece}),
    fc.record({act: fc.constant("join" as const), who, piece}),
  ),
  {maxLength: 80},
);

describe("a piece picker", () => {
  it("always names one of the rarest open pieces a holder has, and counts what there is, whatever happens", () => {
    fc.assert(
      fc.property(acts, fc.nat(1000), (given, seed) => {
        const picker = new PiecePicker(PIECES, new Prng(seed));
        const holders = [holder(), holder(), holder()] as const;
        const joined = new Set<(typeof holders)[number]>();
        const open = new Set<number>();
        for (const {act, who: index, piece} of given) {
          const one = holders[index] as (typeof holders)[number];
          if (act === "gained" || act === "lost") picker[act](one, piece);
          else if (act === "open" || act === "close") {
            open[act === "open" ? "add" : "delete"](piece);
            picker[act](piece);
          } else if (joined.has(one) !== (act === "join")) {
            joined[act === "join" ? "add" : "delete"](one);
            picker[act === "join" ? "addHolder" : "removeHolder"](one);
          }
          const rarity = (at: number): number => [...joined].filter(({have}) => have.has(at)).length;
          expect(picker.openCount).toBe(open.size);
          expect(picker.unheldCount).toBe([...open].filter((at) => rarity(at) === 0).length);
          for (const some of joined) {
            const held = [...open].filter((at) => some.have.has(at));
            expect(some.openPieces).toBe(held.length);
            const picked = picker.rarest(some);
            expect(picker.first(some)).toBe(held.length === 0 ? undefined : Math.min(...held));
            if (held.length === 0) expect([picked, picker.any(some)]).toEqual([undefined, undefined]);
            else {
              expect(held).toContain(picker.any(some));
              expect(held).toContain(picked);
              expect(rarity(picked as number)).toBe(Math.min(...held.map(rarity)));
              const shared = held.filter((at) => rarity(at) >= 2);
              const common = picker.rarest(some, 2);
              if (shared.length === 0) expect(common).toBeUndefined();
              else expect([shared.includes(common as number), rarity(common as number)]).toEqual([true, Math.min(...shared.map(rarity))]);
            }
          }
        }
      }),
      {numRuns: 60},
    );
  });

  it("looks for the first piece only so far", () => {
    const pieces = 1000;
    const picker = new PiecePicker(pieces, new Prng(1));
    const few = {have: new Bitset(pieces), openPieces: 0};
    for (const piece of [100, 600, 700]) few.have.add(piece);
    for (let at = 0; at < pieces; at++) picker.open(at);
    picker.addHolder(few);
    picker.addHolder({have: new Bitset(pieces), openPieces: 0});
    expect(picker.first(few)).toBe(100);
    picker.close(100);
    expect([600, 700]).toContain(picker.first(few)); // too far: it is one of the rarest
    for (let at = 0; at < 600; at++) picker.close(at);
    expect(picker.first(few)).toBe(600);
    picker.open(100);
    expect(picker.first(few)).toBe(100);
  });

  it("does not let all begin with the same piece", () => {
    const first = new Set<number | undefined>();
    for (let seed = 1; seed <= 40; seed++) {
      const picker = new PiecePicker(PIECES, new Prng(seed));
      for (let at = 0; at < PIECES; at++) picker.open(at);
      const all = {have: Bitset.full(PIECES), openPieces: 0};
      picker.addHolder(all);
      first.add(picker.rarest(all));
    }
    expect(first.size).toBeGreaterThan(6);
  });
});
