import {type ControlMessage, FACTS_HELD_MAX, FACTS_LINKS_MAX, FACTS_USED_MAX, type PeerFacts, type StageUsed} from "@ollamesh/catalog";
import type {LinkSpeed} from "@ollamesh/membership";
import {isSpeed, type PeerSpeed} from "@ollamesh/placement";
import type {BlobStatus, Cancel, PeerId} from "@ollamesh/ports";
import {type ByteRange, type Outcome, rangesLength} from "@ollamesh/stdx";
import type {Member} from "../membership/messages.ts";
import type {SpaceView} from "../models/messages.ts";
import {answered, type Shared} from "./actor-context.ts";

/** Who has not answered by then is planned with as little as is known of it: links that were not measured yet may take most of it. */
const WAIT_MS = 1000;
/** Plans that are waited for; more are made without asking. */
const QUESTIONS_MAX = 64;

export interface FactsDeskDeps {
  readonly shared: Shared;
  send(peer: PeerId, message: ControlMessage): void;
}

export type FactsByPeer = ReadonlyMap<PeerId, PeerFacts>;

interface Question {
  readonly waiting: Set<PeerId>;
  readonly facts: Map<PeerId, PeerFacts>;
  readonly timeout: Cancel;
  done(facts: FactsByPeer): void;
}

/** What peers tell each other before one of them plans: how fast they are, what room they have, what of the model is there, and how far the others are. */
export class FactsDesk {
  readonly #deps: FactsDeskDeps;
  readonly #questions = new Map<number, Question>();
  #last = 0;

  constructor(deps: FactsDeskDeps) {
    this.#deps = deps;
  }

  /** Answers once, with those of this peer and of all that answered in time. */
  ask(members: readonly Pick<Member, "id" | "isSuspected">[], blob: string, done: (facts: FactsByPeer) => void): void {
    const {shared, send} = this.#deps;
    this.#own(blob, (own) => {
      const facts = new Map([[shared.deps.world.transport.self, own]]);
      const asked = members.filter(({isSuspected}) => !isSuspected).map(({id}) => id);
      if (asked.length === 0 || this.#questions.size >= QUESTIONS_MAX) return done(facts);
      this.#last = (this.#last + 1) >>> 0;
      const number = this.#last;
      const timeout = shared.ctx.after(WAIT_MS, {type: "answered", what: "facts", run: () => this.#over(number)});
      this.#questions.set(number, {waiting: new Set(asked), facts, timeout, done});
      for (const peer of asked) send(peer, {type: "facts_asked", question: number, blob});
    });
  }

  heard(from: PeerId, message: ControlMessage & {type: "facts_asked" | "facts"}): void {
    if (message.type === "facts_asked") {
      const {question} = message;
      return this.#own(message.blob, (facts) => this.#deps.send(from, {type: "facts", question, facts}));
    }
    const question = this.#questions.get(message.question);
    if (!question?.waiting.delete(from)) return;
    const {speed} = message.facts;
    question.facts.set(from, {...message.facts, speed: speed && isSpeed(speed) ? speed : undefined});
    if (question.waiting.size === 0) this.#over(message.question);
  }

  peerDown(peer: PeerId): void {
    for (const [number, question] of [...this.#questions]) if (question.waiting.delete(peer) && question.waiting.size === 0) this.#over(number);
  }

  #over(number: number): void {
    const question = this.#questions.get(number);
    if (!question) return;
    this.#questions.delete(number);
    question.timeout();
    question.done(question.facts);
  }

  #own(blob: string, done: (facts: PeerFacts) => void): void {
    const {shared} = this.#deps;
    const {models, stages, world} = shared.deps;
    const held = heldRanges(world.blobs.status(blob));
    const then = (speed: PeerSpeed | undefined, space: SpaceView | undefined, links: PeerFacts["links"], used: readonly StageUsed[]): void => {
      const diskFreeBytes = space && Number.isFinite(space.mostBytes) ? Math.floor(space.mostBytes) : undefined;
      done({speed, diskFreeBytes, held, links, used: used.slice(0, FACTS_USED_MAX)});
    };
    const ask = <T>(what: string, send: (done: (outcome: Outcome<T>) => void) => boolean, next: (value: T | undefined) => void): void => {
      if (!send(answered(shared, what, (outcome: Outcome<T>) => next(outcome.ok ? outcome.value : undefined)))) next(undefined);
    };
    ask<PeerSpeed | undefined>(
      "speed",
      (answer) => stages.send({type: "speed", done: answer}),
      (speed) =>
        ask<SpaceView>(
          "space",
          (answer) => models.send({type: "space", done: answer}),
          (space) =>
            this.#ownLinks((links) =>
              ask<readonly StageUsed[]>(
                "used",
                (answer) => stages.send({type: "used", done: answer}),
                (used) => then(speed, space, links, used ?? []),
              ),
            ),
        ),
    );
  }

  /** To the nearest members, measured now where they were not lately. */
  #ownLinks(done: (links: PeerFacts["links"]) => void): void {
    const {shared} = this.#deps;
    const {membership, linkSpeed} = shared.deps;
    const handle = answered(shared, "members", (outcome: Outcome<readonly Member[]>) => {
      const members = outcome.ok ? outcome.value.filter(({isSuspected}) => !isSuspected) : [];
      const links = members.flatMap(({id, rttMs}) => (rttMs === undefined ? [] : [{peer: id, rttMs}])).toSorted((a, b) => a.rttMs - b.rttMs);
      const near = links.slice(0, FACTS_LINKS_MAX);
      const measured = answered(shared, "link speeds", (speeds: Outcome<ReadonlyMap<PeerId, LinkSpeed>>) =>
        done(speeds.ok ? near.map((link) => ({...link, bytesPerMs: speeds.value.get(link.peer)?.bytesPerMs})) : near),
      );
      if (!linkSpeed.send({type: "measure", peers: near.map(({peer}) => peer), done: measured})) done(near);
    });
    if (!membership.send({type: "members", done: handle})) done([]);
  }
}

/** The longest of them, where there are more than can be told. */
function heldRanges(status: BlobStatus | undefined): readonly ByteRange[] {
  if (!status) return [];
  const {pieceSize, size, have, complete} = status;
  if (complete) return [{start: 0, end: size}];
  const ranges: ByteRange[] = [];
  for (let start = 0; start < size; start += pieceSize) {
    const end = Math.min(size, start + pieceSize);
    const last = ranges.at(-1);
    if (!have.has(start / pieceSize)) continue;
    if (last?.end === start) ranges[ranges.length - 1] = {start: last.start, end};
    else ranges.push({start, end});
  }
  return ranges.toSorted((a, b) => rangesLength([b]) - rangesLength([a])).slice(0, FACTS_HELD_MAX);
}
