import {type ModelName, parseModelName} from "@ollamesh/stdx";
import type {SimCluster} from "./sim-cluster.ts";

export type Phase = "chaos" | "liveness";

interface Asked {
  readonly node: string;
  readonly model: string;
  readonly phase: Phase;
  readonly startedAtMs: number;
  /** "done", the failure's code and sentence, or undefined while it goes on. */
  outcome: string | undefined;
}

export interface Answer extends Asked {
  readonly prompt: string;
  readonly tokensMax: number;
  text: string;
}

const GREEDY = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 1};

/** What users ask of the mesh, and what came of it. */
export class SimClients {
  readonly pulls: Asked[] = [];
  readonly answers: Answer[] = [];
  readonly deploys: Asked[] = [];
  /** What each node says is placed, by node, when last asked. */
  readonly placements = new Map<string, string>();
  readonly #cluster: SimCluster;
  #ids = 0;

  constructor(cluster: SimCluster) {
    this.#cluster = cluster;
  }

  pull(node: string, model: string): void {
    const asked = this.#begin(node, model);
    this.pulls.push(asked);
    this.#cluster.node(node).service?.models({
      type: "pull",
      id: `pull-${this.#ids++}`,
      name: nameOf(model),
      observe: (event) => {
        if (event.type === "done") asked.outcome = "done";
        if (event.type === "failed") asked.outcome = `${event.failure.code}: ${event.failure.message}`;
      },
    });
  }

  deploy(node: string, model: string, stages: number): void {
    const asked = this.#begin(node, model);
    this.deploys.push(asked);
    this.#cluster.node(node).service?.deployments({
      type: "deploy",
      name: nameOf(model),
      strategy: stages === 1 ? "whole" : "pipeline",
      stages,
      contextLength: undefined,
      done: (outcome) => {
        asked.outcome = outcome.ok ? "done" : `${outcome.error.code}: ${outcome.error.message}`;
      },
    });
  }

  generate(node: string, model: string, prompt: string, tokensMax: number): void {
    const answer: Answer = {...this.#begin(node, model), prompt, tokensMax, text: ""};
    this.answers.push(answer);
    const request = {
      id: `answer-${this.#ids++}`,
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
        else answer.outcome = event.type === "done" ? "done" : `${event.failure.code}: ${event.failure.message}`;
      },
    });
  }

  askPlacements(node: string): void {
    this.#cluster.node(node).service?.deployments({
      type: "placements",
      done: (outcome) => {
        const text = outcome.ok
          ? outcome.value.map(({model, epoch, stages}) => `${model}#${epoch} ${stages.map(({peer, firstLayer, lastLayer}) => `${peer}:${firstLayer}-${lastLayer}`).join(" ")}`)
          : ["?"];
        this.placements.set(node, text.toSorted().join("; "));
      },
    });
  }

  #begin(node: string, model: string): Asked {
    return {node, model, phase: this.#cluster.phase, startedAtMs: this.#cluster.nowMs, outcome: undefined};
  }
}

function nameOf(text: string): ModelName {
  const name = parseModelName(text);
  if (!name.ok) throw new Error(name.error.message);
  return name.value;
}
