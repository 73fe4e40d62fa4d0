import {BoundedQueue} from "@ollamesh/stdx";
import type {Batch, Sampled, Sampler, SlotOpening} from "./types.ts";

export interface SequenceRequest {
  readonly id: string;
  /** At least one token, fewer than `contextLength`. */
  readonly prompt: Int32Array;
  readonly sampler: Sampler;
  /** 0: until the model ends or the context is full. */
  readonly tokensMax: number;
}

export type BatcherInput =
  | {readonly type: "requested"; readonly request: SequenceRequest}
  | {readonly type: "cancelled"; readonly id: string}
  /** The last stage has run that batch. */
  | {readonly type: "returned"; readonly sequence: number; readonly sampled: readonly Sampled[]}
  /** The stages are gone or in an unknown state: every sequence ends, a new stream begins. */
  | {readonly type: "lost"};

export type BatcherEffect =
  | {readonly type: "run"; readonly sequence: number; readonly batch: Batch}
  | {readonly type: "token"; readonly id: string; readonly index: number; readonly token: number}
  | {readonly type: "ended"; readonly id: string; readonly reason: "stop" | "length"; readonly promptMs: number; readonly outputMs: number}
  /** Codes `busy`, `context_exceeded`, `bad_request`; `lost` after the input of that name. */
  | {readonly type: "refused"; readonly id: string; readonly code: string; readonly reason: string}
  /** A batch came back with tokens that cannot be right. Its sequences are stuck: to be answered with `lost`. */
  | {readonly type: "broken"; readonly reason: string};

export interface BatcherOptions {
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly queueMax: number;
  /** Batches in flight at most: the number of stages, so that all have work. */
  readonly depth: number;
}

interface Sequence {
  readonly request: SequenceRequest;
  readonly slot: number;
  /** Tokens to feed next: the rest of the prompt, then the token sampled last. */
  next: Int32Array;
  position: number;
  outputs: number;
  isOpened: boolean;
  isInFlight: boolean;
  isCancelled: boolean;
  readonly startedAtMs: number;
  firstTokenAtMs: number | undefined;
}

/**
 * Continuous batching at the first stage: each batch takes the next row of every sequence that generates and, in the room that is left,
 * chunks of prompts. A sequence is in one batch at a time; with several stages, several batches are on their way at once.
 */
export class Batcher {
  readonly #options: BatcherOptions;
  readonly #waiting: BoundedQueue<SequenceRequest>;
  readonly #running = new Map<string, Sequence>();
  readonly #waitingIds = new Set<string>();
  readonly #freeSlots: number[];
  readonly #inFlight = new Map<number, readonly Sequence[]>();
  #closes: number[] = [];
  #effects: BatcherEffect[] = [];
  #sequence = 0;

  constructor(options: BatcherOptions) {
    this.#options = options;
    this.#waiting = new BoundedQueue<SequenceRequest>(options.queueMax);
    this.#freeSlots = Array.from({length: options.sequencesMax}, (_, i) => options.sequencesMax - 1 - i);
  }

  get active(): number {
    return this.#running.size;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /** Milliseconds the oldest batch in flight has been away is the shell's business; it only needs to know there is one. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  takeEffects(): readonly BatcherEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  describe(): string {
    return `${this.#running.size} running, ${this.queued} waiting, ${this.#inFlight.size} batches in flight`;
  }

