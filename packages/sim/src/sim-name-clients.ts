import {nameOf} from "./name-of.ts";
import type {Phase} from "./sim-clients.ts";
import type {SimCluster} from "./sim-cluster.ts";

/** One call of a user who gives a model another name, or takes a name away. */
export interface NameCall {
  readonly kind: "copy" | "delete";
  readonly node: string;
  readonly name: string;
  readonly phase: Phase;
  readonly startedAtMs: number;
  /** "done" or the code of the failure. */
  outcome: string | undefined;
}

/** Names no placement is of, so that nothing else is lost with them. */
const NAMES = ["alias", "other"] as const;

/** Users of names: what the mesh must agree on, and what every disk must follow. */
export class SimNameClients {
  readonly calls: NameCall[] = [];
  readonly #cluster: SimCluster;

  constructor(cluster: SimCluster) {
    this.#cluster = cluster;
  }

  /** Anything at that node. */
  useSome(node: string): void {
    const {rng, models} = this.#cluster;
    if (rng.chance(2, 3)) this.copy(node, rng.pick(models), rng.pick(NAMES));
    else this.remove(node, rng.pick(NAMES));
  }

  /** One name is given anew and the other taken away, where it is: both must work. */
  useAll(node: string): void {
    const {rng, models} = this.#cluster;
    this.copy(node, rng.pick(models), NAMES[0]);
    this.remove(node, NAMES[1]);
  }

  copy(node: string, model: string, name: string): void {
    const call = this.#begin("copy", node, name);
    this.#cluster.node(node).service?.models({
      type: "copy",
      source: nameOf(model),
      destination: nameOf(name),
      done: (outcome) => this.#end(call, outcome.ok ? "done" : outcome.error.code),
    });
  }

  remove(node: string, name: string): void {
    const call = this.#begin("delete", node, name);
    this.#cluster.node(node).service?.models({type: "delete", name: nameOf(name), done: (outcome) => this.#end(call, outcome.ok ? "done" : outcome.error.code)});
  }

  #begin(kind: NameCall["kind"], node: string, name: string): NameCall {
    const {phase, nowMs} = this.#cluster;
    const call: NameCall = {kind, node, name, phase, startedAtMs: nowMs, outcome: undefined};
    this.calls.push(call);
    this.#cluster.note(`${kind} ${name} at ${node}`);
    return call;
  }

  #end(call: NameCall, outcome: string): void {
    if (call.outcome !== undefined) this.#cluster.report(`the ${call.kind} of ${call.name} at ${call.node} ended twice: ${call.outcome}, then ${outcome}`);
    call.outcome = outcome;
    this.#cluster.trace.text(`${call.kind} ${call.name} ${call.node} ${outcome}`);
    this.#cluster.note(`${call.kind} ${call.name} at ${call.node}: ${outcome}`);
  }
}
