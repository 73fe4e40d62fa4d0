import type {ModelsMessage} from "@ollamesh/catalog";
import type {BlobCheck, ModelManifest} from "@ollamesh/ports";
import {type Callback, displayModelName, fail, ok, parseModelName} from "@ollamesh/stdx";
import {beforeEach, describe, expect, it} from "vitest";
import {CopyChecker} from "../../src/models/copy-checker.ts";
import type {Shared} from "../../src/models/models-shared.ts";

const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;
const [weights, config] = [digestOf("1"), digestOf("2")];
const parsed = parseModelName("tiny");
if (!parsed.ok) throw new Error("bad name");
const layer = (digest: string) => ({mediaType: "x", digest, size: 9});
const manifest: ModelManifest = {name: parsed.value, digest: digestOf("a"), bytes: new Uint8Array(), config: layer(config), layers: [layer(weights)], modifiedMs: 0};

/** A disk that is read one file at a time, when the test says so. */
let reading: {digest: string; done: Callback<BlobCheck>} | undefined;
let givenUp: string[];
let held: Set<string>;
let rotten: Set<string>;
let readOnly: boolean;
let elsewhere: boolean;
let fetched: Callback<void> | undefined;
let sent: {peer: string; message: ModelsMessage}[];
let changes: number;
let checker: CopyChecker;

const blobs = {
  status: (digest: string) => (held.has(digest) ? {complete: true} : undefined),
  verify: (digest: string, _salt: Uint8Array, done: Callback<BlobCheck>) => {
    reading = {digest, done};
    return () => givenUp.push(digest);
  },
  remove: (digest: string, done: Callback<void>) => {
    if (readOnly) return done(fail("read_only", "it lies in a folder that is only read"));
    held.delete(digest);
    done(ok(undefined));
  },
};

beforeEach(() => {
  [reading, fetched, givenUp, sent, changes] = [undefined, undefined, [], [], 0];
  [held, rotten, readOnly, elsewhere] = [new Set([weights, config]), new Set(), false, true];
  const shared = {
    ctx: {onStop: () => {}, log: {warn: () => {}}},
    deps: {world: {blobs}},
    answered: (handle: unknown) => handle,
    manifestOf: (digest: string) => (digest === manifest.digest ? manifest : undefined),
  } as unknown as Shared;
  checker = new CopyChecker({
    shared,
    send: (peer, message) => sent.push({peer, message}),
    isMember: (peer) => peer !== "stranger",
    dropped: () => {},
    changed: () => changes++,
    isElsewhere: (_manifest, done) => done(elsewhere),
    fetch: (name, done) => {
      expect(displayModelName(name)).toBe("tiny:latest");
      fetched = done;
    },
  });
});

const challenge = (peer: string, id: number, mend = false): void => checker.challenged(peer, {type: "verify", id, manifest: manifest.digest, salt: new Uint8Array(32), mend});
/** What is read now is read to its end. */
const readOn = (): void => {
  const {digest, done} = reading as NonNullable<typeof reading>;
  done(ok({isSound: !rotten.has(digest), proof: `proof of ${digest}`}));
};
const answers = (): (readonly [string, number, string])[] => sent.map(({peer, message}) => [peer, message.id, message.type === "verified" ? message.state : message.type]);

describe("a challenged peer", () => {
  it("reads one blob after the other and proves each", () => {
    challenge("a", 1);
    readOn();
    expect(sent).toEqual([]);
    readOn();
    expect(sent).toEqual([{peer: "a", message: {type: "verified", id: 1, state: "sound", damaged: [], proofs: [`proof of ${weights}`, `proof of ${config}`], reason: ""}}]);
  });

  it("reads for one at a time, lets few wait, and reads for no stranger", () => {
    challenge("stranger", 1);
    for (const id of [1, 2, 3]) challenge("a", id);
    for (const peer of ["b", "c", "d", "e"]) challenge(peer, 7);
    expect(answers()).toEqual([
      ["stranger", 1, "busy"],
      ["a", 3, "busy"],
      ["e", 7, "busy"],
    ]);
    for (let read = 0; read < 10; read++) readOn();
    expect(answers().slice(3)).toEqual([
      ["a", 1, "sound"],
      ["a", 2, "sound"],
      ["b", 7, "sound"],
      ["c", 7, "sound"],
      ["d", 7, "sound"],
    ]);
  });

  it("gives up for who has gone or wants no answer, and goes on with the next", () => {
    challenge("a", 1);
    challenge("b", 2);
    challenge("c", 3);
    checker.givenUp("b", 2);
    checker.peerLost("a");
    expect(givenUp).toEqual([weights]);
    readOn();
    readOn();
    expect(answers()).toEqual([["c", 3, "sound"]]);
  });

  it("says what it has not: the model, a blob, or a file that is gone", () => {
    checker.challenged("a", {type: "verify", id: 1, manifest: digestOf("b"), salt: new Uint8Array(32), mend: true});
    held.delete(config);
    challenge("a", 2);
    held.add(config);
    challenge("a", 3);
    reading?.done(fail("not_found", "the file is gone"));
    challenge("a", 4);
    reading?.done(fail("io", "too many open files"));
    expect(answers().map(([, , state]) => state)).toEqual(["absent", "absent", "absent", "failed"]);
    expect(changes).toBe(1);
  });
});

describe("a damaged copy", () => {
  const readAll = (): void => {
    readOn();
    readOn();
  };
  beforeEach(() => {
    rotten.add(weights);
  });

  it("stays as it is when it shall not be mended", () => {
    challenge("a", 1);
    readAll();
    expect(sent[0]?.message).toMatchObject({state: "damaged", damaged: [weights], proofs: []});
    expect(held.size).toBe(2);
  });

  it("is mended blob by blob, and counts once it was read again", () => {
    challenge("a", 1, true);
    readAll();
    expect([...held]).toEqual([config]);
    expect(changes).toBe(1);
    expect(sent).toEqual([]);
    held.add(weights);
    rotten.clear();
    fetched?.(ok(undefined));
    readAll();
    expect(answers()).toEqual([["a", 1, "sound"]]);
  });

  it("stays when nobody else has it, or its folder is only read", () => {
    elsewhere = false;
    challenge("a", 1, true);
    readAll();
    [elsewhere, readOnly] = [true, true];
    challenge("a", 2, true);
    readAll();
    expect(answers().map(([, , state]) => state)).toEqual(["damaged", "read_only"]);
    expect(held.size).toBe(2);
    expect(fetched).toBeUndefined();
  });

  it("that does not come back is said to be absent", () => {
    challenge("a", 1, true);
    readAll();
    fetched?.(fail("no_source", "nobody has it"));
    expect(answers()).toEqual([["a", 1, "absent"]]);
  });
});
