import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  appendKvModel,
  checkHistory,
  type KvInput,
  type KvOutput,
  longestPrefix,
  NEVER,
  type Operation,
  type RegisterInput,
  type RegisterOutput,
  registerModel,
} from "../../src/history/index.ts";
import {linearize} from "../../src/history/linearize.ts";
import {bruteForce, isWitness} from "./brute-force.ts";
import {dumbKv, dumbRegister} from "./dumb-models.ts";
import {simulatedHistory, withStaleRead} from "./simulated-store.ts";

/** Together well above 2000 histories; a factor more of them, by hand, where the search changes. */
const CASES = 3000 * Number(process.env["HISTORY_CASES_FACTOR"] ?? 1);
const STATES = 100_000;

const value = fc.constantFrom(null, 1, 2);
const registerStep: fc.Arbitrary<readonly [RegisterInput, RegisterOutput]> = fc.oneof(
  {weight: 2, arbitrary: value.map((read) => [{f: "read"}, {value: read}] as const)},
  {weight: 2, arbitrary: fc.constantFrom(1, 2, 3).map((written) => [{f: "write", value: written}, {}] as const)},
  {weight: 2, arbitrary: fc.tuple(value, fc.constantFrom(1, 2, 3), fc.boolean()).map(([from, to, applied]) => [{f: "cas", from, to}, {applied}] as const)},
);
const piece = fc.constantFrom("a", "b", "ab", "");
const kvStep: fc.Arbitrary<readonly [KvInput, KvOutput]> = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom("", "a", "b", "ab", "ba", "aab", "abb").map((got) => [{f: "get"}, {value: got}] as const)},
  {weight: 1, arbitrary: piece.map((put) => [{f: "put", value: put}, {}] as const)},
  {weight: 3, arbitrary: piece.map((appended) => [{f: "append", value: appended}, {}] as const)},
);

/** Short times, so that operations overlap, touch and coincide; one in four of unknown outcome. */
function histories<Input, Output>(step: fc.Arbitrary<readonly [Input, Output]>): fc.Arbitrary<Operation<Input, Output>[]> {
  const span = fc.tuple(fc.integer({min: 0, max: 9}), fc.integer({min: 0, max: 5}), fc.integer({min: 0, max: 3}));
  const operation = fc.tuple(step, span).map(([[input, output], [callAt, length, luck]]) => {
    const at = {process: "", key: "k", callAt};
    return luck === 0 ? {...at, input, returnAt: NEVER, output: undefined} : {...at, input, returnAt: callAt + length, output};
  });
  return fc.array(operation, {minLength: 1, maxLength: 6}).map((all) => all.map((one, index) => ({...one, process: String(index)})));
}

function known<Input, Output>(process: number, callAt: number, returnAt: number, input: Input, output: Output): Operation<Input, Output> {
  return {process: String(process), key: "k", callAt, returnAt, input, output};
}

describe("against every order tried in full", () => {
  test("a register", () => {
    const verdicts = {true: 0, false: 0};
    fc.assert(
      fc.property(histories(registerStep), (history) => {
        const expected = bruteForce(dumbRegister, history);
        verdicts[`${expected}`]++;
        const result = linearize(registerModel(history), history, STATES);
        expect(result.verdict).toBe(expected ? "linearizable" : "refused");
        if (result.order) expect(isWitness(dumbRegister, result.order)).toBe(true);
      }),
      {numRuns: CASES},
    );
    // Neither verdict is so rare that the comparison says little.
    expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(CASES / 10);
  });

  test("an append store", () => {
    const verdicts = {true: 0, false: 0};
    fc.assert(
      fc.property(histories(kvStep), (history) => {
        const expected = bruteForce(dumbKv, history);
        verdicts[`${expected}`]++;
        const result = linearize(appendKvModel(history), history, STATES);
        expect(result.verdict).toBe(expected ? "linearizable" : "refused");
        if (result.order) expect(isWitness(dumbKv, result.order)).toBe(true);
      }),
      {numRuns: CASES},
    );
    expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(CASES / 10);
  });

  test("seven operations at once", () => {
    fc.assert(
      fc.property(fc.array(registerStep, {minLength: 7, maxLength: 7}), (steps) => {
        const history = steps.map(([input, output], index) => known(index, index % 3, 5 + (index % 2), input, output));
        expect(linearize(registerModel(history), history, STATES).verdict).toBe(bruteForce(dumbRegister, history) ? "linearizable" : "refused");
      }),
      {numRuns: 40},
    );
  });

  test("the longest prefix of a refused history is one, and no return longer", () => {
    fc.assert(
      fc.property(histories(registerStep), (history) => {
        if (bruteForce(dumbRegister, history)) return;
        const prefix = longestPrefix(registerModel, history, STATES);
        if (!prefix) throw new Error("gave up on a small history");
        const {order, blocked} = prefix;
        expect(isWitness(dumbRegister, order)).toBe(true);
        const isBefore = (one: Operation<unknown, unknown>): boolean => one.returnAt < blocked.returnAt;
        for (const one of history.filter(isBefore)) expect(order).toContainEqual(one);
        const until = history.filter((one) => one.callAt <= blocked.returnAt);
        const cut = until.map((one) => (one.returnAt <= blocked.returnAt ? one : {...one, returnAt: NEVER, output: undefined}));
        expect(bruteForce(dumbRegister, cut)).toBe(false);
      }),
      {numRuns: 1000},
    );
  });
});

