import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Breakers, type Candidate, type Choice, PrefixIndex, prefixMarks, ReplicaChooser, type Wish} from "../src/index.ts";

const wish: Wish = {marks: [], promptTokens: 20, tokensMax: 50};
const tokens = (length: number, seed: number): Int32Array => {
  const rng = new Prng(seed);
  return Int32Array.from({length}, () => rng.below(1000));
};

function replica(peer: string, given: Partial<Candidate> = {}): Candidate {
  return {peer, deployment: "m#local", isLoaded: true, isSuspected: false, rttMs: peer === "a" ? 0 : 1, weight: 1, ...given};
}

const three = ["a", "b", "c"].map((peer) => replica(peer));

function counts(choices: readonly Choice[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const {candidate} of choices) all[candidate.peer] = (all[candidate.peer] ?? 0) + 1;
  return all;
}

/** Requests that come every `everyMs`, on peers that take `tookMs` for each, no more than `slots` at once: how many each peer got. */
function simulate(
  chooser: ReplicaChooser,
  candidates: readonly Candidate[],
  tookMs: (peer: string) => number,
  {requests = 600, everyMs = 10, slots = 4} = {},
): Record<string, number> {
  const choices: Choice[] = [];
  const under: {endsAtMs: number; choice: Choice; tookMs: number}[] = [];
  for (let now = 0; choices.length < requests; now += everyMs) {
    for (const one of under.filter(({endsAtMs}) => endsAtMs <= now)) {
      under.splice(under.indexOf(one), 1);
      chooser.ended(one.choice, {type: "worked", took: {promptMs: 0, outputMs: one.tookMs, promptTokens: 20, outputTokens: 50}}, now);
    }
    const choice = chooser.choose(candidates, wish, now) as Choice;
    const {peer, rttMs} = choice.candidate;
    chooser.began(choice.candidate, [], now);
    const ahead = under.filter((one) => one.choice.candidate.peer === peer).length;
    under.push({endsAtMs: now + rttMs + tookMs(peer) * Math.max(1, (ahead + 1) / slots), choice, tookMs: tookMs(peer)});
    choices.push(choice);
  }
  return counts(choices);
}

