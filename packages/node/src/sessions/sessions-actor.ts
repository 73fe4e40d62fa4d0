import type {ActorContext, ActorRef, ActorSpec} from "@ollamesh/actor";
import {type CachedAnswer, ResponseCache, routedRequest, type SessionMessage} from "@ollamesh/inference";
import type {PeerId, SamplerOptions} from "@ollamesh/ports";
import {type Callback, displayModelName, fail, type Outcome, ok} from "@ollamesh/stdx";
import {sessionCodec} from "@ollamesh/wire";
import type {NodeConfig} from "../config.ts";
import type {DeploymentsRequest, Route} from "../deployments/messages.ts";
import type {GuardRequest} from "../guard/guard-actor.ts";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import {sessionProtocol, tokensProtocol} from "../link/session-protocols.ts";
import type {Member, MembershipEvent, MembershipRequest, SuspicionEvent} from "../membership/messages.ts";
import type {ModelsRequest} from "../models/messages.ts";
import type {ResumptionRequest} from "../resumption/messages.ts";
import type {StagesRequest} from "../stages/messages.ts";
import type {World} from "../world.ts";
import {Checkpoints} from "./checkpoints.ts";
import {Gate} from "./gate.ts";
import type {GenerateEvent, GenerateRequest, GenerateStats, RequestView, SessionsRequest} from "./messages.ts";
import {RequestLog, routeOf} from "./request-log.ts";
import {type Chosen, RouteDesk, routingSettings} from "./route-desk.ts";
import {RouteHistory} from "./route-history.ts";
import {Session, type SessionOptions} from "./session.ts";

export interface SessionsDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly membership: ActorRef<MembershipRequest>;
  readonly models: ActorRef<ModelsRequest>;
  readonly deployments: ActorRef<DeploymentsRequest>;
  readonly stages: ActorRef<StagesRequest>;
  readonly resumption: ActorRef<ResumptionRequest>;
  readonly guard: ActorRef<GuardRequest>;
}

export type SessionsMsg =
  | SessionsRequest
  | {readonly type: "answered"; readonly run: () => void}
  | {readonly type: "link"; readonly event: LinkEvent<SessionMessage>}
  | {readonly type: "member"; readonly event: MembershipEvent}
  | {readonly type: "suspicion"; readonly event: SuspicionEvent};

type Asked = Omit<SessionsRequest & {readonly type: "generate"}, "type">;
type RoutingHooks = "choose" | "chosen" | "ended" | "spared" | "cache";

/** What a model answered so long ago is not told again without asking it. */
const CACHED_MS_MAX = 60 * 60_000;

/** The clients' side of every answer: from prompt text to a stage somewhere, and from its tokens back to text. */
export function createSessionsActor(deps: SessionsDeps): ActorSpec<SessionsMsg> {
  return {
    name: "sessions",
    mailbox: {capacity: 16_384, onFull: "reject"},
    supervision: {onFault: "escalate"},
    start: (ctx) => {
      const sessions = new Sessions(deps, ctx);
      return (message) => sessions.receive(message);
    },
  };
}

class Sessions {
  readonly #deps: SessionsDeps;
  readonly #ctx: ActorContext<SessionsMsg>;
  readonly #links: PeerLinks<SessionMessage>;
  readonly #sessions = new Map<string, Session>();
  readonly #gate: Gate;
  readonly #desk: RouteDesk;
  readonly #cache: ResponseCache | undefined;
  readonly #log = new RequestLog();
  readonly #history: RouteHistory;
  readonly #observers: ((predictedMs: number, tookMs: number) => void)[] = [];

