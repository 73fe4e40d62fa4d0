import {applyLogged, type CatalogState, decodeCommand, decodeState, emptyCatalog, encodeCommand, encodeState, type Once} from "@ollamesh/catalog";
import type {KvWrite} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type Outcome, ok, Prng} from "@ollamesh/stdx";
import {AsyncChanges} from "../../../src/agreement/async-changes.ts";
import type {AsyncCommand} from "../../../src/agreement/async-records.ts";
import type {AsyncChangeView} from "../../../src/agreement/messages.ts";

interface Proposal {
  readonly bytes: Uint8Array;
  readonly answer: (refusal: Failure | undefined) => void;
}

/** One peer that takes such changes, its disk, and a group that loses, delays, repeats and reorders what it is told; the seed decides. */
export class AsyncWorld {
  readonly rng: Prng;
  state: CatalogState = emptyCatalog;
  /** Each time a numbered change had its turn: its id and the code of the refusal. */
  readonly turns: {readonly id: string; readonly code: string}[] = [];
  /** Each time one changed something. */
  readonly effects: string[] = [];
  readonly taken: string[] = [];
  /** By life of the peer. */
  events: AsyncChangeView[] = [];
  changes: AsyncChanges;
  node = 1;
  nowMs = 0;
  #life = 0;
  #disk = new Map<string, Uint8Array>();
  #writes: (() => void)[] = [];
  #proposals: Proposal[] = [];

  constructor(seed: number) {
    this.rng = new Prng(seed);
    this.#join();
    this.changes = this.#start();
  }

  take(command: AsyncCommand): void {
    const life = this.#life;
    this.changes.accept(command, (outcome) => {
      if (outcome.ok && life === this.#life) this.taken.push(outcome.value);
    });
  }

  /** What was not answered may be on disk or not. */
  crash(): void {
    for (const write of this.#writes.splice(0)) if (this.rng.chance(1, 2)) write();
    this.#life++;
    this.#writes = [];
    this.events = [];
    this.changes = this.#start();
  }

  /** The log is lost: it is another member from now on. */
  becomeAnother(): void {
    this.changes.left();
    this.state = applyLogged(this.state, {id: "r", command: {type: "remove_member", node: this.node}}).state;
    this.node++;
    this.#join();
    this.changes.begin(this.node);
  }

  /** Something that is under way comes to an end, or is lost. */
  step(isCalm: boolean): void {
    this.nowMs += 100;
    if (this.#writes.length > 0 && this.rng.chance(1, 2)) this.rng.pick(this.#writes.splice(this.rng.below(this.#writes.length), 1))();
    if (this.#proposals.length > 0 && (isCalm || this.rng.chance(1, 2))) this.#commit(isCalm);
    if (this.rng.chance(1, 20)) this.#restoreFromSnapshot();
    this.changes.pump();
  }

  get isQuiet(): boolean {
    return this.#writes.length + this.#proposals.length === 0 && this.changes.isIdle;
  }

  #commit(isCalm: boolean): void {
    const at = this.rng.below(Math.min(this.#proposals.length, isCalm ? 1 : 4));
    const [proposal] = this.#proposals.splice(at, 1) as [Proposal];
    const fate = isCalm ? 9 : this.rng.below(10);
    if (fate === 0) return proposal.answer(fail("no_quorum", "it was never sent").error);
    const refusal = this.#apply(proposal.bytes);
    // It is in the log, and nobody says so; or it is there twice.
    if (fate === 1) proposal.answer(fail("no_quorum", "the answer was lost").error);
    else proposal.answer(refusal);
    if (fate === 2) this.#proposals.push({...proposal, answer: () => undefined});
  }

  #apply(bytes: Uint8Array): Failure | undefined {
    const logged = decodeCommand(bytes);
    if (!logged?.once) throw new Error("a command that cannot be read");
    const {node, number} = logged.once;
    const before = turnsOf(this.state, node);
    const {settings} = this.state;
    const {state, refusal} = applyLogged(this.state, logged);
    this.state = state;
    const id = `${node.toString(16)}-${number}`;
    if (turnsOf(state, node) > before) this.turns.push({id, code: refusal?.code ?? ""});
    if (state.settings !== settings) this.effects.push(id);
    return refusal;
  }

  #restoreFromSnapshot(): void {
    const restored = decodeState(encodeState(this.state));
    if (!restored.ok) throw new Error(restored.error.message);
    this.state = restored.value;
  }

  #join(): void {
    this.state = applyLogged(this.state, {id: "j", command: {type: "set_member", member: {node: this.node, peer: "p", zone: ""}}}).state;
  }

  #start(): AsyncChanges {
    const life = this.#life;
    const isAlive = (): boolean => life === this.#life;
    const changes = new AsyncChanges({
      kv: {
        get: () => undefined,
        write: (batch, done) => void this.#writes.push(() => this.#write(batch, done)),
        scan: (prefix, limit, done) => done(ok(this.#scan(prefix, limit))),
      },
      nowMs: () => this.nowMs,
      answered:
        <T>(handle: (outcome: Outcome<T>) => void): Callback<T> =>
        (outcome) =>
          isAlive() && handle(outcome),
      propose: (command, once, done) => this.#propose(command, once, (outcome) => isAlive() && done(outcome)),
    });
    changes.begin(this.node);
    changes.watch("test", (view) => isAlive() && this.events.push(view));
    return changes;
  }

  #propose(command: AsyncCommand, once: Once, done: Callback<void>): void {
    if (this.rng.chance(1, 10)) return done(fail("no_quorum", "nobody leads"));
    const answer = (refusal: Failure | undefined): void => done(refusal ? {ok: false, error: refusal} : ok(undefined));
    this.#proposals.push({bytes: encodeCommand({id: "any", command, once}), answer});
  }

  #write(batch: readonly KvWrite[], done: Callback<void>): void {
    for (const one of batch) {
      if (one.kind === "put") this.#disk.set(one.key, one.value);
      else this.#disk.delete(one.key);
    }
    done(ok(undefined));
  }

  #scan(prefix: string, limit: number): {key: string; value: Uint8Array}[] {
    const rows = [...this.#disk].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
    return rows.slice(0, limit).map(([key, value]) => ({key, value}));
  }
}

function turnsOf({writers}: CatalogState, node: number): number {
  const writer = writers.get(node);
  return writer ? writer.floor + writer.outcomes.length : 1;
}