describe("the choice of a replica", () => {
  it("is this peer as long as that is idle, and whoever has the fewest requests when all have some", () => {
    const chooser = new ReplicaChooser("auto", 4);
    expect(chooser.choose(three, wish, 0)).toMatchObject({candidate: {peer: "a"}, of: 3, busy: 0});
    for (const share of Object.values(simulate(new ReplicaChooser("auto", 4), three, () => 100))) expect(Math.abs(share - 200)).toBeLessThan(40);
  });

  it.each(["auto", "least_connections"] as const)("follows weights of 3, 2 and 2 under load (%s)", (mode) => {
    const weighted = [replica("a", {weight: 3, rttMs: 1}), replica("b", {weight: 2}), replica("c", {weight: 2})];
    const {a = 0, b = 0, c = 0} = simulate(new ReplicaChooser(mode, 4), weighted, () => 400, {requests: 700, everyMs: 5});
    for (const [got, due] of [
      [a, 300],
      [b, 200],
      [c, 200],
    ] as const)
      expect(Math.abs(got - due)).toBeLessThan(0.1 * due);
  });

  it("follows weights exactly where that is asked for, request by request", () => {
    const chooser = new ReplicaChooser("weighted", 4);
    const weighted = [replica("a", {weight: 3}), replica("b", {weight: 2}), replica("c", {weight: 2})];
    expect(counts(Array.from({length: 700}, () => chooser.choose(weighted, wish, 0) as Choice))).toEqual({a: 300, b: 200, c: 200});
  });

  it("follows measured capacity where shares are asked for and nobody said which", () => {
    const chooser = new ReplicaChooser("weighted", 4);
    const say = (peer: string, tookMs: number): void => {
      const choice = chooser.choose([replica(peer)], wish, 0) as Choice;
      chooser.began(choice.candidate, [], 0);
      chooser.ended(choice, {type: "worked", took: {promptMs: 0, outputMs: tookMs, promptTokens: 0, outputTokens: 50}}, 0);
    };
    const shares = (): Record<string, number> => counts(Array.from({length: 700}, () => chooser.choose(three, wish, 0) as Choice));
    for (const amount of Object.values(shares())) expect(Math.abs(amount - 700 / 3)).toBeLessThan(1);
    say("a", 1000);
    say("b", 1500);
    // Of c nothing is known: it is taken to be as the others.
    expect(shares()).toEqual({a: 283, b: 190, c: 227});
    say("c", 1500);
    expect(shares()).toEqual({a: 300, b: 200, c: 200});
    say("c", 1_000_000);
    expect(shares().c).toBeGreaterThan(35); // its next answers may be faster
    expect(counts(Array.from({length: 90}, () => chooser.choose([replica("a"), replica("c", {weight: 2})], wish, 0) as Choice))).toEqual({a: 30, c: 60});
  });

  it("takes turns where that is asked for", () => {
    const chooser = new ReplicaChooser("round_robin", 4);
    expect(counts(Array.from({length: 9}, () => chooser.choose(three, wish, 0) as Choice))).toEqual({a: 3, b: 3, c: 3});
  });

  it("gives a slow peer less, and one that is far", () => {
    const slow = simulate(new ReplicaChooser("auto", 4), three, (peer) => (peer === "c" ? 400 : 100));
    expect(slow["c"] ?? 0).toBeLessThan(0.6 * (slow["b"] ?? 0));
    const near = simulate(new ReplicaChooser("auto", 4), three, () => 100);
    const far = simulate(new ReplicaChooser("auto", 4), [replica("a"), replica("b"), replica("c", {rttMs: 100})], () => 100);
    expect(far["c"] ?? 0).toBeLessThan(0.8 * (near["c"] ?? 0));
  });

  it("lets a peer load the model once the line elsewhere costs more than that", () => {
    const chooser = new ReplicaChooser("auto", 4);
    const some = [replica("a"), replica("b", {isLoaded: false}), replica("c", {isLoaded: false})];
    const taken: string[] = [];
    for (let i = 0; i < 60; i++) {
      const {candidate} = chooser.choose(some, wish, 0) as Choice;
      taken.push(candidate.peer);
      chooser.began(candidate, [], 0);
    }
    expect(new Set(taken.slice(0, 4))).toEqual(new Set(["a"]));
    expect(new Set(taken)).toEqual(new Set(["a", "b", "c"]));
  });

  it("counts what a peer says of others' requests, for a while", () => {
    const chooser = new ReplicaChooser("auto", 4);
    chooser.told("a", {deployment: "m#local", running: 4, waiting: 9, slots: 4}, 0);
    expect(chooser.choose(three, wish, 100)?.candidate.peer).toBe("b");
    expect(chooser.choose(three, wish, 20_000)?.candidate.peer).toBe("a");
  });

  it("shares a load as peers have slots, which they tell", () => {
    const slots = {a: 50, b: 30, c: 20};
    for (const mode of ["auto", "least_connections"] as const) {
      const chooser = new ReplicaChooser(mode, 4);
      for (const [peer, count] of Object.entries(slots)) chooser.told(peer, {deployment: "m#local", running: 0, waiting: 0, slots: count}, 0);
      const under: Record<string, number> = {};
      for (let i = 0; i < 100; i++) {
        const {candidate} = chooser.choose(
          three.map((one) => ({...one, rttMs: 1})),
          wish,
          0,
        ) as Choice;
        chooser.began(candidate, [], 0);
        under[candidate.peer] = (under[candidate.peer] ?? 0) + 1;
      }
      // 100 at once fill all of them, and none beyond what it has, but for what counts as equal.
      for (const [peer, count] of Object.entries(slots)) expect(Math.abs((under[peer] ?? 0) - count)).toBeLessThanOrEqual(0.15 * count);
    }
  });

  it("leaves alone who fails, and who is suspected, unless there is nobody else", () => {
    const chooser = new ReplicaChooser("auto", 4);
    for (const at of [0, 100]) {
      chooser.began(three[0] as Candidate, [], at);
      chooser.ended({candidate: three[0] as Candidate, warmTokens: 0}, {type: "failed"}, at);
    }
    expect(chooser.choose(three, wish, 200)?.candidate.peer).toBe("b");
    expect(chooser.choose(three.slice(0, 1), wish, 200)?.candidate.peer).toBe("a");
    expect(chooser.choose([replica("b", {isSuspected: true}), replica("c")], wish, 200)?.candidate.peer).toBe("c");
    expect(chooser.choose([], wish, 200)).toBeUndefined();
  });

  it("knows no dice: two that know the same choose the same", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(3), fc.nat(400)), {maxLength: 40}), (steps) => {
        const run = (): string => {
          const chooser = new ReplicaChooser("auto", 2);
          const seen: string[] = [];
          for (const [index, [who, what, length]] of steps.entries()) {
            const marks = prefixMarks(tokens(length, who));
            const choice = chooser.choose(three, {...wish, marks}, index * 100) as Choice;
            seen.push(choice.candidate.peer, choice.reason);
            if (what > 0) chooser.began(choice.candidate, marks, index * 100);
            if (what > 1) chooser.ended(choice, what > 2 ? {type: "failed"} : {type: "left"}, index * 100);
          }
          return seen.join();
        };
        expect(run()).toBe(run());
      }),
      {numRuns: 50},
    );
  });
});

