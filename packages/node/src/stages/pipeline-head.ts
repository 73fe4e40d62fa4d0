import {type Batch, Batcher, type BatcherEffect, type BatcherInput, type Sampled, type SequenceRequest, type SessionMessage} from "@ollamesh/inference";
import {isCausal, type PeerId, type Stage, type StageResult} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import type {SlotAt} from "@ollamesh/wire";
import {batchTokensMax} from "./batch-limits.ts";
import {BatchOrder} from "./batch-order.ts";
import {type DraftAssignment, DraftHost, type DraftState} from "./draft-host.ts";
import {DAMAGED_WEIGHTS, type StageAssignment} from "./messages.ts";
import {ReturnWatch} from "./return-watch.ts";
import {RunWatch} from "./run-watch.ts";
import type {StagesShared} from "./stages-shared.ts";

/** What a batch shall take at most: a quarter of the 200 ms within which nothing is done any more for a client that has gone, for one batch may be under way at each stage. */
const BATCH_MS = 50;

/** Of one batch asked of a draft model where `draftsMax` does not say: more of them hardly ever come true. */
const DRAFT_TOKENS_USUAL = 8;
/** A batch of so many rows is given to the stage when those before it are done: as long as it has not begun it can be withdrawn. Smaller ones are over sooner than the way to the stage and back. */
const HELD_ROWS_MIN = 16;

export type OpenMessage = SessionMessage & {readonly type: "open"};

/** Who asked: another peer, or the sessions of this one. */
export interface Client {
  readonly peer: PeerId;
  reply(message: SessionMessage): void;
}

interface Session {
  readonly client: Client;
  readonly name: string;
  /** Before it came here: for its model to load. */
  readonly waitedMs: number;
  /** Called once, however the session ends. */
  readonly ended: () => void;
}

/** A sequence nothing of which is under way: where it is, and what lies there, one position a token. */
export interface HeldSequence extends SlotAt {
  readonly tokens: Int32Array;
  /** What reading them again takes; undefined: not known. */
  readonly readMs: number | undefined;
}

type Run = BatcherEffect & {readonly type: "run"};

/** The first stage of a deployment: composes the batches of all its sessions, sends them along the stages, and the tokens to who asked. */
export class PipelineHead {
  readonly #shared: StagesShared;
  readonly #assignment: StageAssignment;
  readonly #stage: Stage;
  readonly #batcher: Batcher;
  readonly #sessions = new Map<string, Session>();
  readonly #runs: RunWatch;
  /** Batches of an earlier stream are void: what ran when a stage was lost. */
  #stream: number;
  readonly #watch: ReturnWatch;
  #drafts: DraftHost | undefined;
  #draftState: DraftState | undefined;
  /** Made and not given to the stage yet, in their order: no more than may be in flight. */
  #held: Run[] = [];
  /** Batches the stage has not answered. */
  #atStage = 0;
  /** Of its own stage. */
  readonly order = new BatchOrder();
  /** Waits for nothing of that sequence to be under way. */
  #holds: {readonly id: string; readonly then: (held: HeldSequence | undefined) => void} | undefined;

