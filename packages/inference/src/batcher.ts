import {defined} from "@ollamesh/stdx";
import {WaitingLine} from "./admission/waiting-line.ts";
import type {WaitingRoom} from "./admission/waiting-room.ts";
import {BatchRoom, rowsMax} from "./batch-room.ts";
import {DepthTuner} from "./depth-tuner.ts";
import type {Drafted, DraftWish} from "./drafter.ts";
import {type Draft, type DraftSource, Guesses} from "./guesses.ts";
import {RunPace} from "./run-pace.ts";
import {type Away, fed, goneWith, type Held, isAnswer, type Portion, readMs, type Sequence, type SequenceRequest, sampledBySlot, takeDraft, tokensLeft} from "./sequence.ts";
import {SlotPool} from "./slot-pool.ts";
import type {Batch, Likelihood, Sampled, SlotOpening} from "./types.ts";

export type BatcherInput =
  | {readonly type: "requested"; readonly request: SequenceRequest}
  | {readonly type: "cancelled"; readonly id: string}
  /** The last stage has run that batch. */
  | {readonly type: "returned"; readonly sequence: number; readonly sampled: readonly Sampled[]}
  /** A draft model is there and may be asked for so many tokens of each batch; 0: it is gone, and what it was asked for does not come. */
  | {readonly type: "drafter"; readonly draftsMax: number}
  /** By the draft model, or empty because it was late. */
  | {readonly type: "drafted"; readonly drafts: readonly Drafted[]}
  /** It need not be held any more. */
  | {readonly type: "go_on"; readonly id: string}
  /** That slot, which was reserved, is free again; the stages have these tokens in it now. Undefined: nothing that is known. */
  | {readonly type: "filled"; readonly slot: number; readonly tokens: Int32Array | undefined}
  /** The stages are gone or in an unknown state: every sequence ends, a new stream begins. */
  | {readonly type: "lost"};

export type BatcherEffect =
  | {readonly type: "run"; readonly sequence: number; readonly batch: Batch}
  /** Of tokens guessed ahead in a batch that is back. */
  | {readonly type: "guessed"; readonly source: DraftSource; readonly made: number; readonly right: number}
  /** To the draft model: those of more than 0 tokens are to be answered with `drafted`, soon, for their sequences wait. */
  | {readonly type: "draft"; readonly round: number; readonly wishes: readonly DraftWish[]}
  /** The draft model need not follow it any more. */
  | {readonly type: "undraft"; readonly id: string}
  | {readonly type: "token"; readonly id: string; readonly index: number; readonly token: number; readonly likelihood: Likelihood}
  | {readonly type: "ended"; readonly id: string; readonly reason: "stop" | "length"; readonly waitedMs: number; readonly promptMs: number; readonly outputMs: number}
  | {readonly type: "embedded"; readonly id: string; readonly embedding: Uint8Array}
  /** Codes `busy`, `context_exceeded`, `bad_request`; `lost` after the input of that name. */
  | {readonly type: "refused"; readonly id: string; readonly code: string; readonly reason: string}
  /** A batch came back with tokens that cannot be right. Its sequences are stuck: to be answered with `lost`. */
  | {readonly type: "broken"; readonly reason: string};

export interface BatcherOptions {
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  /** Where those wait for whom there is no slot. */
  readonly room: WaitingRoom;
  /** Batches in flight: the number of stages, so that all have work. */
  readonly depth: number;
  /** Over how many batches those that generate are spread is found by measuring, 1 to twice `depth`; without, `depth`. */
  readonly findsDepth?: boolean | undefined;
  /** A prompt is one batch: its rows see each other. */
  readonly wholePrompts?: boolean | undefined;
  /** What a batch with rows of a prompt may take, milliseconds: it has fewer where it would be longer. Undefined, as for whole prompts: as many rows as there is room for. */
  readonly batchMs?: number | undefined;
  /** What a stage that is alone may take for several steps at once, milliseconds. Undefined: it is not alone, or one at a time. */
  readonly runMs?: number | undefined;
  /** Tokens of one batch that are guessed ahead, for all sequences together: right ones come a step earlier. Only with `keepPrefixes`. Undefined: none. */
  readonly draftsMax?: number | undefined;
}

