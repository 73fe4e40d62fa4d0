import {stageMemoryBytes} from "@ollamesh/placement";
import type {Cancel} from "@ollamesh/ports";
import {type Callback, type Failure, fail, formatBytes, modelKey, ok} from "@ollamesh/stdx";
import type {ModelDetails} from "../models/messages.ts";
import type {StageState} from "../stages/messages.ts";
import {observed, type Shared} from "./actor-context.ts";
import {shapeOf} from "./model-shape.ts";

/** A request that was routed here has this long to begin, however short the keep-alive, milliseconds. */
const BEGIN_WITHIN_MS = 10_000;
/** Requests waiting for one model to load; more get `busy`. */
const WAITERS_MAX = 1024;

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

/** `<model key>#local`: a model served whole by this peer because somebody asked, without a placement. */
export function localDeployment(details: ModelDetails): string {
  return `${modelKey(details.manifest.name)}#local`;
}

/** Models loaded whole on demand, with Ollama's keep-alive: kept while used and for a time after, the longest idle given up for room. */
export class LocalModels {
  readonly #shared: Shared;
  readonly #locals = new Map<string, Local>();
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

  /** Loads it unless it is loaded with at least this context. A larger context reloads an idle model; codes `out_of_memory`, `busy`. */
  ensure(details: ModelDetails, contextLength: number, done: Callback<void>): void {
    const deployment = localDeployment(details);
    const local = this.#locals.get(deployment);
    if (local && local.details.blob === details.blob && local.contextLength >= contextLength) return this.#await(local, done);
    if (local && (local.users > 0 || local.phase === "loading")) {
      return done(fail("busy", `${deployment} is in use with a context of ${local.contextLength}; try again when it is idle`));
    }
    if (local) this.#unload(local);
    const memoryBytes = stageMemoryBytes(shapeOf(details.info), 0, details.info.layers - 1, contextLength * this.#shared.deps.config.sequencesMax);
    const lacking = this.#makeRoom(memoryBytes);
    if (lacking) return done({ok: false, error: lacking});
    this.#load({
      deployment,
      details,
      contextLength,
      memoryBytes,
      phase: "loading",
      users: 0,
      keepAliveMs: this.#shared.deps.config.keepAliveMs,
      idleSinceMs: 0,
      expiry: undefined,
      waiters: [done],
    });
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
  }

  /** Answers false when it is in use. */
  unload(deployment: string): boolean {
    const local = this.#locals.get(deployment);
    if (local && local.users > 0) return false;
    if (local) this.#unload(local);
    return true;
  }

  #load(local: Local): void {
    const {deps} = this.#shared;
    this.#locals.set(local.deployment, local);
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
    if (state.state === "failed") return this.#failed(local, state.failure);
    if (state.state !== "ready") return;
    local.phase = "ready";
    for (const done of local.waiters.splice(0)) done(ok(undefined));
    this.#rest(local, BEGIN_WITHIN_MS);
    this.#shared.ctx.self.send({type: "changed"});
  }

  #failed(local: Local, failure: Failure): void {
    local.expiry?.();
    this.#locals.delete(local.deployment);
    for (const done of local.waiters.splice(0)) done({ok: false, error: failure});
    this.#shared.ctx.self.send({type: "changed"});
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
    for (const local of idle) if (free() < bytes) this.#unload(local);
    return undefined;
  }
}