  constructor(deps: SessionsDeps, ctx: ActorContext<SessionsMsg>) {
    this.#deps = deps;
    this.#ctx = ctx;
    this.#gate = new Gate(deps.config);
    this.#history = new RouteHistory(ctx, deps.world.kv);
    this.#cache = deps.config.responseCacheBytes === undefined ? undefined : new ResponseCache(deps.config.responseCacheBytes, CACHED_MS_MAX);
    this.#desk = new RouteDesk({self: deps.world.transport.self, config: deps.config, nowMs: () => ctx.clock.nowMs(), askMembers: () => this.#askMembers()});
    this.#links = new PeerLinks<SessionMessage>({
      transport: deps.world.transport,
      protocol: tokensProtocol,
      sendProtocol: sessionProtocol,
      codec: sessionCodec,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "link", event}),
    });
    ctx.onStop(() => this.#links.close());
    ctx.onStop(() => {
      for (const session of [...this.#sessions.values()]) session.stopping();
    });
    deps.membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
    deps.guard.send({type: "subscribe", observe: (ladder) => void ctx.self.send({type: "answered", run: () => Object.assign(this.#gate, {ladder})})});
    deps.membership.send({type: "subscribe_suspicions", observe: (event) => void ctx.self.send({type: "suspicion", event})});
  }

  receive(message: SessionsMsg): void {
    switch (message.type) {
      case "generate":
        return this.#generate(message);
      case "warm":
        return this.#warm(message);
      case "cancel":
        return this.#sessions.get(message.id)?.cancel();
      case "kept":
        return this.#ask("resumption", {type: "find", id: message.id, done: message.done}, message.done);
      case "request":
        return message.done(found(this.#log.find(message.id), message.id));
      case "requests":
        return message.done(ok(this.#log.latest(message.count)));
      case "routed":
        return this.#history.latest(message.count, (requests) => message.done(ok({settings: routingSettings(this.#deps.config), requests})));
      case "observe_predictions":
        return void this.#observers.push(message.observe);
      case "totals":
        return message.done(ok(this.#gate.totals()));
      case "answered":
        return message.run();
      case "link":
        if (message.event.type === "message") this.#heard(message.event.peer, message.event.message);
        if (message.event.type === "broken" || message.event.type === "unheard") this.#headGone(message.event.peer, message.event.failure.message);
        return;
      case "suspicion":
        if (message.event.type === "suspected") this.#headSilent(message.event.peer);
        return;
      case "member":
        if (message.event.type === "peer_down") this.#headGone(message.event.peer, "it left the mesh");
        return;
    }
  }

  #generate({request: asked, observe, routed}: Asked): void {
    const request = {...asked, sampler: drawable(asked.sampler, () => this.#ctx.rng.nextU32())};
    if (this.#sessions.has(request.id)) return observe({type: "failed", failure: fail("bad_request", "a request of this id is running").error});
    this.#deps.guard.send({type: "wake"});
    const refusal = this.#gate.enter(request, this.#ctx.clock.nowMs());
    if (refusal) return observe({type: "failed", ...refusal});
    this.#log.began(request, this.#ctx.clock.wallMs());
    let last: Chosen | undefined;
    const emit = (event: GenerateEvent): void => {
      if (event.type !== "text" && this.#sessions.delete(request.id)) {
        this.#gate.left(event.type === "done" ? "done" : event.failure.code, session.takenUp);
        if (event.type === "done" && last) this.#cameWhole(request, last, event.stats);
        this.#log.ended(request.id, event);
      }
      observe(event);
    };
    const chosen = (to: Chosen): void => {
      last = to;
      routed?.(routeOf(to));
    };
    const session: Session = new Session({...this.#around(request), ...this.#routing(request, chosen, () => routed?.("cache")), emit});
    this.#sessions.set(request.id, session);
    session.begin();
  }

  /** What one peer answered from begin to end teaches what to expect of the next. */
  #cameWhole({id, name, prompt, begun, embedding, tokensMax}: GenerateRequest, chosen: Chosen, stats: GenerateStats): void {
    if (prompt === undefined || begun || embedding || stats.takenUp > 0) return;
    const {choice} = chosen;
    const {promptTokens, outputTokens, promptMs, outputMs} = stats;
    const totalMs = this.#ctx.clock.nowMs() - choice.atMs;
    const waitMs = Math.max(0, stats.loadMs - (stats.totalMs - totalMs));
    this.#desk.answered(chosen, totalMs);
    this.#log.answered(id, totalMs);
    const atMs = this.#ctx.clock.wallMs() - totalMs;
    this.#history.add(routedRequest(choice, {atMs, model: displayModelName(name), promptTokens, outputTokens, tokensMax, waitMs, promptMs, outputMs, totalMs}));
    for (const observe of this.#observers) observe(choice.predictedMs, totalMs);
  }

  /** What a session asks of the rest of this peer. */
  #around(request: GenerateRequest): Omit<SessionOptions, "emit" | RoutingHooks> {
    const {name, contextLength} = request;
    return {
      request,
      keepAliveMs: wireKeepAlive(request.keepAliveMs ?? this.#deps.config.keepAliveMs),
      nowMs: () => this.#ctx.clock.nowMs(),
      later: (ms, run) => void this.#ctx.after(ms, {type: "answered", run}),
      route: (avoid, done) => {
        this.#desk.prepare();
        this.#ask("deployments", {type: "route", name, contextLength, avoid, done: this.#answered(done)}, done);
      },
      vocabulary: (details, done) => this.#ask("models", {type: "vocabulary", details, done: this.#answered(done)}, done),
      tokenize: (vocabulary, done) => vocabulary.tokenize(request.prompt ?? "", {addSpecial: request.addSpecial, parseSpecial: true}, this.#answered(done)),
      checkpoints: new Checkpoints(request.id, (message) => void this.#deps.resumption.send(message)),
      send: (head, message) => this.#send(head, message),
    };
  }

  /** Who answers it, and that being told. */
  #routing({id, prompt, keepAliveMs}: GenerateRequest, isChosen: (chosen: Chosen) => void, isKnown: () => void): Pick<SessionOptions, RoutingHooks> {
    const nowMs = (): number => this.#ctx.clock.nowMs();
    const cache = this.#cache;
    const known = (key: string): CachedAnswer | undefined => {
      const answer = cache?.get(key, nowMs());
      if (answer) isKnown();
      return answer;
    };
    return {
      // Who only loads a model means this peer, if it can.
      choose: (routes, wish) => this.#desk.choose(prompt === undefined ? hereFirst(routes, this.#deps.world.transport.self) : routes, wish),
      chosen: (chosen, wish) => {
        this.#desk.began(chosen, wish);
        this.#log.routed(id, chosen);
        isChosen(chosen);
      },
      ended: (chosen, ending) => this.#desk.ended(chosen, ending),
      spared: (routes) => this.#keepAlive(routes, keepAliveMs ?? this.#deps.config.keepAliveMs),
      cache: cache && {get: known, put: (key, answer) => cache.put(key, answer, nowMs())},
    };
  }

  /** What is loaded here for its requests stays so long from now; what is not loaded is not known there, and stays away. */
  #keepAlive(routes: readonly Route[], keepAliveMs: number): void {
    const {deployments, world} = this.#deps;
    for (const {deployment, ephemeral, head} of routes) {
      if (!ephemeral || head !== world.transport.self) continue;
      for (const phase of ["begin", "end"] as const) deployments.send({type: "touch", deployment, phase, keepAliveMs});
    }
  }

  /** A request without a prompt: its model is loaded, and its keep-alive begins. */
  #warm({name, contextLength, keepAliveMs, done}: SessionsRequest & {type: "warm"}): void {
    const id = `warm-${this.#ctx.rng.nextU32()}-${this.#ctx.rng.nextU32()}`;
    const request: GenerateRequest = {
      id,
      name,
      prompt: undefined,
      contextTokens: [],
      addSpecial: false,
      sampler: GREEDY,
      tokensMax: undefined,
      stop: [],
      contextLength,
      keepAliveMs,
    };
    const observe = (event: GenerateEvent): void => {
      if (event.type === "done") done(ok(undefined));
      if (event.type === "failed") done({ok: false, error: event.failure});
    };
    this.#generate({request, observe});
  }

  #heard(peer: PeerId, message: SessionMessage): void {
    if (message.type === "load") return this.#desk.told(peer, message);
    const session = this.#sessions.get(message.session.slice(0, message.session.lastIndexOf("~")));
    if (session?.head === peer && session.wireId === message.session) session.heard(message);
  }

  #headGone(peer: PeerId, reason: string): void {
    for (const session of [...this.#sessions.values()]) {
      if (session.head === peer) session.headGone(`peer ${peer}, which held the first stage, is gone (${reason}): ask again, or deploy the model again`);
    }
  }

  #headSilent(peer: PeerId): void {
    this.#askMembers(); // no new work to it
    for (const session of [...this.#sessions.values()]) if (session.head === peer) session.headSilent(`peer ${peer}, which was answering, does not answer any more`);
  }

  /** False: that peer cannot be reached. */
  #send(head: PeerId, message: SessionMessage): boolean {
    const {world, stages} = this.#deps;
    if (head !== world.transport.self) return this.#links.send(head, message) !== "refused";
    const reply = (answer: SessionMessage): void => void this.#ctx.self.send({type: "answered", run: () => this.#heard(head, answer)});
    return stages.send({type: "session", message, reply});
  }

  #ask<A extends "deployments" | "models" | "resumption", T>(actor: A, request: Parameters<SessionsDeps[A]["send"]>[0], done: Callback<T>): void {
    const target: {send(request: unknown): boolean} = this.#deps[actor];
    if (!target.send(request)) done(fail("busy", "too many requests are waiting on this peer"));
  }

  #askMembers(): void {
    const done = this.#answered((outcome: Outcome<readonly Member[]>) => {
      if (outcome.ok) this.#desk.know(outcome.value);
    });
    this.#deps.membership.send({type: "members", done}); // when its mailbox is full, the next request asks again
  }

  #answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T> {
    return this.#ctx.reply<T>((outcome) => ({type: "answered", run: () => handle(outcome)}));
  }
}

const GREEDY = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: undefined};

/** With a seed, so that whoever takes the answer up draws what would have been drawn. */
function drawable(sampler: SamplerOptions, nextU32: () => number): SamplerOptions {
  return sampler.temperature > 0 && sampler.seed === undefined ? {...sampler, seed: nextU32()} : sampler;
}

function found(view: RequestView | undefined, id: string): Outcome<RequestView> {
  return view ? ok(view) : fail("not_found", `no request ${JSON.stringify(id.slice(0, 100))} is remembered here: ask the peer that took it, soon after`);
}

function hereFirst(routes: readonly Route[], self: PeerId): readonly Route[] {
  const here = routes.filter(({head}) => head === self);
  return here.length > 0 ? here : routes;
}

/** The wire says -1 for "for ever". */
function wireKeepAlive(ms: number): number {
  return Number.isFinite(ms) ? Math.max(0, ms) : -1;
}
