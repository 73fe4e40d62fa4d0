import {type LadderView, overloadOf, PRIORITY_USUAL, TokenBuckets} from "@ollamesh/inference";
import {type Failure, fail} from "@ollamesh/stdx";
import type {NodeConfig} from "../config.ts";
import type {GenerateRequest, SessionTotals} from "./messages.ts";

/** Answers under way for this peer's clients; one more is refused as `busy`. */
const SESSIONS_MAX = 4096;
/** Clients told apart by the limit on how often one may ask. */
const CLIENTS_MAX = 10_000;
/** The key of the one bucket of all. */
const ALL = "";

export interface Refusal {
  readonly failure: Failure;
  readonly retryAfterMs?: number;
}

/** Who of this peer's clients is let in, and what came of it. (Whether there is a place is for the peer to say that serves the model.) */
export class Gate {
  readonly #buckets: TokenBuckets | undefined;
  /** Of all clients together: one bucket. */
  readonly #total: TokenBuckets | undefined;
  readonly #ended = new Map<string, number>();
  /** How much is refused for the host's sake. */
  ladder: LadderView | undefined;
  #underWay = 0;
  #takenUp = 0;

  constructor({rateLimit, totalRateLimit}: Pick<NodeConfig, "rateLimit" | "totalRateLimit">) {
    this.#buckets = rateLimit && new TokenBuckets({...rateLimit, keysMax: CLIENTS_MAX});
    this.#total = totalRateLimit && new TokenBuckets({...totalRateLimit, keysMax: 1});
  }

  /** Undefined: it is let in, and `left` is called once when it is over. */
  enter({client, priority, prompt}: GenerateRequest, nowMs: number): Refusal | undefined {
    // Who only loads a model is refused where there is no room for it.
    const refusal = (prompt === undefined ? undefined : this.#overloaded(priority)) ?? this.#refusal(client, nowMs);
    if (refusal) this.#count(refusal.failure.code);
    else this.#underWay++;
    return refusal;
  }

  /** @param outcome `done`, or the code of its failure @param takenUp how often another place had to be found for it */
  left(outcome: string, takenUp: number): void {
    this.#underWay--;
    this.#takenUp += takenUp;
    this.#count(outcome);
  }

  totals(): SessionTotals {
    return {underWay: this.#underWay, ended: new Map(this.#ended), takenUp: this.#takenUp};
  }

  #refusal(client: string | undefined, nowMs: number): Refusal | undefined {
    if (this.#underWay >= SESSIONS_MAX) return refusal("busy", `${SESSIONS_MAX} requests are under way on this peer`);
    // What this peer asks for itself, as a warm copy, is nobody's request.
    if (client === undefined) return undefined;
    // Whom others leave no room has not used any of its own.
    const totalMs = this.#total?.waitMs(ALL, nowMs) ?? 0;
    const ownMs = totalMs > 0 ? (this.#buckets?.waitMs(client, nowMs) ?? 0) : (this.#buckets?.take(client, nowMs) ?? 0);
    if (ownMs > 0) return rateLimited("too many requests from this client", ownMs);
    if (totalMs > 0) return rateLimited("too many requests to this peer", totalMs);
    this.#total?.take(ALL, nowMs);
    return undefined;
  }

  #overloaded(priority = PRIORITY_USUAL): Refusal | undefined {
    const overload = this.ladder && overloadOf(this.ladder, priority);
    return overload && {...refusal("overloaded", overload.reason), retryAfterMs: overload.retryAfterMs};
  }

  #count(outcome: string): void {
    this.#ended.set(outcome, (this.#ended.get(outcome) ?? 0) + 1);
  }
}

function rateLimited(what: string, retryAfterMs: number): Refusal {
  return {...refusal("rate_limited", `${what}: try again in ${Math.ceil(retryAfterMs / 1000)} s`), retryAfterMs};
}

function refusal(code: string, message: string): Refusal {
  return {failure: fail(code, message).error};
}
