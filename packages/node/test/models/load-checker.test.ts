import type {BlobSoundness, BlobStatus, ModelManifest} from "@ollamesh/ports";
import {Bitset, type Callback, fail, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {beforeEach, describe, expect, it} from "vitest";
import {LoadChecker, missingOf} from "../../src/models/load-checker.ts";
import type {Shared} from "../../src/models/models-shared.ts";

const [weights, config] = ["1", "2"].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string];
const parsed = parseModelName("tiny");
if (!parsed.ok) throw new Error("bad name");
const layer = (digest: string) => ({mediaType: "x", digest, size: 40});
const manifest: ModelManifest = {name: parsed.value, digest: "sha256:a", bytes: new Uint8Array(), config: layer(config), layers: [layer(weights)], modifiedMs: 0};

/** A blob of four pieces of 10 bytes. */
function statusOf(held: readonly number[], change: Partial<BlobStatus> = {}): BlobStatus {
  const have = new Bitset(4);
  for (const piece of held) have.add(piece);
  return {digest: weights, size: 40, complete: have.isFull, pieceSize: 10, have, bytesOnDisk: 40, path: "/models/weights", isReadOnly: false, changedMs: 0, ...change};
}

let nowMs: number;
let status: BlobStatus | undefined;
let isNamed: boolean;
let isElsewhere: boolean;
let looks: {readonly isDoubted: boolean; readonly progress: (read: number, total: number) => void; readonly done: Callback<BlobSoundness>; isGivenUp: boolean}[];
let dropped: (readonly number[] | "all")[];
let fetched: Callback<void>[];
let logged: string[];
let stopped: (() => void) | undefined;
let checker: LoadChecker;

beforeEach(() => {
  [nowMs, status, isNamed, isElsewhere, looks, dropped, fetched, logged] = [0, statusOf([0, 1, 2, 3]), true, true, [], [], [], []];
  const log = (event: string): void => void logged.push(event);
  const blobs = {
    status: () => status,
    vouch: (_: string, isDoubted: boolean, progress: (read: number, total: number) => void, done: Callback<BlobSoundness>) => {
      const look = {isDoubted, progress, done, isGivenUp: false};
      looks.push(look);
      return () => {
        look.isGivenUp = true;
      };
    },
    dropPieces: (_: string, pieces: readonly number[], done: Callback<unknown>) => {
      dropped.push(pieces);
      done(ok(undefined));
    },
    remove: (_: string, done: Callback<void>) => {
      dropped.push("all");
      done(ok(undefined));
    },
  };
  const shared = {
    ctx: {
      onStop: (stop: () => void) => {
        stopped = stop;
      },
      log: {warn: log, error: log},
      clock: {nowMs: () => nowMs},
      self: {send: ({run}: {run: () => void}) => run()},
    },
    deps: {world: {blobs, manifests: {list: () => (isNamed ? [manifest] : [])}}},
    answered: (handle: unknown) => handle,
  } as unknown as Shared;
  checker = new LoadChecker({
    shared,
    dropped: () => {},
    changed: () => {},
    isElsewhere: (_, done) => done(isElsewhere),
    fetch: (_, done) => void fetched.push(done),
  });
});

interface Asked {
  outcome: Outcome<void> | undefined;
  readonly progress: number[];
}

function check(isDoubted = false, ranges?: readonly {start: number; end: number}[]): Asked {
  const asked: Asked = {outcome: undefined, progress: []};
  const done: Callback<void> = (outcome) => {
    asked.outcome = outcome;
  };
  checker.check({blobs: [{digest: weights, ranges}], isDoubted, progress: (read) => asked.progress.push(read), done});
  return asked;
}

const found = (index: number, badPieces: readonly number[], isSound = badPieces.length === 0): void => looks[index]?.done(ok({isSound, badPieces}));
const codeOf = ({outcome}: Asked): string | undefined => outcome && (outcome.ok ? "ok" : outcome.error.code);
const reasonOf = ({outcome}: Asked): string => (outcome && !outcome.ok ? outcome.error.message : "");