describe("large histories", () => {
  const shape = {seed: 7, processes: 50, keys: 10, operations: 10_000, unknownOneIn: 0, putOneIn: 10};
  test.each([
    ["50 processes, 10 keys", shape],
    ["with unknown outcomes", {...shape, unknownOneIn: 50}],
    ["of few puts", {...shape, putOneIn: 500}],
    ["of 8 processes and one key", {...shape, processes: 8, keys: 1}],
  ])("%s: the verdict is right within seconds, also with one stale read", (_, options) => {
    const history = simulatedHistory(options);
    expect(history.length).toBeGreaterThanOrEqual(10_000);
    const startedAt = performance.now();
    expect(checkHistory(appendKvModel, history).verdict).toBe("linearizable");
    expect(checkHistory(appendKvModel, withStaleRead(history)).verdict).toBe("refused");
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test("hundreds of unknown writes of a register", () => {
    const history: Operation<RegisterInput, RegisterOutput>[] = [];
    for (let now = 0; now < 500; now++) {
      history.push({process: `lost ${now}`, key: "k", callAt: now, returnAt: NEVER, input: {f: "write", value: now}, output: undefined});
      if (now % 3 === 0) history.push(known(1, now + 0.1, now + 0.2, {f: "read"}, {value: now}));
    }
    expect(checkHistory(registerModel, history).verdict).toBe("linearizable");
    // A value that was overwritten for good: its only writer has been seen, then another.
    expect(checkHistory(registerModel, [...history, known(1, 600, 601, {f: "read"}, {value: 3})]).verdict).toBe("refused");
  });
});

describe("verdicts", () => {
  test("a search that meets its bound is not a verdict", () => {
    const history = simulatedHistory({seed: 1, processes: 10, keys: 1, operations: 200, unknownOneIn: 0, putOneIn: 10});
    const result = checkHistory(appendKvModel, history, 20);
    expect(result.verdict).toBe("gaveUp");
    expect(result.states).toBeGreaterThan(20);
  });

  test("one refused key refuses the history even if another was given up", () => {
    const hard = simulatedHistory({seed: 1, processes: 10, keys: 1, operations: 200, unknownOneIn: 0, putOneIn: 10});
    const wrong: Operation<KvInput, KvOutput> = {...known(99, 1, 2, {f: "get"}, {value: "never put"}), key: "other"};
    expect(checkHistory(appendKvModel, [...hard, wrong], 20).verdict).toBe("refused");
  });

  test("keys are independent", () => {
    const write: Operation<RegisterInput, RegisterOutput> = {...known(1, 1, 2, {f: "write", value: 1}, {}), key: "a"};
    const read: Operation<RegisterInput, RegisterOutput> = {...known(1, 3, 4, {f: "read"}, {value: null}), key: "b"};
    expect(checkHistory(registerModel, [write, read]).verdict).toBe("linearizable");
    expect(checkHistory(registerModel, [write, {...read, key: "a"}]).verdict).toBe("refused");
  });

  test("an unknown write may take effect late, or never, but not before its call", () => {
    const unknown: Operation<RegisterInput, RegisterOutput> = {process: "2", key: "k", callAt: 5, returnAt: NEVER, input: {f: "write", value: 2}, output: undefined};
    const write = known<RegisterInput, RegisterOutput>(1, 1, 2, {f: "write", value: 1}, {});
    const read = (at: number, seen: number): Operation<RegisterInput, RegisterOutput> => known(1, at, at + 0.5, {f: "read"}, {value: seen});
    expect(checkHistory(registerModel, [write, unknown, read(6, 1), read(99, 2)]).verdict).toBe("linearizable");
    expect(checkHistory(registerModel, [write, unknown, read(6, 1), read(99, 1)]).verdict).toBe("linearizable");
    expect(checkHistory(registerModel, [write, unknown, read(3, 2)]).verdict).toBe("refused");
    expect(checkHistory(registerModel, [write, unknown, read(6, 2), read(7, 1)]).verdict).toBe("refused");
  });

  test("nothing to judge is linearizable", () => {
    expect(checkHistory(registerModel, []).verdict).toBe("linearizable");
  });
});