  constructor(shared: StagesShared, assignment: StageAssignment, stage: Stage) {
    this.#shared = shared;
    this.#assignment = assignment;
    this.#stage = stage;
    this.#runs = new RunWatch((run) => void shared.deps.deployments.send({type: "ran", deployment: assignment.deployment, run}));
    this.#stream = shared.ctx.rng.nextU32();
    this.#watch = new ReturnWatch({
      areUneven: !isCausal(assignment.info),
      nowMs: () => this.#now(),
      after: (ms, run) => shared.ctx.after(ms, {type: "answered", run}),
      late: (ms) => this.lost("stage_lost", `a batch did not come back through the stages within ${Math.round(ms / 1000)} s`),
    });
    this.#batcher = new Batcher({
      sequencesMax: assignment.sequencesMax,
      batchTokensMax: batchTokensMax(assignment),
      wholePrompts: !isCausal(assignment.info),
      contextLength: assignment.contextLength,
      room: shared.room,
      // One stage alone gains nothing by a second batch; several all have work with as many as they are.
      depth: assignment.peers.length === 1 ? 1 : (shared.deps.config.pipelineDepth ?? assignment.peers.length),
      findsDepth: shared.deps.config.pipelineDepth === undefined,
      batchMs: BATCH_MS,
      runMs: assignment.peers.length === 1 ? BATCH_MS : undefined,
      draftsMax: shared.deps.config.draftsMax,
    });
  }

  get active(): number {
    return this.#batcher.active;
  }

  get queued(): number {
    return this.#batcher.queued;
  }

  /** Milliseconds that nothing has come back though something is under way. */
  get silentMs(): number {
    return this.#watch.waitedMs ?? 0;
  }

  open(client: Client, message: OpenMessage, {waitedMs, ended}: Pick<Session, "waitedMs" | "ended">): void {
    const id = sessionId(client.peer, message.session);
    if (this.#sessions.has(id)) return ended(); // repeated: the first one stands
    this.#sessions.set(id, {client, name: message.session, waitedMs, ended});
    this.#runs.opened(id);
    const {tokens: prompt, answered, sampler, tokensMax, priority, embeds} = message;
    const request: SequenceRequest = {id, prompt, answered, sampler, tokensMax, priority, embeds};
    this.#step({type: "requested", request});
    this.#tellLoad(client);
  }

  /** One that waits here gives way to somebody of that priority, and is told so. False: all are of the same or an earlier one. */
  displace(priority: number): boolean {
    const isDone = this.#batcher.displace(priority);
    for (const effect of this.#batcher.takeEffects()) this.#execute(effect);
    return isDone;
  }

  cancel(peer: PeerId, session: string): void {
    this.#cancel(sessionId(peer, session));
  }

  /** Nobody is left to read what these sessions say. */
  cancelAllOf(peer: PeerId): void {
    for (const [id, session] of this.#sessions) if (session.client.peer === peer) this.#cancel(id);
  }

  /** As `cancelAllOf`, and says so: they can be taken up elsewhere, or here. */
  failAllOf(peer: PeerId, reason: string): void {
    for (const [id, {client}] of [...this.#sessions]) {
      if (client.peer !== peer) continue;
      this.#runs.dropped(id);
      this.#finish(id, (session) => ({type: "failed", session, code: "stage_lost", reason}));
      this.#step({type: "cancelled", id});
    }
  }

  /** Sequences that have a slot. */
  get running(): readonly string[] {
    return this.#batcher.running.filter((id) => this.#sessions.has(id));
  }

  /** Calls back once nothing of a sequence is under way any more, and nothing of it will be; with nothing when it is over first. One at a time. */
  hold(id: string, then: (held: HeldSequence | undefined) => void): void {
    this.#holds = {id, then};
    this.#batcher.hold(id);
    this.#tellHeld();
  }

  /** Ends a session that can go on elsewhere. */
  leave(id: string, reason: string): void {
    if (!this.#sessions.has(id)) return;
    this.#runs.dropped(id);
    this.#finish(id, (session) => ({type: "failed", session, code: "unloaded", reason}));
    this.#step({type: "cancelled", id});
  }

  /** A slot that stays free until it is filled. */
  reserve(): SlotAt | undefined {
    const reserved = this.#batcher.reserve();
    return reserved && {...reserved, stream: this.#stream};
  }

  /** @param tokens in that slot at every stage now; undefined: it is not known what lies there. False: the stages began anew meanwhile */
  fill({stream, slot}: SlotAt, tokens: Int32Array | undefined): boolean {
    if (stream !== this.#stream) return false;
    this.#step({type: "filled", slot, tokens});
    return true;
  }

  /** By name; undefined: there is none, or it is not loaded now. */
  get draftModel(): string | undefined {
    return this.#draftState?.state === "ready" ? this.#drafts?.name : undefined;
  }

  get draftMemoryBytes(): number {
    return this.#draftState?.state === "ready" ? this.#draftState.memoryBytes : 0;
  }

  /** Has a model guess ahead, in place of one that did so before. */
  draft(draft: DraftAssignment, observe: (state: DraftState) => void): void {
    this.unload();
    this.#drafts = new DraftHost({
      ...{shared: this.#shared, draft, vocabularySize: this.#assignment.info.vocabularySize},
      drafted: (drafts) => this.#step({type: "drafted", drafts}),
      changed: (state) => {
        this.#draftState = state;
        observe(state);
        this.#step({type: "drafter", draftsMax: state.state === "ready" ? this.#shared.deps.config.draftsMax || DRAFT_TOKENS_USUAL : 0});
      },
    });
  }

  /** With its stage goes what guesses for it. */
  unload(): void {
    this.#drafts?.unload();
    this.#drafts = undefined;
    this.#draftState = undefined;
  }

  /** The engine can go back in a sequence, in every stage of this model. */
  keepPrefixes(): void {
    this.#batcher.keepPrefixes();
  }

  /** From the last stage. */
  sampled(stream: number, sequence: number, sampled: readonly Sampled[]): void {
    if (stream === this.#stream) this.#step({type: "returned", sequence, sampled});
  }

  /** From another stage. */
  stageFailed(stream: number, code: string, reason: string): void {
    if (stream === this.#stream) this.lost(code, reason);
  }

  /** A stage is gone or in an unknown state: every session ends with that reason, the next one begins a new stream. */
  lost(code: string, reason: string): void {
    if (code === DAMAGED_WEIGHTS) this.#doubtAll(reason);
    this.#stream = this.#shared.ctx.rng.nextU32();
    this.#held = [];
    this.#atStage = 0;
    this.#holds = undefined;
    this.#batcher.step({type: "lost"}, this.#now());
    this.#batcher.takeEffects();
    this.#drafts?.clear();
    this.#watch.cleared();
    for (const id of [...this.#sessions.keys()]) {
      // Unloaded because somebody decided so is no failure.
      if (code === "unloaded") this.#runs.dropped(id);
      else this.#runs.failed(id);
      this.#finish(id, (session) => ({type: "failed", session, code, reason}));
    }
  }

  /** Any of the stages may be the one whose file is damaged. */
  #doubtAll(reason: string): void {
    const {deployment, peers} = this.#assignment;
    this.#shared.deps.deployments.send({type: "doubted", deployment});
    for (const peer of peers) if (peer !== this.#shared.self) this.#shared.sendStage(peer, {type: "stage_failed", deployment, stream: this.#stream, code: DAMAGED_WEIGHTS, reason});
  }

  #cancel(id: string): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    this.#sessions.delete(id);
    this.#runs.dropped(id);
    session.ended();
    this.#step({type: "cancelled", id});
  }

  #step(input: BatcherInput): void {
    this.#batcher.step(input, this.#now());
    for (const effect of this.#batcher.takeEffects()) this.#execute(effect);
    this.#watch.looked(this.#batcher.inFlight, input.type === "returned");
    this.#tellHeld();
  }

  #tellHeld(): void {
    const {id, then} = this.#holds ?? {};
    if (id === undefined) return;
    const held = this.#batcher.held(id);
    if (!held && this.#sessions.has(id)) return;
    this.#holds = undefined;
    then?.(held && {...held, stream: this.#stream});
  }

  #execute(effect: BatcherEffect): void {
    switch (effect.type) {
      case "run":
        this.#held.push(effect);
        return this.#beginHeld();
      case "guessed":
        this.#shared.tally.guessed[effect.source].made += effect.made;
        this.#shared.tally.guessed[effect.source].right += effect.right;
        return;
      case "draft":
        return this.#drafts?.wish(effect.round, effect.wishes);
      case "undraft":
        return this.#drafts?.release(effect.id);
      case "token": {
        const session = this.#sessions.get(effect.id);
        this.#runs.token(effect.id);
        session?.client.reply({type: "token", session: session.name, index: effect.index, token: effect.token, ...effect.likelihood});
        return;
      }
      case "ended":
        return this.#ended(effect);
      case "embedded":
        return this.#finish(effect.id, (session) => ({type: "embedded", session, embedding: effect.embedding}));
      case "broken":
        return this.lost("stage_lost", effect.reason);
      case "refused":
        this.#runs.dropped(effect.id);
        if (effect.code === "busy") this.#shared.tally.refused++;
        return this.#finish(effect.id, (session) => ({type: "failed", session, code: effect.code, reason: effect.reason}));
    }
  }

  #ended({id, reason, promptMs, outputMs, ...effect}: BatcherEffect & {type: "ended"}): void {
    const waitedMs = effect.waitedMs + (this.#sessions.get(id)?.waitedMs ?? 0);
    const {tally} = this.#shared;
    tally.ended++;
    tally.waitedMs += waitedMs;
    this.#runs.ended(id, promptMs, outputMs);
    this.#finish(id, (session) => ({type: "ended", session, reason, waitedMs, promptMs, outputMs}));
  }

  #finish(id: string, message: (session: string) => SessionMessage): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    this.#sessions.delete(id);
    this.#tellLoad(session.client);
    session.client.reply(message(session.name));
    session.ended();
  }

  /** Who asks here learns how long the line is: it may ask another next time. */
  #tellLoad(client: Client): void {
    const {deployment, sequencesMax} = this.#assignment;
    client.reply({type: "load", deployment, running: this.active, waiting: this.queued, slots: sequencesMax});
  }

  #beginHeld(): void {
    for (let next = this.#held[0]; next && (this.#atStage === 0 || next.batch.slots.length < HELD_ROWS_MIN); next = this.#held[0]) {
      this.#held.shift();
      this.#run(next);
    }
  }

  #run({sequence, batch: made}: Run): void {
    const stream = this.#stream;
    this.#shared.tally.batches++;
    const isAlone = this.#assignment.peers.length === 1;
    // A stage alone is given batches as they are made.
    const batch = !isAlone && this.#batcher.withdraw(sequence) ? withoutRows(made) : made;
    const stepped = this.#shared.answered((outcome: Outcome<StageResult>) => {
      if (stream !== this.#stream) return;
      // A failed step leaves the KV caches of the stages apart; a runner that died is reported by its observer too.
      if (!outcome.ok) return this.lost(outcome.error.code, outcome.error.message);
      this.#atStage--;
      this.#beginHeld();
      const {hidden, sampled} = outcome.value;
      if (isAlone) return this.#step({type: "returned", sequence, sampled});
      this.#pass(stream, sequence, {...batch, tokens: undefined, hidden});
    });
    this.#atStage++;
    this.order.gave(stream, sequence, batch.opens);
    this.#stage.step(batch, stepped);
  }

  /** To the second stage: without the rows where nobody waits for them any more. */
  #pass(stream: number, sequence: number, batch: Batch): void {
    const {deployment} = this.#assignment;
    const {activations} = this.#shared;
    this.#forward({type: "batch", deployment, stream, sequence, activations, batch: this.#batcher.withdraw(sequence) ? withoutRows(batch) : batch});
  }

  #forward(message: Parameters<StagesShared["sendStage"]>[1]): void {
    const next = this.#assignment.peers[1] as PeerId;
    if (!this.#shared.sendStage(next, message)) this.lost("stage_lost", `peer ${next}, which holds the second stage, cannot be reached`);
  }

  #now(): number {
    return this.#shared.ctx.clock.nowMs();
  }
}

/** What a batch opens and closes. */
function withoutRows({opens, closes}: Batch): Batch {
  return {opens, closes, slots: new Int32Array(0), positions: new Int32Array(0), outputs: new Uint8Array(0), tokens: undefined, hidden: undefined};
}

function sessionId(peer: PeerId, session: string): string {
  return `${peer}/${session}`;
}
