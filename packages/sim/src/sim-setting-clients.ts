import type {CatalogCommand} from "@ollamesh/catalog";
import type {Phase} from "./sim-clients.ts";
import type {SimCluster} from "./sim-cluster.ts";

/** One call of a user who changes or reads a setting of the whole mesh. Stamps rise with every call and answer. */
export interface SettingCall {
  readonly node: string;
  readonly name: string;
  readonly phase: Phase;
  readonly startedAtMs: number;
  readonly calledAt: number;
  /** Undefined: a strong read. */
  readonly write: {readonly value: number; readonly expected: number | null | undefined} | undefined;
  returnedAt: number | undefined;
  /** "done" or the code of the failure. */
  outcome: string | undefined;
  seen: number | null;
}

const NAMES = ["x-one", "x-two"] as const;

/** Users of settings: the smallest thing the whole mesh agrees on, and what its history is judged by. */
export class SimSettingClients {
  readonly calls: SettingCall[] = [];
  readonly #cluster: SimCluster;
  #stamps = 0;

  constructor(cluster: SimCluster) {
    this.#cluster = cluster;
  }

  /** Anything at that node. */
  useSome(node: string): void {
    const {rng} = this.#cluster;
    const name = rng.pick(NAMES);
    if (rng.chance(1, 3)) return this.read(node, name);
    // What a comparison may well find.
    const recent = this.calls.slice(-8).flatMap(({write}) => (write ? [write.value] : []));
    this.write(node, name, rng.chance(1, 2) ? undefined : recent.length > 0 && rng.chance(5, 6) ? rng.pick(recent) : null);
  }

  /** Everything at that node: it must work. */
  useAll(node: string): void {
    for (const name of NAMES) {
      this.write(node, name, undefined);
      this.read(node, name);
    }
  }

  write(node: string, name: string, expected: number | null | undefined): void {
    const value = ++this.#stamps;
    const call = this.#begin(node, name, {value, expected});
    const command: CatalogCommand = {type: "set_setting", name, value, ...(expected !== undefined && {expected})};
    this.#cluster.node(node).service?.agreement({type: "propose", command, done: (outcome) => this.#end(call, outcome.ok ? "done" : outcome.error.code)});
  }

  read(node: string, name: string): void {
    const call = this.#begin(node, name, undefined);
    this.#cluster.node(node).service?.agreement({
      type: "read",
      consistency: "strong",
      done: (outcome) => {
        if (outcome.ok) call.seen = (outcome.value.settings.get(name) as number | undefined) ?? null;
        this.#end(call, outcome.ok ? "done" : outcome.error.code);
      },
    });
  }

  #begin(node: string, name: string, write: SettingCall["write"]): SettingCall {
    const {phase, nowMs} = this.#cluster;
    const call: SettingCall = {node, name, phase, startedAtMs: nowMs, calledAt: ++this.#stamps, write, returnedAt: undefined, outcome: undefined, seen: null};
    this.calls.push(call);
    this.#cluster.note(`${describe(call)}`);
    return call;
  }

  #end(call: SettingCall, outcome: string): void {
    if (call.outcome !== undefined) this.#cluster.report(`${describe(call)} ended twice: ${call.outcome}, then ${outcome}`);
    call.outcome = outcome;
    call.returnedAt = ++this.#stamps;
    this.#cluster.trace.text(`${call.calledAt} ${outcome} ${call.seen}`);
    this.#cluster.note(`${describe(call)}: ${outcome}${call.write ? "" : `, ${call.seen}`}`);
  }
}

export function describe({calledAt, node, name, write}: SettingCall): string {
  const what = write ? `set ${name} to ${write.value}${write.expected === undefined ? "" : ` if it is ${write.expected}`}` : `read ${name}`;
  return `setting-${calledAt}: ${what} at ${node}`;
}
