import type {PlacementView} from "@ollamesh/node";
import type {Outcome} from "@ollamesh/stdx";
import {nameOf} from "./name-of.ts";
import type {SimCluster} from "./sim-cluster.ts";

/** In `chaos` and `rivals` a request may fail if it says so; in `liveness` it may not. Only chaos has faults. */
export type Phase = "chaos" | "rivals" | "liveness";

export interface Asked {
  /** What it is cancelled by. */
  readonly id: string;
  readonly node: string;
  readonly model: string;
  readonly phase: Phase;
  readonly startedAtMs: number;
  /** "done", the failure's code and sentence, or undefined while it goes on. */
  outcome: string | undefined;
  /** When it was called off. */
  cancelledAtMs: number | undefined;
}

export interface Answer extends Asked {
  readonly prompt: string;
  readonly tokensMax: number;
  text: string;
}

/** One acknowledged request of so many is followed by a crash in the same millisecond. */
const CRASH_AT_DONE = 12;

const GREEDY = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 1};

/** What users ask of the mesh, and what came of it. */
export class SimClients {
  readonly pulls: Asked[] = [];
  readonly answers: Answer[] = [];
  readonly deploys: Asked[] = [];
  readonly undeploys: Asked[] = [];
  /** What each node says is placed, and which layer ranges it has loaded for that, by node, when last asked. */
  readonly placements = new Map<string, readonly PlacementView[]>();
  readonly loaded = new Map<string, readonly string[]>();
  readonly #cluster: SimCluster;
  #ids = 0;

  constructor(cluster: SimCluster) {
    this.#cluster = cluster;
  }

  /** @param outside also from outside of the mesh */
  pull(node: string, model: string, outside?: {readonly isInsecure: boolean}): void {
    const asked = this.#begin(node, "pull", model);
    this.pulls.push(asked);
    this.#cluster.node(node).service?.models({
      type: "pull",
      id: asked.id,
      name: nameOf(model),
      ...(outside && {outside}),
      observe: (event) => {
        if (event.type === "done") this.#end(asked, "done");
        if (event.type === "failed") this.#end(asked, `${event.failure.code}: ${event.failure.message}`);
      },
    });
  }

  deploy(node: string, model: string, stages: number): void {
    const asked = this.#begin(node, "deploy", model);
    // Of deploys to two peers every other one shares the layers.
    const isShared = stages === 2 && this.deploys.length % 2 === 1;
    this.deploys.push(asked);
    this.#cluster.node(node).service?.deployments({
      type: "deploy",
      name: nameOf(model),
      ...(isShared ? {strategy: "tensor", stages: undefined, ranks: 2} : {strategy: stages === 1 ? "whole" : "pipeline", stages}),
      contextLength: undefined,
      done: (outcome) => this.#end(asked, textOf(outcome)),
    });
  }

  undeploy(node: string, model: string): void {
    const asked = this.#begin(node, "undeploy", model);
    this.undeploys.push(asked);
    this.#cluster.node(node).service?.deployments({type: "undeploy", name: nameOf(model), done: (outcome) => this.#end(asked, textOf(outcome))});
  }

  /** Users who do not wait: of what is under way at this node, half is cancelled. @param prompt only what was asked so */
  cancelSome(node: string, prompt?: string): void {
    const {rng} = this.#cluster;
    const service = this.#cluster.node(node).service;
    const drawn = (asked: Asked): boolean => {
      const isDrawn = this.#cluster.wasUpSince(node, asked.startedAtMs) && asked.node === node && asked.outcome === undefined && rng.chance(1, 2);
      if (isDrawn) asked.cancelledAtMs ??= this.#cluster.nowMs;
      return isDrawn;
    };
    for (const {id} of this.pulls.filter(drawn)) service?.models({type: "cancel_pull", id});
    for (const {id} of this.answers.filter((answer) => (prompt === undefined || answer.prompt === prompt) && drawn(answer))) service?.sessions({type: "cancel", id});
  }

  generate(node: string, model: string, prompt: string, tokensMax: number): void {
    const answer: Answer = {...this.#begin(node, "generate", model), prompt, tokensMax, text: ""};
    this.answers.push(answer);
    const request = {
      id: answer.id,
      name: nameOf(model),
      prompt,
      contextTokens: [],
      addSpecial: false,
      sampler: GREEDY,
      tokensMax,
      stop: [],
      contextLength: undefined,
      keepAliveMs: undefined,
    };
    this.#cluster.node(node).service?.sessions({
      type: "generate",
      request,
      observe: (event) => {
        if (event.type === "text") answer.text += event.text;
        else this.#end(answer, event.type === "done" ? "done" : `${event.failure.code}: ${event.failure.message}`);
      },
    });
  }

  /** What each node knows and runs; the answers are in `placements` and `loaded` once time has passed. */
  askPlacements(node: string): void {
    const service = this.#cluster.node(node).service;
    service?.deployments({
      type: "placements",
      done: (outcome) => {
        if (outcome.ok) this.placements.set(node, outcome.value);
      },
    });
    service?.stages({
      type: "loaded",
      done: (outcome) => {
        const placed = outcome.ok ? outcome.value.filter(({deployment}) => !deployment.endsWith("#local")) : [];
        this.loaded.set(
          node,
          placed.map(({firstLayer, lastLayer}) => `${firstLayer}-${lastLayer}`),
        );
      },
    });
  }

  #begin(node: string, what: string, model: string): Asked {
    const id = `asked-${this.#ids++}`;
    this.#cluster.note(`${id}: ${what} ${model} at ${node}`);
    return {id, node, model, phase: this.#cluster.phase, startedAtMs: this.#cluster.nowMs, outcome: undefined, cancelledAtMs: undefined};
  }

  #end(asked: Asked, outcome: string): void {
    this.#cluster.trace.text(`${asked.id} ${outcome}`);
    this.#cluster.note(`${asked.id}: ${outcome}`);
    if (asked.outcome !== undefined) this.#cluster.report(`${asked.id} at ${asked.node} ended twice: ${asked.outcome}, then ${outcome}`);
    asked.outcome = outcome;
    // What was said to be done must have been durable by then.
    const {phase, rng} = this.#cluster;
    if (outcome === "done" && phase === "chaos" && rng.chance(1, CRASH_AT_DONE)) this.#cluster.later(0, () => this.#cluster.node(asked.node).crash());
  }
}

function textOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : `${outcome.error.code}: ${outcome.error.message}`;
}
