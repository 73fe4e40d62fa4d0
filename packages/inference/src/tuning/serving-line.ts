import {defined} from "@ollamesh/stdx";

/** One request at a peer of a simulation. */
interface Served<T> {
  readonly request: T;
  readonly cameAtMs: number;
  /** What it still needs in a slot without company, milliseconds. */
  leftMs: number;
  beganAtMs: number;
}

/** A request that is over there. */
export interface Over<T> {
  readonly request: T;
  /** For a slot. */
  readonly waitedMs: number;
  /** In its slot. */
  readonly tookMs: number;
  readonly atMs: number;
}

export interface ServingLineOptions {
  /** 1 and more. */
  readonly slots: number;
  /** What each other one in a slot adds to a request's time, as a share of it. */
  readonly company: number;
  /** Requests of others that are there all the time, and take slots. */
  readonly others: number;
}

/** A peer as a queue: so many slots, which slow each other down, and a line before them in the order of coming. One slot is left however many others are there. */
export class ServingLine<T> {
  readonly #slots: number;
  readonly #company: number;
  readonly #others: number;
  #running: Served<T>[] = [];
  readonly #waiting: Served<T>[] = [];
  #atMs = 0;

  constructor({slots, company, others}: ServingLineOptions) {
    this.#slots = Math.max(1, slots - Math.round(others));
    this.#company = company;
    this.#others = others;
  }

  get running(): number {
    return this.#running.length;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** When the next request is over if nobody comes; infinite: there is none. */
  get nextEndMs(): number {
    let leftMs = Number.POSITIVE_INFINITY;
    for (const one of this.#running) leftMs = Math.min(leftMs, one.leftMs);
    return this.#atMs + leftMs * this.#slowness;
  }

  /** @param slotMs without company @param nowMs not after `nextEndMs` */
  come(request: T, slotMs: number, nowMs: number): void {
    this.#pass(nowMs);
    this.#waiting.push({request, cameAtMs: nowMs, leftMs: slotMs, beganAtMs: 0});
    this.#fill();
  }

  /** Passes the time until then. There must be one. */
  endNext(): Over<T> {
    this.#pass(this.nextEndMs);
    const over = defined(this.#running.toSorted((a, b) => a.leftMs - b.leftMs)[0], "a request in a slot");
    this.#running = this.#running.filter((one) => one !== over);
    this.#fill();
    return {request: over.request, waitedMs: over.beganAtMs - over.cameAtMs, tookMs: this.#atMs - over.beganAtMs, atMs: this.#atMs};
  }

  get #slowness(): number {
    return 1 + this.#company * Math.max(0, this.#running.length + this.#others - 1);
  }

  #pass(nowMs: number): void {
    const passedMs = Math.max(0, nowMs - this.#atMs) / this.#slowness;
    for (const one of this.#running) one.leftMs -= passedMs;
    this.#atMs = Math.max(this.#atMs, nowMs);
  }

  #fill(): void {
    while (this.#running.length < this.#slots) {
      const next = this.#waiting.shift();
      if (!next) return;
      next.beganAtMs = this.#atMs;
      this.#running.push(next);
    }
  }
}