  step(input: BatcherInput, nowMs: number): void {
    switch (input.type) {
      case "requested":
        this.#requested(input.request);
        break;
      case "cancelled":
        this.#cancelled(input.id);
        break;
      case "returned":
        this.#returned(input.sequence, input.sampled, nowMs);
        break;
      case "lost":
        return this.#lost();
    }
    this.#admit(nowMs);
    while (this.#inFlight.size < this.#options.depth && this.#compose()) {}
  }

  #requested(request: SequenceRequest): void {
    const {contextLength, queueMax} = this.#options;
    const refuse = (code: string, reason: string): void => void this.#effects.push({type: "refused", id: request.id, code, reason});
    if (request.prompt.length === 0) return refuse("bad_request", "the prompt is empty");
    if (request.prompt.length >= contextLength) return refuse("context_exceeded", `the prompt has ${request.prompt.length} tokens, the context holds ${contextLength}`);
    if (this.#running.has(request.id) || this.#waitingIds.has(request.id)) return refuse("bad_request", "a request of this id is running");
    if (!this.#waiting.push(request)) return refuse("busy", `${queueMax} requests are waiting`);
    this.#waitingIds.add(request.id);
  }

  #cancelled(id: string): void {
    const sequence = this.#running.get(id);
    // Rows under way cannot be recalled: the slot is free once they are back.
    if (sequence?.isInFlight) sequence.isCancelled = true;
    else if (sequence) this.#release(sequence);
    else if (this.#waitingIds.delete(id)) this.#unqueue(id);
  }

  #unqueue(id: string): void {
    for (let left = this.#waiting.length; left > 0; left--) {
      const request = this.#waiting.shift() as SequenceRequest;
      if (request.id !== id) this.#waiting.push(request);
    }
  }

  #admit(nowMs: number): void {
    while (this.#waiting.length > 0) {
      const slot = this.#freeSlots.pop();
      if (slot === undefined) return;
      const request = this.#waiting.shift() as SequenceRequest;
      this.#waitingIds.delete(request.id);
      this.#running.set(request.id, {
        request,
        slot,
        next: request.prompt,
        position: 0,
        outputs: 0,
        isOpened: false,
        isInFlight: false,
        isCancelled: false,
        startedAtMs: nowMs,
        firstTokenAtMs: undefined,
      });
    }
  }

  /** Sends one batch on its way; false when there is nothing to send. */
  #compose(): boolean {
    const idle = [...this.#running.values()].filter((sequence) => !sequence.isInFlight);
    if (idle.length === 0) return false;
    const share = this.#share(idle.length);
    // Those that generate go first: a long prompt must not make them wait.
    const ordered = [...idle.filter((one) => one.next.length === 1), ...idle.filter((one) => one.next.length !== 1)].slice(0, share);
    const rows: {sequence: Sequence; take: number}[] = [];
    let room = this.#options.batchTokensMax;
    for (const sequence of ordered) {
      const take = Math.min(room, sequence.next.length);
      if (take === 0) break;
      rows.push({sequence, take});
      room -= take;
    }
    this.#send(rows);
    return true;
  }

  /** With batches for other stages still to come, not everybody goes into the first one. */
  #share(idle: number): number {
    const batchesLeft = this.#options.depth - this.#inFlight.size;
    return Math.max(1, Math.ceil(idle / batchesLeft));
  }

  #send(rows: readonly {sequence: Sequence; take: number}[]): void {
    const total = rows.reduce((sum, {take}) => sum + take, 0);
    const batch = {slots: new Int32Array(total), positions: new Int32Array(total), outputs: new Uint8Array(total), tokens: new Int32Array(total)};
    const opens: SlotOpening[] = [];
    let row = 0;
    for (const {sequence, take} of rows) {
      if (!sequence.isOpened) opens.push({slot: sequence.slot, sampler: sequence.request.sampler, history: sequence.request.prompt});
      sequence.isOpened = true;
      for (let i = 0; i < take; i++, row++) {
        batch.slots[row] = sequence.slot;
        batch.positions[row] = sequence.position++;
        batch.tokens[row] = sequence.next[i] as number;
      }
      sequence.next = sequence.next.subarray(take);
      if (sequence.next.length === 0) batch.outputs[row - 1] = 1;
      sequence.isInFlight = true;
    }
    const opened = new Set(opens.map((open) => open.slot));
    const closes = this.#closes.filter((slot) => !opened.has(slot));
    this.#closes = [];
    const sequence = this.#sequence++;
    this.#inFlight.set(
      sequence,
      rows.map((one) => one.sequence),
    );
    this.#effects.push({type: "run", sequence, batch: {...batch, closes, opens, hidden: undefined}});
  }

  #returned(number: number, sampled: readonly Sampled[], nowMs: number): void {
    const sequences = this.#inFlight.get(number);
    if (!sequences) return; // of an earlier stream
    const tokens = new Map(sampled.map((one) => [one.slot, one]));
    // The last stage is another peer: its word is checked before it is built upon.
    const due = sequences.filter((sequence) => sequence.next.length === 0);
    if (sampled.length !== due.length || !due.every((sequence) => tokens.has(sequence.slot))) {
      this.#effects.push({type: "broken", reason: `batch ${number} came back with tokens of other sequences than it was to sample`});
      return;
    }
    this.#inFlight.delete(number);
    for (const sequence of sequences) {
      sequence.isInFlight = false;
      const one = tokens.get(sequence.slot);
      if (sequence.isCancelled) this.#release(sequence);
      else if (one) this.#sampled(sequence, one, nowMs);
    }
  }

  #sampled(sequence: Sequence, {token, end}: Sampled, nowMs: number): void {
    const {id} = sequence.request;
    sequence.firstTokenAtMs ??= nowMs;
    if (end) return this.#end(sequence, "stop", nowMs);
    this.#effects.push({type: "token", id, index: sequence.outputs++, token});
    const {tokensMax} = sequence.request;
    if ((tokensMax > 0 && sequence.outputs >= tokensMax) || sequence.position >= this.#options.contextLength) return this.#end(sequence, "length", nowMs);
    sequence.next = Int32Array.of(token);
  }

  #end(sequence: Sequence, reason: "stop" | "length", nowMs: number): void {
    const firstAtMs = sequence.firstTokenAtMs ?? nowMs;
    this.#effects.push({type: "ended", id: sequence.request.id, reason, promptMs: firstAtMs - sequence.startedAtMs, outputMs: nowMs - firstAtMs});
    this.#release(sequence);
  }

  #release(sequence: Sequence): void {
    this.#running.delete(sequence.request.id);
    this.#freeSlots.push(sequence.slot);
    if (sequence.isOpened) this.#closes.push(sequence.slot);
  }

  #lost(): void {
    const told = [...[...this.#running.values()].filter((sequence) => !sequence.isCancelled).map((sequence) => sequence.request.id), ...this.#waitingIds];
    for (const id of told) this.#effects.push({type: "refused", id, code: "lost", reason: "a stage was lost"});
    for (const sequence of this.#running.values()) this.#freeSlots.push(sequence.slot);
    this.#waiting.clear();
    this.#waitingIds.clear();
    this.#running.clear();
    this.#inFlight.clear();
    this.#closes = [];
    this.#sequence = 0;
  }
}