describe("a file that is about to be loaded", () => {
  it("is loaded when it is what it was, looked at once for all that want it at the same time", () => {
    const asked = [check(), check()];
    expect(looks.length).toBe(1);
    looks[0]?.progress(10, 40);
    found(0, []);
    expect(asked.map(codeOf)).toEqual(["ok", "ok"]);
    expect(asked.map(({progress}) => progress)).toEqual([[10], [10]]);
  });

  it("loses what is wrong in it, which is fetched where another has the model", () => {
    const asked = check();
    found(0, [1, 3]);
    expect(codeOf(asked)).toBe("mending_copy");
    expect(reasonOf(asked)).toMatch(/^the file \/models\/weights of tiny(:latest)? is damaged: pieces 1, 3 of 4 are not what sha256:1{12} says; .*fetched anew/);
    expect(dropped).toEqual([[1, 3]]);
    expect(fetched.length).toBe(1);
    fetched[0]?.(ok(undefined));
    expect(logged).toEqual(["blob_damaged", "copy_mended"]);
  });

  it("goes whole where it is not known what is wrong in it", () => {
    check();
    found(0, [], false);
    expect(dropped).toEqual(["all"]);
    expect(fetched.length).toBe(1);
  });

  it("stays as it is, and is not loaded, where nobody else has the model; that is told once", () => {
    isElsewhere = false;
    const asked = [check()];
    found(0, [2]);
    asked.push(check());
    found(1, [2]);
    expect(asked.map(codeOf)).toEqual(["damaged_copy", "damaged_copy"]);
    expect(reasonOf(asked[0] as Asked)).toMatch(/piece 2 of 4 is not .*no other member has this model whole: start one that has it .*peer\.js rm/);
    expect([dropped, fetched, logged]).toEqual([[], [], ["blob_damaged"]]);
  });

  it("is not touched in a folder that is only read", () => {
    status = statusOf([0, 1, 2, 3], {isReadOnly: true});
    const asked = check();
    found(0, [2]);
    expect(codeOf(asked)).toBe("damaged_copy");
    expect(reasonOf(asked)).toMatch(/only read here: replace the file by hand/);
    expect(dropped).toEqual([]);
  });

  it("loses what is wrong in a part of it, whoever has the model: nobody else is to be given that", () => {
    [isElsewhere, isNamed, status] = [false, false, statusOf([0, 1])];
    const asked = check(false, [{start: 0, end: 15}]);
    found(0, [1]);
    expect([codeOf(asked), dropped, fetched]).toEqual(["mending_copy", [[1]], []]);
  });

  it("is not loaded where pieces of it are missing that are needed", () => {
    status = statusOf([0, 1]);
    const asked = [check(), check(false, [{start: 5, end: 25}]), check(false, [{start: 5, end: 15}])];
    found(0, []);
    expect(asked.map(codeOf)).toEqual(["mending_copy", "mending_copy", "ok"]);
  });

  it("is loaded where what is wrong in it is not needed, which is mended all the same", () => {
    const asked = check(false, [{start: 0, end: 15}]);
    found(0, [2]);
    expect([codeOf(asked), dropped, fetched.length]).toEqual(["ok", [[2]], 1]);
    isElsewhere = false;
    const others = [check(false, [{start: 0, end: 15}]), check(false, [{start: 0, end: 25}]), check(false, []), check()];
    found(1, [2]);
    expect(others.map(codeOf)).toEqual(["ok", "damaged_copy", "damaged_copy", "damaged_copy"]);
  });

  it("is missed where it was removed", () => {
    const asked = check();
    looks[0]?.done(fail("not_found", "there is no blob"));
    expect(codeOf(asked)).toBe("mending_copy");
    stopped?.();
  });
});

describe("a file that is doubted", () => {
  it("is read, and within ten minutes only looked at", () => {
    for (const atMs of [0, 1, 599_999, 600_000]) {
      nowMs = atMs;
      check(true);
      found(looks.length - 1, []);
    }
    expect(looks.map(({isDoubted}) => isDoubted)).toEqual([true, false, false, true]);
  });

  it("is read though it is being looked at already", () => {
    const asked = [check(), check(true)];
    found(0, []);
    expect(asked.map(codeOf)).toEqual(["ok", undefined]);
    expect(looks.map(({isDoubted}) => isDoubted)).toEqual([false, true]);
    found(1, [0]);
    expect(asked.map(codeOf)).toEqual(["ok", "mending_copy"]);
  });
});

it("a model of which blobs are missing is fetched when somebody wants it, once at a time, where another has it", () => {
  isElsewhere = false;
  checker.incomplete(manifest);
  expect(fetched).toEqual([]);
  [nowMs, isElsewhere] = [29_999, true];
  checker.incomplete(manifest);
  expect(fetched).toEqual([]);
  for (const atMs of [30_000, 90_000]) {
    nowMs = atMs;
    checker.incomplete(manifest);
  }
  expect(fetched.length).toBe(1);
  fetched[0]?.(fail("no_source", "nobody has it"));
  checker.incomplete(manifest);
  expect(fetched.length).toBe(2);
});

it("a look ends with its peer", () => {
  check();
  stopped?.();
  expect(looks[0]?.isGivenUp).toBe(true);
});

it("what is missing is told in pieces", () => {
  expect(missingOf(undefined, undefined)).toMatch(/gone/);
  expect(missingOf(statusOf([0, 1, 2, 3]), undefined)).toBeUndefined();
  expect(missingOf(statusOf([0]), undefined)).toMatch(/3 of 4 pieces/);
  expect(missingOf(statusOf([0, 1, 2, 3], {complete: false}), undefined)).toMatch(/about to be/);
  expect(missingOf(statusOf([0, 2]), [{start: 0, end: 5}])).toBeUndefined();
});
