import {cappedTokens, overloadOf} from "@ollamesh/inference";
import type {PeerId} from "@ollamesh/ports";
import {type Failure, fail, type Outcome} from "@ollamesh/stdx";
import type {HostedStage} from "./hosted-stage.ts";
import type {Client, OpenMessage} from "./pipeline-head.ts";
import type {StagesShared} from "./stages-shared.ts";

interface Waiter {
  readonly client: Client;
  readonly message: OpenMessage;
  readonly deployment: string;
  /** It took one of the peer's places to wait in: the slots of the model to come are taken already. */
  readonly hasPlace: boolean;
  readonly sinceMs: number;
}

/** Takes in sessions from this and other peers: finds the stage they are for, loads a whole model for them where that is asked. */
export class SessionDesk {
  readonly #shared: StagesShared;
  readonly #hosted: (deployment: string) => HostedStage | undefined;
  /** Opened and still without a loaded stage, as `peer/session`. Absent again: cancelled. No more than the model will have slots, and what has a place to wait in. */
  readonly #loading = new Map<string, Waiter>();

  constructor(shared: StagesShared, hosted: (deployment: string) => HostedStage | undefined) {
    this.#shared = shared;
    this.#hosted = hosted;
  }

  get waiting(): number {
    return this.#loading.size;
  }

  /** An open without tokens only loads the model, and ends when it is there. */
  open(client: Client, asked: OpenMessage): void {
    this.#shared.deps.guard.send({type: "wake"});
    const {ladder} = this.#shared;
    const overload = ladder && asked.tokens.length > 0 ? overloadOf(ladder, asked.priority) : undefined;
    if (overload) return this.#refuse(client, asked, fail("overloaded", overload.reason).error);
    const message = ladder ? {...asked, tokensMax: cappedTokens(ladder, asked.tokensMax)} : asked;
    if (!isLocal(message.deployment)) return this.#enter(client, message, 0);
    const key = `${client.peer}/${message.session}`;
    if (this.#loading.has(key)) return;
    const {deployment} = message;
    const {deployments} = this.#shared.deps;
    const waiter = this.#admit(client, message);
    if (!waiter) return this.#refuse(client, message, fail("busy", `${this.#shared.room.placesMax} requests are waiting`).error);
    this.#loading.set(key, waiter);
    const contextLength = message.contextLength === 0 ? undefined : message.contextLength;
    const done = this.#shared.answered((outcome: Outcome<void>) => {
      if (this.#loading.get(key) !== waiter) return;
      this.#forget(key);
      if (outcome.ok) this.#enter(client, message, this.#now() - waiter.sinceMs);
      else this.#refuse(client, message, outcome.error);
    });
    if (!deployments.send({type: "ensure_local", deployment, contextLength, done})) done(fail("busy", "too many requests are waiting"));
  }

  cancel(peer: PeerId, session: string): void {
    this.#forget(`${peer}/${session}`);
  }

  cancelAllOf(peer: PeerId): void {
    for (const key of [...this.#loading.keys()]) if (key.startsWith(`${peer}/`)) this.#forget(key);
  }

  /** As `cancelAllOf`, and says so. */
  refuseAllOf(peer: PeerId, reason: string): void {
    for (const [key, {client, message}] of [...this.#loading]) {
      if (client.peer !== peer) continue;
      this.#forget(key);
      this.#refuse(client, message, fail("stage_lost", reason).error);
    }
  }

  /** As many as will get a slot at once wait for that alone, the others take a place: what was admitted here is not refused when the model is there. */
  #admit(client: Client, message: OpenMessage): Waiter | undefined {
    const {config} = this.#shared.deps;
    const {deployment} = message;
    const ahead = [...this.#loading.values()].filter((one) => one.deployment === deployment && !one.hasPlace).length;
    const hasPlace = ahead + (this.#hosted(deployment)?.head?.active ?? 0) >= config.sequencesMax;
    if (hasPlace && !this.#enterRoom(deployment, message.priority)) return undefined;
    return {client, message, deployment, hasPlace, sinceMs: this.#now()};
  }

  /** Where it is full somebody of a later priority gives way: the newest of those whose model is not there yet, else one in the line of this model. */
  #enterRoom(deployment: string, priority: number): boolean {
    const {room} = this.#shared;
    if (room.enter()) return true;
    const later = [...this.#loading].filter(([, {hasPlace, message}]) => hasPlace && message.priority > priority);
    const last = Math.max(...later.map(([, {message}]) => message.priority));
    const displaced = later.findLast(([, {message}]) => message.priority === last);
    if (displaced) {
      const [key, {client, message}] = displaced;
      this.#forget(key);
      this.#refuse(client, message, fail("busy", room.displacedReason).error);
    } else if (!this.#hosted(deployment)?.head?.displace(priority)) return false;
    return room.enter();
  }

  #forget(key: string): void {
    const waiter = this.#loading.get(key);
    this.#loading.delete(key);
    if (waiter?.hasPlace) this.#shared.room.leave();
  }

  #enter(client: Client, message: OpenMessage, waitedMs: number): void {
    const {deployment, session} = message;
    const hosted = this.#hosted(deployment);
    const head = hosted?.head;
    if (!hosted?.isReady || !head) {
      const reason = `peer ${this.#shared.self} does not serve the first stage of ${deployment}: the placement has just changed, ask again`;
      return this.#refuse(client, message, fail("not_serving", reason).error);
    }
    const {vocabularySize} = hosted.assignment.info;
    // The asking peer made them; the engine would fail the batch, and with it everybody else's sequences.
    if (message.tokens.some((token) => token < 0 || token >= vocabularySize))
      return this.#refuse(client, message, fail("bad_request", `a token beyond the vocabulary of ${vocabularySize}`).error);
    const ended = this.#keepLoaded(message);
    if (message.tokens.length > 0) return head.open(client, message, {waitedMs, ended});
    ended();
    client.reply({type: "ended", session, reason: "stop", waitedMs, promptMs: 0, outputMs: 0});
  }

  /** A model loaded for its requests stays while one runs, and for its keep-alive after. */
  #keepLoaded({deployment, keepAliveMs}: OpenMessage): () => void {
    if (!isLocal(deployment)) return () => {};
    const {deployments} = this.#shared.deps;
    const touch = (phase: "begin" | "end"): void => {
      deployments.send({type: "touch", deployment, phase, keepAliveMs: keepAliveMs < 0 ? Number.POSITIVE_INFINITY : keepAliveMs});
    };
    touch("begin");
    return () => touch("end");
  }

  #refuse(client: Client, {session}: OpenMessage, {code, message}: Failure): void {
    if (code === "busy" || code === "overloaded") this.#shared.tally.refused++;
    client.reply({type: "failed", session, code, reason: message});
  }

  #now(): number {
    return this.#shared.ctx.clock.nowMs();
  }
}

/** Served whole by this peer because somebody asked, without a placement. */
function isLocal(deployment: string): boolean {
  return deployment.endsWith("#local");
}
