import type {PeerId} from "@ollamesh/ports";
import {type Failure, fail, type Outcome} from "@ollamesh/stdx";
import type {HostedStage} from "./hosted-stage.ts";
import type {Client, OpenMessage} from "./pipeline-head.ts";
import type {StagesShared} from "./stages-shared.ts";

/** Sessions that wait for their model to load; more get `busy`. */
const LOADING_MAX = 2048;

/** Takes in sessions from this and other peers: finds the stage they are for, loads a whole model for them where that is asked. */
export class SessionDesk {
  readonly #shared: StagesShared;
  readonly #hosted: (deployment: string) => HostedStage | undefined;
  /** Opened and still without a loaded stage, as `peer/session`. Absent again: cancelled. */
  readonly #loading = new Set<string>();

  constructor(shared: StagesShared, hosted: (deployment: string) => HostedStage | undefined) {
    this.#shared = shared;
    this.#hosted = hosted;
  }

  /** An open without tokens only loads the model, and ends when it is there. */
  open(client: Client, message: OpenMessage): void {
    if (!isLocal(message.deployment)) return this.#enter(client, message);
    if (this.#loading.size >= LOADING_MAX) return this.#refuse(client, message, fail("busy", `${LOADING_MAX} requests wait for models to load`).error);
    const key = `${client.peer}/${message.session}`;
    if (this.#loading.has(key)) return;
    this.#loading.add(key);
    const {deployment} = message;
    const contextLength = message.contextLength === 0 ? undefined : message.contextLength;
    const done = this.#shared.answered((outcome: Outcome<void>) => {
      if (!this.#loading.delete(key)) return;
      if (outcome.ok) this.#enter(client, message);
      else this.#refuse(client, message, outcome.error);
    });
    if (!this.#shared.deps.deployments.send({type: "ensure_local", deployment, contextLength, done})) done(fail("busy", "too many requests are waiting"));
  }

  cancel(peer: PeerId, session: string): void {
    this.#loading.delete(`${peer}/${session}`);
  }

  cancelAllOf(peer: PeerId): void {
    for (const key of this.#loading) if (key.startsWith(`${peer}/`)) this.#loading.delete(key);
  }

  #enter(client: Client, message: OpenMessage): void {
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
    if (message.tokens.length > 0) return head.open(client, message, ended);
    ended();
    client.reply({type: "ended", session, reason: "stop", promptMs: 0, outputMs: 0});
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
    client.reply({type: "failed", session, code, reason: message});
  }
}

/** Served whole by this peer because somebody asked, without a placement. */
function isLocal(deployment: string): boolean {
  return deployment.endsWith("#local");
}
