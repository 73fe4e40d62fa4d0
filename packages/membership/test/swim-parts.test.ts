import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {probeIntervalMs, type Rumour, Swim, type SwimInput, suspicionMsMin, swimDefaults} from "../src/index.ts";
import {LinkWatch} from "../src/swim/link-watch.ts";
import {deviationsAt, PhiAccrual} from "../src/swim/phi-accrual.ts";
import {ProbeOrder} from "../src/swim/probe-order.ts";
import {RumourQueue} from "../src/swim/rumour-queue.ts";
import {Suspicion} from "../src/swim/suspicion.ts";

describe("PhiAccrual", () => {
  it("follows the normal distribution: φ is -log10 of the chance of so long a silence", () => {
    const phi = new PhiAccrual(0, 100);
    for (let i = 1; i <= 100; i++) phi.heard(i * 1000);
    // Mean 1000, deviation at its floor of 100: the tails of the standard normal distribution.
    for (const [deviations, chance] of [
      [0, 0.5],
      [1, 0.158655],
      [2, 0.02275],
      [3, 0.00135],
    ] as const) {
      expect(phi.phi(101_000 + deviations * 100)).toBeCloseTo(-Math.log10(chance), 1);
    }
    expect(phi.phi(phi.reachesAtMs(deviationsAt(8)))).toBeCloseTo(8, 6);
  });

  it("is patient with a link that is irregular", () => {
    const [steady, irregular] = [new PhiAccrual(0, 10), new PhiAccrual(0, 10)];
    for (let i = 1; i <= 100; i++) {
      steady.heard(i * 100);
      irregular.heard(i * 100 + (i % 2) * 80);
    }
    expect(steady.phi(10_300)).toBeGreaterThan(8);
    expect(irregular.phi(10_300)).toBeLessThan(8);
  });
});

describe("LinkWatch", () => {
  it("speaks once per silence, of links in use only, and keeps a bounded number", () => {
    const links = new LinkWatch({...swimDefaults, linksWatchedMax: 4});
    for (let at = 0; at <= 2000; at += 100) links.heard("busy", at);
    links.heard("rare", 2000);
    expect(links.silent(2200)).toEqual([]);
    expect(links.silent(9000)).toEqual(["busy"]);
    expect(links.silent(99_000)).toEqual([]);
    for (const peer of "abcdefgh") links.heard(peer, 99_000);
    expect(links.size).toBe(4);
  });
});

describe("ProbeOrder", () => {
  it.each([1, 2, 3, 10, 97, 1000])("visits all of %i once per round, each round in another order", (size) => {
    const order = new ProbeOrder(new Prng(5));
    const rounds = Array.from({length: 4}, () => Array.from({length: size}, () => order.next(size)));
    for (const round of rounds) expect(new Set(round).size).toBe(size);
    if (size >= 10) expect(new Set(rounds.map((round) => round.join())).size).toBe(4);
  });
});

describe("RumourQueue", () => {
  const alive = (peer: string, incarnation: number): Rumour => ({kind: "alive", peer, incarnation});

  it("sends the least sent first, each so often, and drops what is obsolete", () => {
    const queue = new RumourQueue(10);
    queue.add({kind: "suspect", peer: "A", incarnation: 1, by: "X"});
    queue.add({kind: "suspect", peer: "A", incarnation: 1, by: "Y"});
    expect(queue.size).toBe(2);
    queue.add(alive("A", 2));
    queue.add(alive("B", 1));
    expect(queue.take(1, 2)).toEqual([alive("B", 1)]);
    expect(queue.take(1, 2)).toEqual([alive("A", 2)]);
    expect(queue.take(8, 2).length).toBe(2);
    expect(queue.take(8, 2)).toEqual([]);
  });

  it("is bounded", () => {
    const queue = new RumourQueue(10);
    for (let i = 0; i < 100; i++) queue.add(alive(`${i}`, 1));
    expect(queue.size).toBe(10);
    expect(queue.take(1, 9)).toEqual([alive("99", 1)]);
  });
});