const NO_TOKENS = new Int32Array(0);

/**
 * Continuous batching at the first stage: each batch takes the next row of every sequence that generates and, in the room that is left,
 * chunks of prompts. A sequence that generates is in one batch at a time; with several stages, several batches are on their way at once, of a long prompt too.
 */
export class Batcher {
  readonly #options: BatcherOptions;
  readonly #waiting: WaitingLine<SequenceRequest>;
  readonly #running = new Map<string, Sequence>();
  readonly #slots: SlotPool;
  readonly #inFlight = new Map<number, Away>();
  readonly #room: BatchRoom;
  readonly #depths: DepthTuner | undefined;
  readonly #runs: RunPace | undefined;
  #closes: number[] = [];
  readonly #effects: BatcherEffect[] = [];
  #sequence = 0;
  /** Tokens of one batch the draft model may be asked for; 0: there is none. */
  #askedMax = 0;
  #wishes: DraftWish[] = [];
  #round = 0;
  readonly #held = new Set<string>();
  /** Slots that are being filled from elsewhere. */
  readonly #reserved = new Set<number>();

  constructor(options: BatcherOptions) {
    this.#options = options;
    this.#waiting = new WaitingLine<SequenceRequest>(options.room);
    this.#room = new BatchRoom(rowsMax(options.batchTokensMax, options.depth), options.wholePrompts ? undefined : options.batchMs);
    this.#slots = new SlotPool(options.sequencesMax);
    this.#depths = options.findsDepth && options.depth > 1 ? new DepthTuner(options.depth) : undefined;
    this.#runs = options.runMs === undefined ? undefined : new RunPace(options.runMs);
  }

