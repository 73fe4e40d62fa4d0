import type {ActorContext} from "@ollamesh/actor";
import type {RoutedRequest} from "@ollamesh/inference";
import type {Cancel, KvStore} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import type {SessionsMsg} from "./sessions-actor.ts";

/** Requests that are remembered: some hours of a busy peer, some MB at most. */
export const ROUTED_MAX = 1000;
/** They are written in so many together, so that no write is of more than some 200 KB. */
const CHUNK = 50;
const PREFIX = "routing/history/";
/** What was recorded is written so long after it happened: a crash costs no more. */
const SAVE_MS = 10_000;

/** The requests that were answered last, as they were routed: kept over restarts, the oldest forgotten first. No prompts, no text, nothing of clients. */
export class RouteHistory {
  readonly #ctx: ActorContext<SessionsMsg>;
  readonly #kv: KvStore;
  /** In the order of their ends; the first is number `#first`. */
  #requests: RoutedRequest[] = [];
  #first = 0;
  /** Until what is on disk was read, nothing is written over it. */
  #isRead = false;
  /** Chunks that changed. */
  readonly #unsaved = new Set<number>();
  /** Asked before the disk has answered. */
  #asked: (() => void)[] = [];
  #saving: Cancel | undefined;
  #isLooked = false;

  constructor(ctx: ActorContext<SessionsMsg>, kv: KvStore) {
    this.#ctx = ctx;
    this.#kv = kv;
    const done: Callback<readonly {value: Uint8Array}[]> = ctx.reply((outcome) => ({
      type: "answered",
      run: () => {
        this.#isLooked = true;
        if (outcome.ok) this.#read(outcome.value.map(({value}) => value));
        else ctx.log.warn("routes_lost", {reason: outcome.error.message});
        for (const answer of this.#asked.splice(0)) answer();
      },
    }));
    kv.scan(PREFIX, (ROUTED_MAX / CHUNK) * 2, done);
    ctx.onStop(() => this.#saving && this.#save());
  }

  add(request: RoutedRequest): void {
    this.#requests.push(request);
    if (this.#isRead) this.#changed(this.#first + this.#requests.length - 1);
    this.#trim();
  }

  /** The newest first, when what is on disk was looked at. Whoever asks before that has a connection open here, of which there is a limit. */
  latest(count: number, done: (requests: readonly RoutedRequest[]) => void): void {
    const answer = (): void => done(this.#requests.slice(-count).toReversed());
    if (this.#isLooked) answer();
    else this.#asked.push(answer);
  }

  #read(values: readonly Uint8Array[]): void {
    const chunks = values.flatMap((value) => this.#decode(value)).toSorted((a, b) => a.first - b.first);
    const meanwhile = this.#requests;
    // A chunk that is missing leaves a gap in the numbers, which says nothing: they are counted anew from the first one that is left.
    const known = chunks.flatMap(({requests}) => requests).slice(-ROUTED_MAX);
    const end = Math.max(0, ...chunks.map(({first, requests}) => first + requests.length));
    this.#requests = [...known, ...meanwhile];
    this.#first = end - known.length;
    this.#isRead = true;
    for (const [index] of meanwhile.entries()) this.#changed(end + index);
    this.#trim();
  }

  #decode(value: Uint8Array): Chunk[] {
    try {
      const {first, requests} = JSON.parse(new TextDecoder().decode(value)) as Chunk;
      if (Number.isSafeInteger(first) && first >= 0 && Array.isArray(requests)) return [{first, requests}];
    } catch {
      // Told below.
    }
    this.#ctx.log.warn("routes_lost", {reason: "a record of routed requests cannot be read"});
    return [];
  }

  #trim(): void {
    const surplus = this.#requests.length - ROUTED_MAX;
    if (surplus <= 0) return;
    this.#requests.splice(0, surplus);
    this.#first += surplus;
  }

  #changed(number: number): void {
    this.#unsaved.add(Math.floor(number / CHUNK));
    this.#saving ??= this.#ctx.after(SAVE_MS, {type: "answered", run: () => this.#save()});
  }

  /** A chunk takes the place of the one that is forgotten by then. */
  #save(): void {
    this.#saving?.();
    this.#saving = undefined;
    const batch = [...this.#unsaved].flatMap((chunk) => {
      const first = Math.max(this.#first, chunk * CHUNK);
      const requests = this.#requests.slice(first - this.#first, (chunk + 1) * CHUNK - this.#first);
      if (requests.length === 0) return [];
      const place = chunk % (ROUTED_MAX / CHUNK + 1);
      return [{kind: "put", key: `${PREFIX}${String(place).padStart(2, "0")}`, value: new TextEncoder().encode(JSON.stringify({first, requests}))} as const];
    });
    this.#unsaved.clear();
    this.#kv.write(batch, (outcome) => {
      if (!outcome.ok) this.#ctx.log.warn("routes_not_saved", {reason: outcome.error.message});
    });
  }
}

interface Chunk {
  /** Number of the first of them. */
  readonly first: number;
  readonly requests: readonly RoutedRequest[];
}
