import {type Candidate, type Choice, type Ending, ReplicaChooser, type SessionMessage, type Wish} from "@ollamesh/inference";
import type {PeerId} from "@ollamesh/ports";
import type {NodeConfig} from "../config.ts";
import type {Route} from "../deployments/messages.ts";
import type {Member} from "../membership/messages.ts";
import type {RoutingInForce} from "./messages.ts";

/** What is known of members is asked for anew after so long, when somebody wants a route. */
const MEMBERS_FRESH_MS = 250;
/** To a member nothing is known of yet. */
const RTT_UNKNOWN_MS = 50;

export interface RouteDeskDeps {
  readonly self: PeerId;
  readonly config: NodeConfig;
  nowMs(): number;
  /** Answers later, with `know`. */
  askMembers(): void;
}

/** What a peer goes by when it chooses. */
export function routingSettings({routing, predictiveRouting, predictiveLearningRate, routingWeight}: NodeConfig): RoutingInForce {
  return {mode: routing ?? "auto", prediction: {isUsed: predictiveRouting ?? false, rate: predictiveLearningRate ?? 0.01}, weight: routingWeight ?? 1};
}

/** A route and why it was chosen. */
export interface Chosen {
  readonly route: Route;
  readonly choice: Choice;
}

/** Brings together who can answer (the deployments), what the members tell of themselves, and how they fared (`ReplicaChooser`). */
export class RouteDesk {
  readonly #deps: RouteDeskDeps;
  readonly #chooser: ReplicaChooser;
  #members: ReadonlyMap<PeerId, Member> = new Map();
  #askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(deps: RouteDeskDeps) {
    this.#deps = deps;
    const {mode, prediction} = routingSettings(deps.config);
    this.#chooser = new ReplicaChooser(mode, deps.config.sequencesMax, prediction);
  }

  know(members: readonly Member[]): void {
    this.#members = new Map(members.map((member) => [member.id, member]));
  }

  /** Somebody will want a route soon: what is known of the members shall be fresh by then. */
  prepare(): void {
    const nowMs = this.#deps.nowMs();
    if (nowMs - this.#askedAtMs < MEMBERS_FRESH_MS) return;
    this.#askedAtMs = nowMs;
    this.#deps.askMembers();
  }

  /** Undefined: there is no route. */
  choose(routes: readonly Route[], wish: Wish): Chosen | undefined {
    const candidates = routes.map((route) => this.#candidate(route));
    const choice = this.#chooser.choose(candidates, wish, this.#deps.nowMs());
    const route = choice && routes[candidates.indexOf(choice.candidate)];
    return route && {route, choice};
  }

  began({choice}: Chosen, wish: Wish): void {
    this.#chooser.began(choice.candidate, wish.marks, this.#deps.nowMs());
  }

  ended({choice}: Chosen, ending: Ending): void {
    this.#chooser.ended(choice, ending, this.#deps.nowMs());
  }

  /** A whole answer, so long after it was decided. */
  answered({choice}: Chosen, tookMs: number): void {
    this.#chooser.answered(choice, tookMs);
  }

  told(peer: PeerId, load: SessionMessage & {type: "load"}): void {
    this.#chooser.told(peer, load, this.#deps.nowMs());
  }

  #candidate({head, deployment, isLoaded}: Route): Candidate {
    const {self, config} = this.#deps;
    if (head === self) return {peer: head, deployment, isLoaded: isLoaded ?? true, isSuspected: false, rttMs: 0, weight: config.routingWeight ?? 1};
    const member = this.#members.get(head);
    return {
      peer: head,
      deployment,
      isLoaded: isLoaded ?? member?.loaded.includes(deployment) ?? false,
      isSuspected: member?.isSuspected ?? false,
      rttMs: member?.rttMs ?? RTT_UNKNOWN_MS,
      weight: member?.weight ?? 1,
    };
  }
}