describe("prompts that begin alike", () => {
  it("go where that beginning was read, whoever is asked, until that peer is fuller than the others by half", () => {
    const shared = tokens(1500, 1);
    const withTail = (seed: number): readonly number[] => prefixMarks(Int32Array.from([...shared, ...tokens(40, seed)]));
    const [one, other] = [new ReplicaChooser("auto", 4), new ReplicaChooser("auto", 4)];
    const far = three.map((candidate) => ({...candidate, rttMs: 1}));
    const choose = (chooser: ReplicaChooser, seed: number): Choice => chooser.choose(far, {...wish, marks: withTail(seed), promptTokens: 1540}, 0) as Choice;
    const home = choose(one, 2).candidate.peer;
    expect(choose(other, 3).candidate.peer).toBe(home);
    const taken: string[] = [];
    for (let i = 0; i < 60; i++) {
      const choice = choose(one, i);
      one.began(choice.candidate, withTail(i), 0);
      taken.push(choice.candidate.peer);
    }
    expect(taken.slice(0, 4)).toEqual([home, home, home, home]);
    const shares = ["a", "b", "c"].map((peer) => taken.filter((one) => one === peer).length);
    expect(Math.max(...shares) / Math.min(...shares)).toBeLessThanOrEqual(1.75);
  });

  it("have homes that are spread however they come, and stay there", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), {minLength: 1, maxLength: 60}), (seeds) => {
        const chooser = new ReplicaChooser("auto", 4);
        const homes = new Map<number, string>();
        for (const [index, seed] of seeds.entries()) {
          const marks = prefixMarks(tokens(200, seed));
          const choice = chooser.choose(three, {...wish, marks, promptTokens: 200}, index * 100) as Choice;
          expect(choice.candidate.peer).toBe(homes.get(seed) ?? choice.candidate.peer);
          homes.set(seed, choice.candidate.peer);
          chooser.began(choice.candidate, marks, index * 100);
          chooser.ended(choice, {type: "left"}, index * 100);
        }
        if (homes.size === seeds.length)
          for (const {peer} of three) expect([...homes.values()].filter((one) => one === peer).length).toBeLessThanOrEqual((1.25 * seeds.length) / 3 + 1);
      }),
      {numRuns: 100},
    );
  });

  it("go to the same peer however often they are asked there, and others do not follow them because a warm beginning is soon read", () => {
    const chooser = new ReplicaChooser("auto", 4);
    const ask = (seed: number, nowMs: number): string => {
      const marks = prefixMarks(tokens(1500, seed));
      const choice = chooser.choose(three, {...wish, marks, promptTokens: 1500}, nowMs) as Choice;
      chooser.began(choice.candidate, marks, nowMs);
      chooser.ended(choice, {type: "worked", took: {promptMs: choice.warmTokens > 0 ? 10 : 600, outputMs: 16, promptTokens: 1500, outputTokens: 5}}, nowMs);
      return choice.candidate.peer;
    };
    const homes = [1, 2, 3, 4, 5, 6].map((seed) => ask(seed, 0));
    expect(new Set(homes).size).toBe(3);
    for (let i = 0; i < 60; i++) expect(ask(1, i * 1000)).toBe(homes[0]);
    const later = Array.from({length: 30}, (_, i) => ask(100 + i, 60_000));
    expect(later).not.toContain(homes[0]);
  });

  it("have equal marks as far as they are equal, and none below 64 tokens", () => {
    const [a, b] = [tokens(300, 1), tokens(300, 1)];
    b[200] = -1;
    const [marksA, marksB] = [prefixMarks(a), prefixMarks(b)];
    expect(marksA.length).toBe(4);
    expect(marksA.map((mark, index) => mark === marksB[index])).toEqual([true, true, true, false]);
    expect(prefixMarks(a.subarray(0, 63))).toEqual([]);
    expect(prefixMarks(new Int32Array(1 << 20)).length).toBe(512);
  });

  it("are told apart by who read how much of them", () => {
    const index = new PrefixIndex();
    index.sent([1, 2], "a");
    index.sent([1, 2, 3], "b");
    expect(index.warmth([1, 2, 3])).toEqual(
      new Map([
        ["b", 192],
        ["a", 128],
      ]),
    );
    expect(index.warmth([9])).toEqual(new Map());
  });
});

describe("a breaker", () => {
  it("opens with the second failure within ten seconds, for ten, then lets one through whose end decides", () => {
    const breakers = new Breakers();
    breakers.failed("p", 0);
    breakers.failed("p", 10_001);
    expect(breakers.stateOf("p", 10_001)).toBe("closed");
    breakers.failed("p", 11_000);
    expect([breakers.stateOf("p", 20_999), breakers.stateOf("p", 21_000), breakers.stateOf("q", 0)]).toEqual(["open", "half_open", "closed"]);
    breakers.asked("p", 21_000);
    expect(breakers.mayAsk("p", 21_000)).toBe(false);
    breakers.failed("p", 21_500);
    expect([breakers.mayAsk("p", 31_499), breakers.mayAsk("p", 31_500)]).toEqual([false, true]);
    breakers.asked("p", 31_500);
    breakers.leftOpen("p");
    expect(breakers.mayAsk("p", 31_501)).toBe(true);
    breakers.worked("p");
    breakers.failed("p", 31_502);
    expect(breakers.stateOf("p", 31_502)).toBe("closed");
  });
});
