import type {ActorRef} from "@ollamesh/actor";
import {type CatalogCommand, type CatalogState, emptyCatalog} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import type {AgreementRequest} from "./messages.ts";
import {NOBODY} from "./presence.ts";

export interface AgreedDeps {
  readonly agreement: ActorRef<AgreementRequest>;
  /** Brings an answer into the actor that asks. `what` names it in traces. */
  answered<T>(what: string, handle: (outcome: Outcome<T>) => void): Callback<T>;
  /** Brings an event into the actor that listens. */
  observed<E>(what: string, handle: (event: E) => void): (event: E) => void;
  /** `state` is another one now, or others are `apart`. */
  changed(): void;
}

interface Told {
  readonly state: CatalogState;
  readonly cluster: string;
  readonly apart: ReadonlySet<PeerId>;
}

/** What is agreed on, as one actor sees it, and how it asks for a change. */
export class Agreed {
  readonly #deps: AgreedDeps;
  #state: CatalogState = emptyCatalog;
  #cluster = "";
  #apart: ReadonlySet<PeerId> = NOBODY;

  constructor(deps: AgreedDeps) {
    this.#deps = deps;
    const observe = deps.observed("agreed", ({state, cluster, apart}: Told) => {
      if (state === this.#state && cluster === this.#cluster && apart === this.#apart) return;
      this.#state = state;
      this.#cluster = cluster;
      this.#apart = apart;
      deps.changed();
    });
    deps.agreement.send({type: "subscribe", observe: (state, cluster, apart) => observe({state, cluster, apart})});
  }

  get state(): CatalogState {
    return this.#state;
  }

  /** Whose state it is; empty: of none, for this peer belongs to no group (yet), and `state` says nothing. */
  get cluster(): string {
    return this.#cluster;
  }

  /** Peers that are here and belong to another group: nothing that this one decides is carried out there. Another set whenever they are others. */
  get apart(): ReadonlySet<PeerId> {
    return this.#apart;
  }

  /** Answered when `state` is as new as this question: a decision must not rest on what is over. Code: `no_quorum`. */
  refresh(done: Callback<void>): void {
    const handle = this.#deps.answered("refreshed", (outcome: Outcome<CatalogState>) => done(outcome.ok ? ok(undefined) : outcome));
    if (!this.#deps.agreement.send({type: "read", consistency: "strong", done: handle})) done(fail("busy", "too many requests are waiting"));
  }

  /** Answered after the change is agreed on, applied here and seen in `state`. Codes: those of `AgreementRequest`. */
  propose(command: CatalogCommand, done: Callback<void>): void {
    const handle = this.#deps.answered("proposed", (outcome: Outcome<void>) => done(outcome));
    if (!this.#deps.agreement.send({type: "propose", command, done: handle})) done(fail("busy", "too many changes are waiting"));
  }
}