  get active(): number {
    return this.#running.size;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /** How long they have been away is the shell's business. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** All stages can go back to an earlier token of a sequence: what several prompts begin with is computed once. */
  keepPrefixes(): void {
    this.#slots.keepPrefixes();
  }

  /** By id. */
  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** A sequence has no part in further batches until it goes on, is cancelled or lost. */
  hold(id: string): void {
    if (this.#running.has(id)) this.#held.add(id);
  }

  /** Of a sequence that is held; undefined: some of it is under way. */
  held(id: string): Held | undefined {
    const one = this.#running.get(id);
    if (!one || !this.#held.has(id) || one.inFlight > 0) return undefined;
    const tokens = one.kept ? fed(one) : NO_TOKENS;
    return {slot: one.slot, tokens, sequence: this.#sequence, readMs: readMs(one, tokens.length)};
  }

  /** A free slot that no sequence gets until it is `filled`, and the number of the next batch. Undefined: there is none, or the stages cannot go back to an earlier token. */
  reserve(): {readonly slot: number; readonly sequence: number} | undefined {
    const slot = this.#slots.keeps && this.#waiting.length === 0 ? this.#slots.reserve() : undefined;
    if (slot === undefined) return undefined;
    this.#reserved.add(slot);
    return {slot, sequence: this.#sequence};
  }

  takeEffects(): readonly BatcherEffect[] {
    return this.#effects.splice(0);
  }

  /**
   * Whether nobody waits for that batch any more: then its rows must not be run by stages that have not begun with it, only what it opens and closes. To be asked before it is handed to the first
   * stage, and again before it is handed on.
   */
  withdraw(number: number): boolean {
    // Withdrawn together with one before it: its rows would not follow on what the stages have.
    if (this.#inFlight.get(number)?.rows === 0) return true;
    const batches = goneWith(this.#inFlight, number);
    for (const batch of batches) {
      Object.assign(batch, {due: [], rows: 0});
      // The stages behind have no more of it than that.
      for (const {sequence, from} of batch.parts) sequence.position = Math.min(sequence.position, from);
    }
    return batches.length > 0;
  }

  step(input: BatcherInput, nowMs: number): void {
    switch (input.type) {
      case "requested":
        this.#requested(input.request, nowMs);
        break;
      case "cancelled":
        this.#cancelled(input.id);
        break;
      case "returned":
        this.#returned(input.sequence, input.sampled, nowMs);
        break;
      case "drafter":
        this.#drafterChanged(input.draftsMax);
        break;
      case "drafted":
        for (const one of input.drafts) this.#drafted(one, nowMs);
        break;
      case "go_on":
        this.#held.delete(input.id);
        break;
      case "filled":
        if (this.#reserved.delete(input.slot)) this.#slots.release(input.slot, input.tokens ?? NO_TOKENS);
        break;
      case "lost":
        return this.#lost();
    }
    this.#admit(nowMs);
    while (this.#compose(nowMs)) {}
    if (this.#wishes.length > 0) this.#effects.push({type: "draft", round: this.#round++, wishes: this.#wishes.splice(0)});
  }

  #drafterChanged(draftsMax: number): void {
    this.#askedMax = draftsMax;
    if (draftsMax > 0) return;
    this.#wishes = [];
    for (const sequence of this.#running.values()) sequence.asked = undefined;
  }

  #drafted({id, at, tokens}: Drafted, nowMs: number): void {
    const sequence = this.#running.get(id);
    const asked = sequence?.asked;
    if (!sequence || asked?.at !== at) return; // of a token that was sampled since, because it was late
    sequence.asked = undefined;
    if (tokens.length === 0) sequence.guesses.cameEmpty();
    else sequence.draft = {source: "model", tokens: tokens.subarray(0, asked.length), tookMs: nowMs - asked.sinceMs};
  }

  #requested(request: SequenceRequest, nowMs: number): void {
    const {room} = this.#options;
    const {id, prompt} = request;
    const contextLength = this.#promptMax(request);
    if (prompt.length === 0) return this.#refuse(id, "bad_request", "the prompt is empty");
    if (prompt.length >= contextLength) return this.#refuse(id, "context_exceeded", `the prompt has ${prompt.length} tokens, the context holds ${contextLength}`);
    if (this.#running.has(id) || this.#waiting.has(id)) return this.#refuse(id, "bad_request", "a request of this id is running");
    const slot = this.#slots.take(prompt); // with one free nobody waits
    if (slot !== undefined) return this.#start(request, slot, 0, nowMs);
    const {full, displaced} = this.#waiting.push(request, nowMs);
    if (displaced) this.#refuse(displaced.id, "busy", room.displacedReason);
    if (full) this.#refuse(id, "busy", `${room.placesMax} requests are waiting`);
  }

  /** Takes one out of the line for somebody who is not in it yet, if it is of a later priority than that: a place in the room is free then. */
  displace(priority: number): boolean {
    const displaced = this.#waiting.displace(priority);
    if (displaced) this.#refuse(displaced.id, "busy", this.#options.room.displacedReason);
    return displaced !== undefined;
  }

  /** Below this many tokens: room for one more where the model is to go on. */
  #promptMax({embeds}: SequenceRequest): number {
    const {contextLength, batchTokensMax, wholePrompts} = this.#options;
    const tokensMax = embeds ? contextLength + 1 : contextLength;
    return wholePrompts ? Math.min(tokensMax, batchTokensMax + 1) : tokensMax;
  }

  #refuse(id: string, code: string, reason: string): void {
    this.#effects.push({type: "refused", id, code, reason});
  }

  #cancelled(id: string): void {
    const sequence = this.#running.get(id);
    // Rows under way cannot be recalled: the slot is free once they are back.
    if (sequence && sequence.inFlight > 0) sequence.isCancelled = true;
    else if (sequence) this.#release(sequence);
    else this.#waiting.delete(id);
  }

  #admit(nowMs: number): void {
    while (this.#waiting.length > 0) {
      if (this.#running.size + this.#reserved.size >= this.#options.sequencesMax) return;
      const {item, waitedMs} = defined(this.#waiting.shift(nowMs), "somebody waits");
      this.#start(item, defined(this.#slots.take(item.prompt), "a free slot"), waitedMs, nowMs);
    }
  }

  #start(request: SequenceRequest, slot: number, waitedMs: number, nowMs: number): void {
    const {draftsMax = 0, contextLength} = this.#options;
    const history = draftsMax + this.#askedMax > 0 && this.#slots.keeps && !request.embeds ? new Int32Array(contextLength) : undefined;
    history?.set(request.prompt);
    this.#running.set(request.id, {
      request,
      slot,
      next: request.prompt,
      position: 0,
      answer: [],
      history,
      guesses: new Guesses({lookup: draftsMax, model: this.#askedMax}),
      draft: undefined,
      asked: undefined,
      kept: undefined,
      inFlight: 0,
      isCancelled: false,
      waitedMs,
      startedAtMs: nowMs,
      firstTokenAtMs: undefined,
    });
  }

  /** Sends one batch on its way; false when there is nothing to send, or enough on its way. */
  #compose(nowMs: number): boolean {
    // What waits for its token has nothing to feed; of a prompt the next rows may follow at once, so that a long one fills all stages.
    const idle = [...this.#running.values()].filter(({next, isCancelled, asked, request: {id}}) => next.length > 0 && !isCancelled && !asked && !this.#held.has(id));
    const ordered = this.#part(idle);
    if (ordered.length === 0) return false;
    const rows: Portion[] = [];
    const opens: SlotOpening[] = [];
    let room = this.#room.rowsWith(ordered.filter(({answer}) => answer.length > 0).length);
    let drafts = Math.min(Math.max(this.#options.draftsMax ?? 0, this.#askedMax), room - ordered.length);
    for (const sequence of ordered) {
      const isWhole = sequence.request.prompt.length <= room;
      if (room === 0 || (this.#options.wholePrompts && !isWhole)) break;
      if (!sequence.kept) opens.push(this.#open(sequence));
      const take = Math.min(room, sequence.next.length);
      const draft = takeDraft(sequence, drafts);
      const guessed = draft?.tokens.length ?? 0;
      rows.push({sequence, take, draft});
      // To the end: where not all have room, those go next who have waited longest.
      this.#running.delete(sequence.request.id);
      this.#running.set(sequence.request.id, sequence);
      room -= take + guessed;
      drafts -= guessed;
    }
    this.#send(rows, opens, nowMs);
    return true;
  }

  /** Of what follows the token that was just sampled: guessed now, or asked for. */
  #guess(sequence: Sequence, nowMs: number): void {
    const {history, answer, request, position} = sequence;
    if (!history) return;
    const left = request.tokensMax > 0 ? request.tokensMax - answer.length - 1 : Number.POSITIVE_INFINITY;
    const most = Math.min(left, this.#options.contextLength - position - 2);
    const said = history.subarray(0, request.prompt.length + answer.length);
    // What all who run may have of one batch is asked for, since all may be in the next one.
    const share = Math.floor(this.#askedMax / this.#running.size);
    const guessed = sequence.guesses.next(said, {lookup: Math.min(most, this.#options.draftsMax ?? 0), model: Math.min(most, share)});
    if (typeof guessed !== "number") {
      sequence.draft = guessed;
      return;
    }
    sequence.asked = {at: answer.length, sinceMs: nowMs, length: guessed};
    this.#wishes.push({id: request.id, at: answer.length, history: said, length: guessed});
  }

  /** What the stages have of it is known once it is part of a batch: all batches before are sent, none of this one's rows is. */
  #open(sequence: Sequence): SlotOpening {
    const {slot, request} = sequence;
    const {prompt, sampler, answered, embeds} = request;
    // Of what is embedded every row counts.
    const kept = embeds ? this.#slots.beginAnew(slot, () => fed(sequence)) : this.#slots.begin(slot, prompt, () => fed(sequence));
    sequence.kept = kept;
    sequence.position = kept.keep;
    sequence.next = prompt.subarray(kept.keep);
    // The draft model reads the prompt while the stages do.
    if (this.#askedMax > 0 && sequence.history) this.#wishes.push({id: request.id, at: 0, history: prompt, length: 0});
    return {slot, sampler, history: prompt, answered, ...kept, embeds};
  }

  /** Who goes into the next batch: with batches for other stages still to come, not everybody. */
  #part(idle: readonly Sequence[]): readonly Sequence[] {
    const generating = this.#generating;
    const depth = this.#depths?.of(generating) ?? this.#options.depth;
    // The last row of a prompt is no step of an answer: among those it would wait until one of them ends.
    const short = idle.filter(({answer}) => answer.length > 0);
    const prompts = idle.filter(({answer}) => answer.length === 0);
    const depthMax = generating < this.#running.size ? Math.max(depth, this.#options.depth) : depth;
    const batchesLeft = depthMax - this.#inFlight.size;
    if (batchesLeft <= 0) return [];
    // Batches that have become uneven would stay so, and the stages wait for the longest.
    const evenPart = Math.max(1, Math.ceil(generating / depth));
    // Those that generate go first: a long prompt must not make them wait. Where they fill batches all by themselves, all take turns.
    const ordered = short.length < this.#options.batchTokensMax ? [...short.slice(0, evenPart), ...prompts] : idle;
    return ordered.slice(0, Math.max(1, Math.ceil(idle.length / batchesLeft)));
  }

  get #generating(): number {
    return [...this.#running.values()].filter(({answer}) => answer.length > 0).length;
  }

  /** With nobody's prompt to be read all go on together. */
  #stepsOf(rows: readonly Portion[]): number {
    const isRun = rows.length === this.#running.size && rows.every(({sequence: {answer, history}, take}) => take === 1 && answer.length > 0 && !history);
    if (!this.#runs || !isRun) return 1;
    return this.#runs.steps(rows.length, Math.min(...rows.map(({sequence}) => tokensLeft(sequence, this.#options.contextLength))));
  }

  /** @param asked by slot in the batch: engines that keep slots apart run neighbours together */
  #send(asked: readonly Portion[], opens: readonly SlotOpening[], sentAtMs: number): void {
    const rows = asked.toSorted((a, b) => a.sequence.slot - b.sequence.slot);
    const steps = this.#stepsOf(rows);
    const total = rows.reduce((sum, {take, draft}) => sum + take + (draft?.tokens.length ?? 0), 0);
    const batch = {slots: new Int32Array(total), positions: new Int32Array(total), outputs: new Uint8Array(total), tokens: new Int32Array(total)};
    const drafts = rows.some(({draft}) => draft) ? new Int32Array(total).fill(-1) : undefined;
    const parts = rows.map(({sequence}) => ({sequence, from: sequence.position}));
    let row = 0;
    for (const {sequence, take, draft} of rows) {
      for (let i = 0; i < take; i++, row++) {
        batch.slots[row] = sequence.slot;
        batch.positions[row] = sequence.position++;
        batch.tokens[row] = sequence.next[i] as number;
      }
      sequence.next = sequence.next.subarray(take);
      if (sequence.next.length === 0) batch.outputs[row - 1] = 1;
      sequence.inFlight++;
      // Where it goes on is known when they are back: its position stays behind what it was fed for sure.
      for (const [ahead, token] of (draft?.tokens ?? NO_TOKENS).entries()) {
        batch.slots[row] = sequence.slot;
        batch.positions[row] = sequence.position + ahead;
        batch.outputs[row] = 1;
        batch.tokens[row] = token;
        if (drafts) drafts[row] = token;
        row++;
      }
    }
    const opened = new Set(opens.map((open) => open.slot));
    const closes = this.#closes.filter((slot) => !opened.has(slot));
    this.#closes = [];
    const sequence = this.#sequence++;
    const due = rows.filter((one) => one.sequence.next.length === 0);
    this.#inFlight.set(sequence, {parts, opens, due, rows: total, steps, sentAtMs});
    // The position of each is behind its row by now.
    const endsAnyway = due.filter((one) => tokensLeft(one.sequence, this.#options.contextLength + 1) <= steps).map((one) => one.sequence.slot);
    this.#effects.push({type: "run", sequence, batch: {...batch, ...(drafts && {drafts}), endsAnyway, steps, closes, opens, hidden: undefined}});
  }

  #returned(number: number, sampled: readonly Sampled[], nowMs: number): void {
    const batch = this.#inFlight.get(number);
    if (!batch) return; // of an earlier stream
    const {parts, due} = batch;
    const bySlot = sampledBySlot(sampled);
    // The last stage is another peer: its word is checked before it is built upon.
    if (bySlot.size !== due.length || !due.every((one) => isAnswer(one, bySlot.get(one.sequence.slot) ?? [], batch.steps))) {
      this.#effects.push({type: "broken", reason: `batch ${number} came back with tokens of other sequences than it was to sample`});
      return;
    }
    this.#inFlight.delete(number);
    const steps = batch.steps === 1 ? 1 : Math.max(...[...bySlot.values()].map(({length}) => length));
    this.#room.returned(batch.rows, (nowMs - batch.sentAtMs) / steps);
    if (batch.rows === due.length) this.#runs?.returned(batch.rows, steps, nowMs - batch.sentAtMs);
    const generating = this.#generating;
    this.#depths?.returned(due.length, generating, generating < this.#running.size, nowMs);
    for (const {sequence, draft} of due) if (draft) this.#judge(sequence, draft, (bySlot.get(sequence.slot)?.length ?? 1) - 1, nowMs - batch.sentAtMs);
    for (const {sequence} of parts) {
      sequence.inFlight--;
      if (sequence.isCancelled && sequence.inFlight === 0) this.#release(sequence);
      else if (!sequence.isCancelled) this.#goOn(sequence, bySlot.get(sequence.slot) ?? [], nowMs);
    }
  }

  #judge({guesses}: Sequence, draft: Draft, right: number, stepMs: number): void {
    const made = draft.tokens.length;
    guesses.came(draft, made, right, stepMs);
    this.#effects.push({type: "guessed", source: draft.source, made, right});
  }

  /** Each token but the last was guessed, or gone on with, and is in the stages' memory already. */
  #goOn(sequence: Sequence, sampled: readonly Sampled[], nowMs: number): void {
    for (const [index, one] of sampled.entries()) {
      if (index > 0) sequence.position++;
      this.#sampled(sequence, one, nowMs);
    }
    if (sampled.length > 0 && this.#running.get(sequence.request.id) === sequence) this.#guess(sequence, nowMs);
  }

  #sampled(sequence: Sequence, sampled: Sampled, nowMs: number): void {
    const {token, end, refusal, logprob, top, embedding} = sampled;
    const {request} = sequence;
    const {id, tokensMax} = request;
    sequence.firstTokenAtMs ??= nowMs;
    if (refusal !== undefined) {
      this.#refuse(id, "bad_request", refusal);
      return this.#release(sequence);
    }
    if (embedding) {
      this.#effects.push({type: "embedded", id, embedding});
      return this.#release(sequence);
    }
    if (end) return this.#end(sequence, "stop", nowMs);
    this.#effects.push({type: "token", id, index: sequence.answer.length, token, likelihood: {logprob, top}});
    if (sequence.history) sequence.history[request.prompt.length + sequence.answer.length] = token;
    sequence.answer.push(token);
    if ((tokensMax > 0 && sequence.answer.length >= tokensMax) || sequence.position >= this.#options.contextLength) return this.#end(sequence, "length", nowMs);
    sequence.next = Int32Array.of(token);
  }

  #end(sequence: Sequence, reason: "stop" | "length", nowMs: number): void {
    const firstAtMs = sequence.firstTokenAtMs ?? nowMs;
    const {request, waitedMs, startedAtMs} = sequence;
    this.#effects.push({type: "ended", id: request.id, reason, waitedMs, promptMs: firstAtMs - startedAtMs, outputMs: nowMs - firstAtMs});
    this.#release(sequence);
  }

  #release(sequence: Sequence): void {
    this.#running.delete(sequence.request.id);
    this.#held.delete(sequence.request.id);
    if (this.#askedMax > 0 && sequence.history) this.#effects.push({type: "undraft", id: sequence.request.id});
    this.#slots.release(sequence.slot, sequence.kept && fed(sequence));
    if (sequence.kept && !this.#slots.keeps) this.#closes.push(sequence.slot);
  }

  #lost(): void {
    const told = [...[...this.#running.values()].filter((sequence) => !sequence.isCancelled).map((sequence) => sequence.request.id), ...this.#waiting.ids()];
    for (const id of told) this.#effects.push({type: "refused", id, code: "lost", reason: "a stage was lost"});
    this.#slots.clear();
    this.#waiting.clear();
    this.#running.clear();
    this.#inFlight.clear();
    this.#held.clear();
    this.#reserved.clear();
    this.#closes = [];
    this.#wishes = [];
    this.#sequence = 0;
  }
}
