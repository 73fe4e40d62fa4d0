import type {ActorContext} from "@ollamesh/actor";
import {LinkProbe, type ProbeMessage} from "@ollamesh/membership";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {LinkSpeedMsg} from "./link-speed-actor.ts";

/** A link of which nothing is known by then is left for a while. */
const DEADLINE_MS = 1000;
/** Where another peer is being answered, this one asks again so much later, and up to as much after that. */
const AGAIN_MS = 60;
const TURNS_MAX = 5;
/** Peers that wait for their turn. */
const WANTED_MAX = 64;

export interface ProbeRunDeps {
  readonly ctx: ActorContext<LinkSpeedMsg>;
  /** False: it cannot be asked now. */
  ask(peer: PeerId, number: number, bytes: number): boolean;
  /** @param bytesPerMs undefined: it came to nothing */
  measured(peer: PeerId, bytesPerMs: number | undefined): void;
}

interface Current {
  readonly peer: PeerId;
  readonly probe: LinkProbe;
  readonly deadline: Cancel;
  readonly begun: number;
  /** Of the question under way. */
  number: number;
  askedAtMs: number;
}

/** Probes of this peer, one link at a time: two at once would share what they measure. */
export class ProbeRun {
  readonly #deps: ProbeRunDeps;
  /** Who comes next, and how often it had no time. */
  readonly #wanted = new Map<PeerId, number>();
  #current: Current | undefined;
  #lastNumber = 0;

  constructor(deps: ProbeRunDeps) {
    this.#deps = deps;
  }

  want(peers: readonly PeerId[]): void {
    for (const peer of peers) {
      if (this.#wanted.size >= WANTED_MAX || this.#wanted.has(peer) || this.#current?.peer === peer) continue;
      this.#wanted.set(peer, 0);
    }
    this.next();
  }

  /** Begins with the next one, unless one is under way. */
  next(): void {
    if (this.#current) return;
    const [next] = this.#wanted;
    if (!next) return;
    const [peer] = next;
    const number = this.#nextNumber();
    const deadline = this.#deps.ctx.after(DEADLINE_MS, {type: "overdue", number});
    this.#current = {peer, probe: new LinkProbe(), deadline, begun: number, number, askedAtMs: 0};
    this.#ask(this.#current);
  }

  answered(peer: PeerId, message: ProbeMessage & {type: "answer" | "busy"}, atMs: number): void {
    const current = this.#current;
    if (current?.peer !== peer || current.number !== message.number) return;
    if (message.type === "busy") return this.#busy(current);
    if (message.payload.length !== current.probe.nextBytes) return this.#end(current, undefined);
    current.probe.answered(atMs - current.askedAtMs);
    this.#ask(current);
  }

  /** The probe that began with this question takes too long. */
  overdue(number: number): void {
    if (this.#current?.begun === number) this.#end(this.#current, undefined);
  }

  lost(peer: PeerId): void {
    if (this.#current?.peer === peer) this.#end(this.#current, undefined);
    else if (this.#wanted.delete(peer)) this.#deps.measured(peer, undefined);
  }

  #ask(current: Current): void {
    const {peer, probe} = current;
    const bytes = probe.nextBytes;
    if (bytes === undefined) return this.#end(current, probe.bytesPerMs);
    current.number = current.askedAtMs === 0 ? current.begun : this.#nextNumber();
    current.askedAtMs = this.#deps.ctx.clock.nowMs();
    if (!this.#deps.ask(peer, current.number, bytes)) this.#end(current, undefined);
  }

  #busy(current: Current): void {
    const {ctx} = this.#deps;
    const turns = (this.#wanted.get(current.peer) ?? 0) + 1;
    if (turns > TURNS_MAX) return this.#end(current, undefined);
    this.#leave(current);
    this.#wanted.set(current.peer, turns);
    ctx.after(AGAIN_MS + (ctx.rng.nextU32() % AGAIN_MS), {type: "again"});
  }

  #end(current: Current, bytesPerMs: number | undefined): void {
    this.#leave(current);
    this.#deps.measured(current.peer, bytesPerMs);
    this.next();
  }

  #leave(current: Current): void {
    current.deadline();
    this.#current = undefined;
    this.#wanted.delete(current.peer);
  }

  #nextNumber(): number {
    this.#lastNumber = (this.#lastNumber + 1) >>> 0;
    return this.#lastNumber;
  }
}
