import {apply, type CatalogEvent, type CatalogState, type ControlMessage, checkPlacement, emptyCatalog, type Placement, snapshot} from "@ollamesh/catalog";
import type {KvStore, Logger, PeerId} from "@ollamesh/ports";
import {type Callback, ok} from "@ollamesh/stdx";

const KEY_PREFIX = "catalog/";
/** Events in one message, so that a frame stays small whatever a newcomer must be told. */
const EVENTS_PER_MESSAGE = 32;
const PERSISTED_MAX = 2000;

export interface AnnouncedLogDeps {
  readonly kv: KvStore;
  readonly log: Logger;
  send(peer: PeerId, message: ControlMessage): void;
  members(): Iterable<PeerId>;
  /** After each change, from wherever it came. */
  changed(state: CatalogState): void;
}

/**
 * How a placement decision becomes everybody's: it is applied, stored and told to all members; newcomers are told everything. There is no
 * agreement yet, only convergence: of two decisions about one model the higher epoch, then the greater author wins. Consensus replaces
 * this class and nothing else: propose an event, hear of every committed one through `changed`.
 */
export class AnnouncedLog {
  readonly #deps: AnnouncedLogDeps;
  #state: CatalogState = emptyCatalog;

  constructor(deps: AnnouncedLogDeps) {
    this.#deps = deps;
  }

  get state(): CatalogState {
    return this.#state;
  }

  /** Reads what was known before the restart. */
  load(done: Callback<readonly CatalogEvent[]>): void {
    this.#deps.kv.scan(KEY_PREFIX, PERSISTED_MAX, (outcome) => {
      done(outcome.ok ? ok(outcome.value.flatMap(({value}) => parseEvent(value))) : outcome);
    });
  }

  /** Events read back by `load`. Nothing is announced: the others know, or will be greeted. */
  restore(events: readonly CatalogEvent[]): void {
    for (const event of events) this.#state = apply(this.#state, event);
    this.#deps.changed(this.#state);
  }

  propose(event: CatalogEvent): void {
    this.#accept([event]);
    for (const peer of this.#deps.members()) this.#deps.send(peer, {type: "events", events: [event]});
  }

  heard(from: PeerId, events: readonly CatalogEvent[]): void {
    const sound = events.filter((event) => event.type === "placement_removed" || this.#isSound(from, event.placement));
    this.#accept(sound);
  }

  greet(peer: PeerId): void {
    const events = snapshot(this.#state);
    for (let i = 0; i < events.length; i += EVENTS_PER_MESSAGE) {
      this.#deps.send(peer, {type: "events", events: events.slice(i, i + EVENTS_PER_MESSAGE)});
    }
  }

  #accept(events: readonly CatalogEvent[]): void {
    const before = this.#state;
    const fresh = events.filter((event) => {
      const next = apply(this.#state, event);
      const changed = next !== this.#state;
      this.#state = next;
      return changed;
    });
    if (this.#state === before) return;
    this.#deps.kv.write(
      fresh.map((event) => ({kind: "put", key: KEY_PREFIX + modelOf(event), value: encodeEvent(event)})),
      (outcome) => {
        // Not fatal: the others hold the same facts and tell us after a restart.
        if (!outcome.ok) this.#deps.log.warn("catalog_not_stored", {reason: outcome.error.message});
      },
    );
    this.#deps.changed(this.#state);
  }

  #isSound(from: PeerId, placement: Placement): boolean {
    const checked = checkPlacement(placement);
    if (!checked.ok) this.#deps.log.debug("placement_refused", {from, reason: checked.error.message});
    return checked.ok;
  }
}

function modelOf(event: CatalogEvent): string {
  return event.type === "model_placed" ? event.placement.model : event.removal.model;
}

function encodeEvent(event: CatalogEvent): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(event));
}

/** Our own bytes from our own disk; what a newer version wrote and this one cannot read is left alone. */
function parseEvent(bytes: Uint8Array): CatalogEvent[] {
  try {
    const event = JSON.parse(new TextDecoder().decode(bytes)) as CatalogEvent;
    return event.type === "placement_removed" || checkPlacement(event.placement).ok ? [event] : [];
  } catch {
    return [];
  }
}
