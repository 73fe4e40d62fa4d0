import {type CatalogCommand, type CatalogState, emptyCatalog} from "@ollamesh/catalog";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import {answered, observed, type Shared} from "./actor-context.ts";

/** What is agreed on, as this actor sees it, and how it asks for a change. */
export class Agreed {
  readonly #shared: Shared;
  #state: CatalogState = emptyCatalog;

  constructor(shared: Shared) {
    this.#shared = shared;
    const changed = observed(shared, "agreed", (state: CatalogState) => {
      if (state === this.#state) return;
      this.#state = state;
      shared.ctx.self.send({type: "changed"});
    });
    shared.deps.agreement.send({type: "subscribe", observe: changed});
  }

  get state(): CatalogState {
    return this.#state;
  }

  /** Answered when `state` is as new as this question: a decision must not rest on what is over. Code: `no_quorum`. */
  refresh(done: Callback<void>): void {
    const handle = answered(this.#shared, "refreshed", (outcome: Outcome<CatalogState>) => done(outcome.ok ? ok(undefined) : outcome));
    if (!this.#shared.deps.agreement.send({type: "read", consistency: "strong", done: handle})) done(fail("busy", "too many requests are waiting"));
  }

  /** Answered after the change is agreed on, applied here and seen in `state`. Codes: `no_quorum`, `superseded`, `busy`. */
  propose(command: CatalogCommand, done: Callback<void>): void {
    const handle = answered(this.#shared, "proposed", (outcome: Outcome<void>) => done(outcome));
    if (!this.#shared.deps.agreement.send({type: "propose", command, done: handle})) done(fail("busy", "too many changes are waiting"));
  }
}