describe("Suspicion", () => {
  it("shrinks from the longest to the shortest with independent confirmations, by their logarithm", () => {
    const suspicion = new Suspicion(swimDefaults, 0);
    const min = suspicionMsMin(swimDefaults, 100, false);
    const due = () => suspicion.dueMs(100, 99, false);
    suspicion.claim("A");
    expect(due()).toBeCloseTo(3 * min);
    expect(suspicion.claim("A")).toBe(false);
    expect(suspicion.claim("B")).toBe(true);
    expect(due()).toBeCloseTo(2 * min);
    suspicion.claim("C");
    suspicion.claim("D");
    expect(due()).toBeCloseTo(min);
    expect(suspicion.claim("E")).toBe(false);
    expect(suspicion.dueMs(100, 99, true)).toBeLessThan(min);
    expect(new Suspicion(swimDefaults, 0).dueMs(2, 1, false)).toBe(suspicionMsMin(swimDefaults, 2, false)); // nobody could confirm
  });
});

describe("the settings", () => {
  it("never declare dead who stands still for 5 s: two probes and the shortest suspicion last longer", () => {
    for (const members of [2, 10, 100, 10_000]) expect(2 * swimDefaults.probeTimeoutMs + suspicionMsMin(swimDefaults, members, false)).toBeGreaterThan(5050);
  });

  it("let the interval grow with the mesh, within its bounds", () => {
    const intervals = [10, 100, 1000, 10_000, 1_000_000].map((members) => probeIntervalMs(swimDefaults, members));
    expect(intervals).toEqual([150, 400, 650, 900, 1000]);
    expect([2, 3, 5, 9].map((members) => probeIntervalMs(swimDefaults, members))).toEqual([300, 300, 250, 150]);
  });
});

describe("any input", () => {
  const id = fc.constantFrom(..."ABCDEFGM?");
  const number = fc.oneof(fc.nat(5), fc.constantFrom(2 ** 32, 2 ** 52, Number.MAX_SAFE_INTEGER));
  const rumour = fc.oneof(
    fc.record({kind: fc.constant("alive"), peer: id, incarnation: number}),
    fc.record({kind: fc.constantFrom("suspect", "dead"), peer: id, incarnation: number, by: id}),
  );
  const rumours = fc.array(rumour, {maxLength: 12});
  const message = fc.oneof(
    fc.record({type: fc.constantFrom("ping", "ack", "nack"), sequence: number, rumours}),
    fc.record({type: fc.constant("ping_req"), sequence: number, target: id, rumours}),
    fc.record({type: fc.constant("rumours"), rumours}),
  );
  const input = fc.oneof(
    fc.record({type: fc.constantFrom("joined", "removed", "heard", "link_up", "link_lost"), peer: id}),
    fc.record({type: fc.constant("received"), from: id, message}),
    fc.constant({type: "ticked"}),
  );

  it("leaves the core whole: states alternate, messages stay bounded, time does not stand still", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(input, fc.nat(900)), {maxLength: 80}), (inputs) => {
        const core = new Swim({self: "M", rng: new Prng(1), settings: {...swimDefaults, membersMax: 5}});
        const state = new Map<string, string>();
        let nowMs = 0;
        for (const [one, waitMs] of inputs) {
          nowMs += waitMs;
          core.step(one as SwimInput, nowMs);
          for (const effect of core.takeEffects()) {
            if (effect.type === "send") expect(effect.message.rumours.length).toBeLessThanOrEqual(swimDefaults.rumoursPerMessageMax);
            else {
              expect(effect.peer).not.toBe("M");
              if (effect.type === "suspected") expect(state.get(effect.peer)).not.toBe("suspected");
              if (effect.type === "returned") expect(state.get(effect.peer)).toBe("death_confirmed");
              state.set(effect.peer, effect.type);
            }
          }
          if (one.type === "removed" && core.describe().includes("0 suspected")) for (const peer of state.keys()) if (!core.isSuspected(peer)) state.delete(peer);
        }
        expect(core.nextDueMs).toBeGreaterThan(Number.NEGATIVE_INFINITY);
      }),
    );
  });
});
