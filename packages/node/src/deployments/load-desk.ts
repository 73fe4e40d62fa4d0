import {type ControlMessage, type HeadLoad, LOADS_MAX} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import type {LoadedView} from "../stages/messages.ts";
import {answered, type Shared} from "./actor-context.ts";

/** Who has not answered by then is not known of this time. */
const WAIT_MS = 1000;

export interface LoadDeskDeps {
  readonly shared: Shared;
  send(peer: PeerId, message: ControlMessage): void;
}

export type LoadsByPeer = ReadonlyMap<PeerId, readonly HeadLoad[]>;

interface Question {
  readonly number: number;
  readonly waiting: Set<PeerId>;
  readonly loads: Map<PeerId, readonly HeadLoad[]>;
  readonly timeout: Cancel;
  done(loads: LoadsByPeer): void;
}

/** How much is asked of the first stages at each peer: asked by the one that leads, one question at a time. */
export class LoadDesk {
  readonly #deps: LoadDeskDeps;
  #question: Question | undefined;
  #last = 0;

  constructor(deps: LoadDeskDeps) {
    this.#deps = deps;
  }

  /** Answers once, with all that answered in time. Not while another question waits. */
  ask(peers: readonly PeerId[], done: (loads: LoadsByPeer) => void): void {
    const {shared, send} = this.#deps;
    const {self} = shared.deps.world.transport;
    this.#last = (this.#last + 1) >>> 0;
    const number = this.#last;
    const timeout = shared.ctx.after(WAIT_MS, {type: "answered", what: "loads", run: () => this.#over(number)});
    this.#question = {number, waiting: new Set(peers), loads: new Map(), timeout, done};
    for (const peer of peers) {
      if (peer === self) this.#own((loads) => this.#took(self, number, loads));
      else send(peer, {type: "loads_asked", question: number});
    }
    if (peers.length === 0) this.#over(number);
  }

  heard(from: PeerId, message: ControlMessage & {type: "loads_asked" | "loads"}): void {
    const {question} = message;
    if (message.type === "loads") return this.#took(from, question, message.loads);
    this.#own((loads) => this.#deps.send(from, {type: "loads", question, loads}));
  }

  #took(from: PeerId, number: number, loads: readonly HeadLoad[]): void {
    const question = this.#question;
    if (question?.number !== number || !question.waiting.delete(from)) return;
    question.loads.set(from, loads);
    if (question.waiting.size === 0) this.#over(number);
  }

  #over(number: number): void {
    const question = this.#question;
    if (question?.number !== number) return;
    this.#question = undefined;
    question.timeout();
    question.done(question.loads);
  }

  #own(done: (loads: readonly HeadLoad[]) => void): void {
    const {shared} = this.#deps;
    const handle = answered(shared, "loaded", (outcome: Outcome<readonly LoadedView[]>) => {
      const heads = outcome.ok ? outcome.value.filter(({firstLayer, deployment}) => firstLayer === 0 && !deployment.endsWith("#local")) : [];
      done(heads.slice(0, LOADS_MAX).map(({deployment, activeSequences, queued}) => ({deployment, running: activeSequences, waiting: queued})));
    });
    // Not taken, it is not answered: whoever asked waits no longer than it would anyway.
    shared.deps.stages.send({type: "loaded", done: handle});
  }
}
