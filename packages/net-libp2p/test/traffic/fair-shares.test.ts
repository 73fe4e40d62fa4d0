import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Ask, FairShares, type YieldingClass} from "../../src/traffic/fair-shares.ts";

const KB = 1024;
const classes: readonly YieldingClass[] = ["consensus", "bulk", "monitoring"];

/** Senders that always have another piece, each of one class towards one peer; what each was granted in so many milliseconds. */
function saturate(senders: readonly Omit<Ask, "id">[], bytesPerSecond: number, ms: number): number[] {
  const shares = new FairShares();
  shares.setRate(bytesPerSecond, 0);
  const granted = senders.map(() => 0);
  for (const [id, sender] of senders.entries()) shares.ask({id, ...sender});
  for (let now = 0; now <= ms; now++) {
    for (const {id, bytes} of shares.take(now)) {
      granted[id] = (granted[id] ?? 0) + bytes;
      shares.ask({id, ...(senders[id] as Omit<Ask, "id">)});
    }
  }
  return granted;
}

const asks = fc.array(
  fc.record({trafficClass: fc.constantFrom(...classes), peer: fc.constantFrom("a", "b", "c"), bytes: fc.integer({min: 1, max: 256 * KB}), afterMs: fc.integer({min: 0, max: 50})}),
  {minLength: 1, maxLength: 60},
);

describe("FairShares", () => {
  it("gives everything at once while nothing is scarce, urgent first", () => {
    const shares = new FairShares();
    for (const [id, trafficClass] of (["monitoring", "bulk", "consensus"] as const).entries()) shares.ask({id, trafficClass, peer: "a", bytes: 1000});
    expect(shares.take(0).map(({trafficClass}) => trafficClass)).toEqual(classes);
    expect(shares.dueInMs()).toBeUndefined();
  });

  it("grants each piece exactly once, those of one class and peer in order, and leaves nobody waiting for ever", () => {
    fc.assert(
      fc.property(asks, fc.integer({min: 10 * KB, max: 100_000 * KB}), (list, rate) => {
        const shares = new FairShares();
        shares.setRate(rate, 0);
        const granted: Ask[] = [];
        let now = 0;
        for (const [id, {afterMs, ...ask}] of list.entries()) {
          now += afterMs;
          shares.ask({id, ...ask});
          granted.push(...shares.take(now));
        }
        for (let due = shares.dueInMs(); due !== undefined; due = shares.dueInMs()) {
          expect(Number.isFinite(due)).toBe(true);
          now += Math.max(1, due);
          granted.push(...shares.take(now));
        }
        expect(granted.map(({id}) => id).toSorted((a, b) => a - b)).toEqual(list.map((_, id) => id));
        for (const flow of new Set(granted.map(({trafficClass, peer}) => `${trafficClass} ${peer}`))) {
          const ids = granted.filter(({trafficClass, peer}) => `${trafficClass} ${peer}` === flow).map(({id}) => id);
          expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it("never gives more than the rate, a burst and what is urgent in advance", () => {
    fc.assert(
      fc.property(asks, fc.integer({min: 100 * KB, max: 100_000 * KB}), (list, rate) => {
        const shares = new FairShares();
        shares.setRate(rate, 0);
        let [now, bytes] = [0, 0];
        const burst = Math.max(32 * KB, (rate / 1000) * 5);
        for (const [id, {afterMs, ...ask}] of list.entries()) {
          now += afterMs;
          shares.ask({id, ...ask});
          for (const one of shares.take(now)) bytes += one.bytes;
          expect(bytes).toBeLessThanOrEqual((now * rate) / 1000 + 5 * burst + 256 * KB);
        }
      }),
    );
  });

  it("lets a heartbeat go at once, however much bulk waits", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 200}), fc.integer({min: 1, max: 32 * KB}), (waiting, bytes) => {
        const shares = new FairShares();
        shares.setRate(1000 * KB, 0);
        for (let id = 0; id < waiting; id++) shares.ask({id, trafficClass: "bulk", peer: `p${id}`, bytes: 64 * KB});
        shares.take(1);
        shares.ask({id: 999, trafficClass: "consensus", peer: "a", bytes});
        expect(shares.take(1).map(({id}) => id)).toContain(999);
      }),
    );
  });

  it("shares 8 : 4 : 1 between classes that all have more than fits, so that none is starved", () => {
    const granted = saturate(
      classes.map((trafficClass) => ({trafficClass, peer: "a", bytes: 64 * KB})),
      13_000 * KB,
      10_000,
    );
    const all = granted.reduce((sum, bytes) => sum + bytes, 0);
    for (const [i, weight] of [8, 4, 1].entries()) expect(Math.abs((granted[i] as number) / all - weight / 13)).toBeLessThan(0.01);
  });

  it("does not let urgent small pieces without end starve bulk", () => {
    const [, bulk] = saturate(
      [
        {trafficClass: "consensus", peer: "a", bytes: 8 * KB},
        {trafficClass: "bulk", peer: "a", bytes: 64 * KB},
      ],
      10_000 * KB,
      10_000,
    );
    expect(bulk).toBeGreaterThan(0);
  });

  it("serves peers of one class in turn, whatever the size of their pieces' queue", () => {
    const senders = [..."abbbb"].map((peer) => ({trafficClass: "bulk" as const, peer, bytes: 64 * KB}));
    const [a, ...b] = saturate(senders, 10_000 * KB, 5000) as [number, ...number[]];
    expect(Math.abs(a / b.reduce((sum, bytes) => sum + bytes, 0) - 1)).toBeLessThan(0.05);
  });

  it("gives who comes back after a pause no claim to what it did not use", () => {
    const shares = new FairShares();
    shares.setRate(1000 * KB, 0);
    shares.ask({id: 0, trafficClass: "bulk", peer: "a", bytes: 64 * KB});
    let consensus = 0;
    for (let now = 0; now < 20_000; now++) {
      if (now === 10_000) shares.ask({id: 1, trafficClass: "consensus", peer: "a", bytes: 64 * KB});
      for (const ask of shares.take(now)) {
        if (ask.id === 1) consensus += ask.bytes;
        shares.ask(ask);
      }
    }
    expect(consensus / (10_000 * KB)).toBeCloseTo(2 / 3, 1);
  });
});
