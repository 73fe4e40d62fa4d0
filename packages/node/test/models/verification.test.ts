import type {ModelsMessage} from "@ollamesh/catalog";
import {expect, it} from "vitest";
import type {CopyAnswer} from "../../src/models/judge-copies.ts";
import type {CopyReport, VerifyEvent} from "../../src/models/messages.ts";
import type {Shared} from "../../src/models/models-shared.ts";
import {Verification} from "../../src/models/verification.ts";

const manifest = `sha256:${"a".repeat(64)}`;
const sound = (proof: string): CopyAnswer => ({state: "sound", damaged: [], proofs: [proof], reason: ""});
const damaged: CopyAnswer = {state: "damaged", damaged: [manifest], proofs: [], reason: "1 of 2 blobs"};

/** One that is asked by `self`, over a clock that is turned by hand. Everybody but `gone` is a member. */
class Challenged {
  readonly sent: {peer: string; message: ModelsMessage}[] = [];
  readonly events: VerifyEvent[] = [];
  readonly verification: Verification;
  #nowMs = 0;
  #due: (() => void) | undefined;

  constructor(asked: readonly string[], options: {keepers?: readonly string[]; isRepair?: boolean} = {}) {
    const after = (_ms: number, {run}: {run: () => void}): (() => void) => {
      this.#due = run;
      return () => {
        this.#due = undefined;
      };
    };
    const shared = {ctx: {clock: {nowMs: () => this.#nowMs}, after}, deps: {world: {transport: {self: "self"}}}} as unknown as Shared;
    let id = 0;
    this.verification = new Verification({
      shared,
      send: (peer, message) => this.sent.push({peer, message}),
      isMember: (peer) => peer !== "gone",
      nextId: () => ++id,
      salt: new Uint8Array(32),
      manifest,
      size: 1e9,
      keepers: options.keepers ?? asked,
      asked,
      isRepair: options.isRepair ?? false,
      observe: (event) => this.events.push(event),
      ended: () => undefined,
    });
    this.verification.start();
  }

  answer(peer: string, answer: CopyAnswer): void {
    const {message} = this.sent.filter((one) => one.peer === peer && one.message.type === "verify").at(-1) as {message: ModelsMessage};
    expect(this.verification.answered(peer, {type: "verified", id: message.id, ...answer})).toBe(true);
  }

  pass(ms: number): void {
    this.#nowMs += ms;
    const run = this.#due;
    this.#due = undefined;
    run?.();
  }

  get states(): Record<string, string> {
    const reports = this.events.flatMap((event): CopyReport[] => (event.type === "copy" ? [event.report] : []));
    return Object.fromEntries(reports.map(({peer, state}) => [peer, state]));
  }

  get summary(): object | undefined {
    const last = this.events.at(-1);
    return last?.type === "done" ? last.summary : undefined;
  }
}

it("compares claims with its own copy, and tells of none before", () => {
  const round = new Challenged(["self", "b", "liar"]);
  round.answer("liar", sound("wrong"));
  round.answer("b", sound("right"));
  expect(round.states).toEqual({});
  round.answer("self", sound("right"));
  expect(round.states).toEqual({self: "sound", b: "sound", liar: "unproven"});
  expect(round.summary).toEqual({copies: 3, sound: 2, wanted: 3, isOk: false});
});

it("without a sound copy of its own believes more than half, and nobody where they do not agree", () => {
  const three = new Challenged(["self", "b", "c", "d"]);
  three.answer("self", damaged);
  for (const [peer, proof] of Object.entries({b: "right", c: "wrong", d: "right"})) three.answer(peer, sound(proof));
  expect(three.states).toEqual({self: "damaged", b: "sound", c: "unproven", d: "sound"});
  const two = new Challenged(["b", "c"], {isRepair: true});
  two.answer("b", sound("right"));
  two.answer("c", sound("wrong"));
  expect(two.states).toEqual({b: "unproven", c: "unproven"});
  expect(two.summary).toMatchObject({sound: 0, isOk: false});
});

it("takes a claim without a proof for none", () => {
  const round = new Challenged(["b"]);
  round.answer("b", {...sound(""), proofs: []});
  expect(round.states).toEqual({b: "unproven"});
});

it("lets damaged copies be mended while one is sound, and compares them again", () => {
  const round = new Challenged(["self", "b", "c"], {isRepair: true});
  round.answer("self", sound("right"));
  round.answer("b", damaged);
  round.answer("c", damaged);
  expect(round.summary).toBeUndefined();
  const mends = round.sent.flatMap(({peer, message}) => (message.type === "verify" && message.mend ? [peer] : []));
  expect(mends).toEqual(["b", "c"]);
  round.answer("b", sound("right"));
  round.answer("c", {...damaged, state: "read_only"});
  expect(round.states).toEqual({self: "sound", b: "mended", c: "read_only"});
  expect(round.summary).toEqual({copies: 3, sound: 2, wanted: 3, isOk: false});
});

it("tells nobody to mend where no copy is sound", () => {
  const round = new Challenged(["self", "b"], {isRepair: true});
  round.answer("self", damaged);
  round.answer("b", damaged);
  expect(round.sent.some(({message}) => message.type === "verify" && message.mend)).toBe(false);
  expect(round.summary).toEqual({copies: 2, sound: 0, wanted: 2, isOk: false});
});

it("waits for nobody for ever: who is no member, left or is silent is away", () => {
  const round = new Challenged(["self", "gone", "leaves", "silent"]);
  round.answer("self", sound("right"));
  round.verification.peerLost("leaves", "it left the mesh");
  round.pass(60_000);
  expect(round.summary).toBeUndefined(); // a gigabyte takes a slow disk longer
  round.pass(60_000);
  expect(round.states).toEqual({self: "sound", gone: "away", leaves: "away", silent: "away"});
  expect(round.summary).toEqual({copies: 1, sound: 1, wanted: 4, isOk: false});
  expect(round.sent.at(-1)).toMatchObject({peer: "silent", message: {type: "give_up"}});
});

it("ends at once with nobody to ask, and is not well", () => {
  expect(new Challenged([]).summary).toEqual({copies: 0, sound: 0, wanted: 0, isOk: false});
});

it("counts copies nobody was told to keep: a damaged one is not well, an absent keeper neither", () => {
  const extra = new Challenged(["self", "b"], {keepers: ["self"]});
  extra.answer("self", sound("right"));
  extra.answer("b", damaged);
  expect(extra.summary).toEqual({copies: 2, sound: 1, wanted: 1, isOk: false});
  const absent = new Challenged(["self", "b"], {keepers: ["self", "b"]});
  absent.answer("self", sound("right"));
  absent.answer("b", {...damaged, state: "absent", damaged: []});
  expect(absent.summary).toEqual({copies: 1, sound: 1, wanted: 2, isOk: false});
});
