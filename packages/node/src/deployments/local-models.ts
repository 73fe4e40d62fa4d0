import {stageMemoryBytes} from "@ollamesh/placement";
import type {Cancel} from "@ollamesh/ports";
import {type Callback, type Failure, fail, formatBytes, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import type {ModelDetails} from "../models/messages.ts";
import type {StageState} from "../stages/messages.ts";
import {answered, observed, type Shared} from "./actor-context.ts";
import {isDamage, isDoubtful} from "./doubtful.ts";
import {isOfWeights, shapeOf} from "./model-shape.ts";

/** A request that was routed here has this long to begin, however short the keep-alive, milliseconds. */
const BEGIN_WITHIN_MS = 10_000;
/** Requests waiting for models to load; more get `busy`. */
const WAITERS_MAX = 1024;
/** Who has waited so long for others to be done is not passed by any more, milliseconds: until then what is loaded serves those that come, since each change costs a load. */
const PASSED_BY_MS = 2000;
/** So long a model may wait to be loaded because others load or are in use, milliseconds; as Ollama's load timeout. */
const TURN_WITHIN_MS = 300_000;

interface Local {
  readonly deployment: string;
  readonly details: ModelDetails;
  readonly contextLength: number;
  readonly memoryBytes: number;
  phase: "loading" | "ready";
  users: number;
  keepAliveMs: number;
  idleSinceMs: number;
  expiry: Cancel | undefined;
  waiters: Callback<void>[];
}

/** To be loaded once it is its turn. */
interface Wanted {
  readonly deployment: string;
  readonly details: ModelDetails;
  contextLength: number;
  readonly waiters: Callback<void>[];
  readonly timeout: Cancel;
  readonly sinceMs: number;
}

/** `<model key>#local`: a model served whole by this peer because somebody asked, without a placement. */
export function localDeployment(details: ModelDetails): string {
  return `${modelKey(details.manifest.name)}#local`;
}

/**
 * Models loaded whole on demand, with Ollama's keep-alive: kept while used and for a time after, the longest idle given up for room. One is loaded
 * at a time; which are wanted beyond `loadedModelsMax`, or with a larger context while in use, wait until one is idle.
 */
export class LocalModels {
  readonly #shared: Shared;
  readonly #locals = new Map<string, Local>();
  /** In the order in which they were asked for. */
  readonly #wanted = new Map<string, Wanted>();
  /** Memory placed stages take, which no local model may use. */
  readonly #placedBytes: () => number;

  constructor(shared: Shared, placedBytes: () => number) {
    this.#shared = shared;
    this.#placedBytes = placedBytes;
  }

  get memoryBytes(): number {
    return [...this.#locals.values()].reduce((sum, local) => sum + local.memoryBytes, 0);
  }

  names(): readonly string[] {
    return [...this.#locals.values()].filter((local) => local.phase === "ready").map((local) => local.deployment);
  }

  /** Keys of models that are loaded, or being loaded. */
  models(): readonly string[] {
    return [...this.#locals.values()].map(({details}) => modelKey(details.manifest.name));
  }

  contextLength(deployment: string): number | undefined {
    return this.#locals.get(deployment)?.contextLength;
  }

  expiries(): readonly {readonly deployment: string; readonly expiresInMs: number}[] {
    const now = this.#shared.ctx.clock.nowMs();
    return [...this.#locals.values()].map((local) => ({
      deployment: local.deployment,
      expiresInMs: local.users > 0 ? local.keepAliveMs : Math.max(0, local.idleSinceMs + local.keepAliveMs - now),
    }));
  }

  /** Loads it, once it is its turn, unless it is loaded with at least this context. Codes `out_of_memory`, `busy`, `load_timeout`. */
  ensure(details: ModelDetails, contextLength: number, done: Callback<void>): void {
    const deployment = localDeployment(details);
    const local = this.#locals.get(deployment);
    if (local && fits(local, details, contextLength) && !this.#isDue(local)) return this.#await(local, done);
    const waiting = [...this.#wanted.values()].reduce((sum, {waiters}) => sum + waiters.length, 0);
    if (waiting >= WAITERS_MAX) return done(fail("busy", `${WAITERS_MAX} requests already wait for models to load`));
    const wanted = this.#wanted.get(deployment) ?? this.#want(deployment, details, contextLength);
    wanted.contextLength = Math.max(wanted.contextLength, contextLength);
    wanted.waiters.push(done);
    this.#loadNext();
  }

  begin(deployment: string): void {
    const local = this.#locals.get(deployment);
    if (!local) return;
    local.users++;
    local.expiry?.();
    local.expiry = undefined;
  }

  end(deployment: string, keepAliveMs: number): void {
    const local = this.#locals.get(deployment);
    if (!local) return;
    local.users = Math.max(0, local.users - 1);
    local.keepAliveMs = keepAliveMs;
    this.#rest(local, 0);
    if (local.users === 0) this.#loadNext();
  }

  /** Answers false when it is in use, or somebody waits for it to be loaded. */
  unload(deployment: string): boolean {
    const local = this.#locals.get(deployment);
    if (local && (local.users > 0 || local.waiters.length > 0)) return false;
    if (local) this.#unload(local);
    return true;
  }

  #want(deployment: string, details: ModelDetails, contextLength: number): Wanted {
    const expire = (): void => {
      const late = fail("load_timeout", `${deployment} could not be loaded within ${TURN_WITHIN_MS / 60_000} minutes: other models were being loaded or in use`);
      for (const done of this.#take(wanted)) done(late);
    };
    const timeout = this.#shared.ctx.after(TURN_WITHIN_MS, {type: "answered", what: "turn_timeout", run: expire});
    const wanted: Wanted = {deployment, details, contextLength, waiters: [], timeout, sinceMs: this.#shared.ctx.clock.nowMs()};
    this.#wanted.set(deployment, wanted);
    return wanted;
  }

  /** No longer wanted. @returns who waited */
  #take(wanted: Wanted): Callback<void>[] {
    wanted.timeout();
    if (this.#wanted.get(wanted.deployment) === wanted) this.#wanted.delete(wanted.deployment);
    return wanted.waiters;
  }

  /** Begins the next load there is room for, unless one is under way. */
  #loadNext(): void {
    while (![...this.#locals.values()].some(({phase}) => phase === "loading")) {
      const wanted = [...this.#wanted.values()].find((one) => this.#hasTurn(one));
      if (!wanted) return;
      const waiters = this.#take(wanted);
      const lacking = this.#loadWanted(wanted, waiters);
      if (lacking) for (const done of waiters) done({ok: false, error: lacking});
    }
  }

  /** Not while it is in use with a smaller context, nor while as many others as may be loaded are in use. */
  #hasTurn({deployment}: Wanted): boolean {
    if ((this.#locals.get(deployment)?.users ?? 0) > 0) return false;
    const inUse = [...this.#locals.values()].filter(({users}) => users > 0).length;
    return inUse < this.#loadedMax;
  }

  /** Somebody waits for this one to be idle, and has been passed by long enough: who comes now is behind him. */
  #isDue({deployment}: Local): boolean {
    if ([...this.#locals.values()].some(({phase}) => phase === "loading")) return false; // that is what he waits for
    const longestMs = this.#shared.ctx.clock.nowMs() - PASSED_BY_MS;
    return [...this.#wanted.values()].some((one) => one.sinceMs <= longestMs && (one.deployment === deployment || this.#locals.size >= this.#loadedMax));
  }

  get #loadedMax(): number {
    return this.#shared.deps.config.loadedModelsMax ?? Number.POSITIVE_INFINITY;
  }

  #loadWanted({deployment, details, contextLength}: Wanted, waiters: Callback<void>[]): Failure | undefined {
    const old = this.#locals.get(deployment);
    if (old && fits(old, details, contextLength)) {
      for (const done of waiters) this.#await(old, done);
      return undefined;
    }
    if (old) this.#forget(old);
    const {config} = this.#shared.deps;
    const memoryBytes = stageMemoryBytes(shapeOf(details.info, details.adapter?.size), 0, details.info.layers - 1, contextLength * config.sequencesMax);
    const lacking = this.#makeRoom(memoryBytes);
    if (lacking) return lacking;
    this.#load({
      deployment,
      details,
      contextLength,
      memoryBytes,
      phase: "loading",
      users: 0,
      keepAliveMs: config.keepAliveMs,
      idleSinceMs: 0,
      expiry: undefined,
      waiters,
    });
    return undefined;
  }

  /** Only what is what it was when it came. */
  #load(local: Local): void {
    this.#locals.set(local.deployment, local);
    this.#check(local, false, (outcome) => {
      if (outcome.ok) this.#loadChecked(local);
      else this.#failed(local, outcome.error);
    });
  }

  #check(local: Local, isDoubted: boolean, then: (outcome: Outcome<void>) => void): void {
    const {blob, adapter} = local.details;
    const done = answered(this.#shared, "checked", (outcome: Outcome<void>) => {
      if (this.#locals.get(local.deployment) === local) then(outcome);
    });
    const blobs = [{digest: blob}, ...(adapter ? [{digest: adapter.digest}] : [])];
    const sent = this.#shared.deps.models.send({type: "check_files", blobs, isDoubted, progress: () => {}, done});
    if (!sent) done(fail("busy", "too many requests are waiting"));
  }

  /** It computes what is no number, or cannot be read: if its file is not what it was, that is why. */
  doubt(deployment: string): void {
    const local = this.#locals.get(deployment);
    if (local) this.#check(local, true, (outcome) => outcome.ok || !isDamage(outcome.error) || this.#unloadFailed(local, outcome.error));
  }

  #loadChecked(local: Local): void {
    const {deps} = this.#shared;
    const sent = deps.stages.send({
      type: "load",
      assignment: {
        deployment: local.deployment,
        index: 0,
        peers: [deps.world.transport.self],
        firstLayer: 0,
        lastLayer: local.details.info.layers - 1,
        info: local.details.info,
        path: deps.world.blobs.status(local.details.blob)?.path ?? "",
        adapterPath: local.details.adapter && (deps.world.blobs.status(local.details.adapter.digest)?.path ?? ""),
        contextLength: local.contextLength,
        sequencesMax: deps.config.sequencesMax,
      },
      observe: observed(this.#shared, "local", (state: StageState) => {
        if (this.#locals.get(local.deployment) === local) this.#changed(local, state);
      }),
    });
    if (!sent) this.#failed(local, fail("busy", "too many loads are waiting").error);
  }

  #changed(local: Local, state: StageState): void {
    if (state.state === "failed" && isDoubtful(state.failure))
      return this.#check(local, true, (outcome) => this.#failed(local, outcome.ok || !isDamage(outcome.error) ? state.failure : outcome.error));
    if (state.state === "failed") return this.#failed(local, state.failure);
    if (state.state !== "ready") return;
    local.phase = "ready";
    for (const done of local.waiters.splice(0)) done(ok(undefined));
    this.#rest(local, BEGIN_WITHIN_MS);
    this.#shared.ctx.self.send({type: "changed"});
    this.#loadNext();
  }

  #unloadFailed(local: Local, failure: Failure): void {
    this.#shared.deps.stages.send({type: "unload", deployment: local.deployment});
    this.#failed(local, failure);
  }

  #failed(local: Local, failure: Failure): void {
    local.expiry?.();
    this.#locals.delete(local.deployment);
    for (const done of local.waiters.splice(0)) done({ok: false, error: failure});
    this.#shared.ctx.self.send({type: "changed"});
    this.#loadNext();
  }

  #await(local: Local, done: Callback<void>): void {
    if (local.phase === "ready") {
      this.#rest(local, BEGIN_WITHIN_MS); // asked for again: the keep-alive starts anew
      return done(ok(undefined));
    }
    if (local.waiters.length >= WAITERS_MAX) return done(fail("busy", `${WAITERS_MAX} requests already wait for ${local.deployment} to load`));
    local.waiters.push(done);
  }

  /** Starts the keep-alive of a model nobody uses. */
  #rest(local: Local, atLeastMs: number): void {
    local.expiry?.();
    local.expiry = undefined;
    if (local.users > 0 || local.phase !== "ready") return;
    local.idleSinceMs = this.#shared.ctx.clock.nowMs();
    const keepMs = Math.max(local.keepAliveMs, atLeastMs);
    if (keepMs === 0) return this.#unload(local);
    // A timer cannot hold "for ever", nor more than 2^31 ms: such a model stays until room is needed.
    if (keepMs < 2 ** 31) local.expiry = this.#shared.ctx.after(keepMs, {type: "expired", deployment: local.deployment});
  }

  #unload(local: Local): void {
    this.#forget(local);
    this.#loadNext();
  }

  #forget(local: Local): void {
    local.expiry?.();
    this.#locals.delete(local.deployment);
    this.#shared.deps.stages.send({type: "unload", deployment: local.deployment});
    this.#shared.ctx.self.send({type: "changed"});
  }

  /** Gives up idle models, the longest idle first, until there is room; says what is lacking when there is none. */
  #makeRoom(bytes: number): Failure | undefined {
    const {memoryBytesMax} = this.#shared.deps.config;
    const free = () => memoryBytesMax - this.#placedBytes() - this.memoryBytes;
    const idle = [...this.#locals.values()].filter((local) => local.users === 0 && local.phase === "ready").toSorted((a, b) => a.idleSinceMs - b.idleSinceMs);
    const reclaimable = idle.reduce((sum, local) => sum + local.memoryBytes, 0);
    if (free() + reclaimable < bytes) {
      const message = `loading needs ${formatBytes(bytes)} with this context, ${formatBytes(Math.max(0, free() + reclaimable))} is free on this peer: ask for a smaller num_ctx, or deploy the model over several peers`;
      return fail("out_of_memory", message).error;
    }
    for (const local of idle) if (free() < bytes || this.#locals.size >= this.#loadedMax) this.#forget(local);
    return undefined;
  }
}

function fits(local: Local, details: ModelDetails, contextLength: number): boolean {
  return isOfWeights(local.details, details) && local.contextLength >= contextLength;
}
