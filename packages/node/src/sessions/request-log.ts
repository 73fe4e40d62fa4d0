import {displayModelName} from "@ollamesh/stdx";
import type {GenerateEvent, GenerateRequest, RequestView, RouteChoice} from "./messages.ts";
import type {Chosen} from "./route-desk.ts";

/** Requests remembered, those that are over first forgotten. */
const REQUESTS_MAX = 1000;
/** Of one request: a request is sent to no more peers than that in any usual trouble. */
const CHOICES_MAX = 16;

/** What is told of a choice. */
export function routeOf({route, choice: {candidate, reason, costMs, predictedMs, busy, warmTokens, of}}: Chosen): RouteChoice {
  return {peer: candidate.peer, reason, costMs, predictedMs, busy, warmTokens, of, contextLength: route.contextLength};
}

/** The latest requests of this peer's clients: where each was sent and why, and what came of it. */
export class RequestLog {
  readonly #requests = new Map<string, RequestView>();

  began({id, name, priority, prompt}: GenerateRequest, wallMs: number): void {
    if (prompt === undefined) return; // only loads a model
    if (this.#requests.size >= REQUESTS_MAX) this.#forgetOne();
    this.#requests.set(id, {id, model: displayModelName(name), priority: priority ?? 5, beganAtMs: wallMs, state: "under_way", choices: [], stats: undefined, failure: undefined});
  }

  routed(id: string, chosen: Chosen): void {
    this.#change(id, (view) => ({...view, choices: [...view.choices, routeOf(chosen)].slice(-CHOICES_MAX)}));
  }

  /** It came whole from where it was sent last. */
  answered(id: string, tookMs: number): void {
    this.#change(id, (view) => ({...view, choices: view.choices.map((choice, index) => (index === view.choices.length - 1 ? {...choice, tookMs} : choice))}));
  }

  ended(id: string, event: Exclude<GenerateEvent, {readonly type: "text"}>): void {
    if (event.type === "failed") return this.#change(id, (view) => ({...view, state: "failed", failure: event.failure}));
    const {tokens: _, ...stats} = event.stats;
    this.#change(id, (view) => ({...view, state: "done", stats}));
  }

  find(id: string): RequestView | undefined {
    return this.#requests.get(id);
  }

  /** The newest first. */
  latest(count: number): readonly RequestView[] {
    return [...this.#requests.values()].slice(-count).toReversed();
  }

  #change(id: string, change: (view: RequestView) => RequestView): void {
    const view = this.#requests.get(id);
    if (view) this.#requests.set(id, change(view));
  }

  #forgetOne(): void {
    for (const [id, {state}] of this.#requests) if (state !== "under_way") return void this.#requests.delete(id);
    this.#requests.delete(this.#requests.keys().next().value as string);
  }
}
