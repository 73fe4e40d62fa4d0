import {drawCatalogueWish} from "./catalogue/draw-command.ts";
import type {ConsensusSim} from "./consensus-sim.ts";
import type {SimReplica} from "./sim-replica.ts";
import {type CallKind, type Request, readKinds, requestKey, type Seen, type Wish, type WriteResult} from "./workload.ts";

/** One call of one client, as the client saw it. Times are stamps that rise with every event of any client. */
export interface ClientCall extends Request {
  readonly calledAt: number;
  readonly calledAtMs: number;
  /** The highest index that was committed by anybody when it began. */
  readonly committedAtCall: number;
  returnedAt: number | undefined;
  /** `unknown`: it was given up; it may take effect at any time, or never. */
  outcome: "ok" | "unknown" | undefined;
  /** Of a write: where in the log it was answered from. Of a read: what was applied where it was served. */
  index: number;
  result: WriteResult;
  /** Of a read. */
  seen: Seen;
}

/** Users of the group: each has one call under way, tries it again where it times out, and gives it up in the end. */
export class ConsensusClients {
  readonly #sim: ConsensusSim;
  readonly calls: ClientCall[] = [];
  readonly #waiting = new Map<ClientCall, () => void>();
  isStopped = false;

  constructor(sim: ConsensusSim) {
    this.#sim = sim;
    for (let client = 1; client <= sim.options.clients.count; client++) this.#think(client, 1);
  }

  #think(client: number, sequence: number): void {
    const {rng, options} = this.#sim;
    this.#sim.after(1 + rng.below(options.clients.thinkMsMax), () => {
      if (!this.isStopped) this.#call(client, sequence);
    });
  }

  #call(client: number, sequence: number): void {
    const {options} = this.#sim;
    const wish = options.workload === "map" ? this.#mapWish() : drawCatalogueWish(this.#sim);
    this.#attempt(this.want(client, sequence, wish), options.clients.triesMax, () => this.#think(client, sequence + 1));
  }

  #mapWish(): Wish {
    const {rng, options} = this.#sim;
    const isText = rng.chance(1, 3);
    const isRead = rng.below(100) < options.clients.readPercent;
    const kind = isRead ? (isText ? "read_text" : "read_register") : isText ? "append" : rng.chance(1, 3) ? "cas" : "put";
    const key = rng.below(options.clients.keys);
    return {kind, key, expected: this.#recentValue(key), command: undefined};
  }

  /** What a cas may well find: an earlier one would never match. */
  #recentValue(key: number): number {
    const recent = this.calls.slice(-8).filter((call) => call.key === key && (call.kind === "put" || call.kind === "cas"));
    return recent.length === 0 ? 0 : this.#sim.rng.pick(recent).value;
  }

  begin(client: number, sequence: number, kind: CallKind, key: number): ClientCall {
    return this.want(client, sequence, {kind, key, expected: 0, command: undefined});
  }

  want(client: number, sequence: number, wish: Wish): ClientCall {
    const calledAt = this.#sim.unique();
    const committedAtCall = this.#sim.watch.committedMax;
    const call: ClientCall = {
      ...{...wish, client, sequence, value: calledAt, calledAt, calledAtMs: this.#sim.nowMs, committedAtCall},
      ...{returnedAt: undefined, outcome: undefined, index: 0, result: false, seen: null},
    };
    this.calls.push(call);
    return call;
  }

  #attempt(call: ClientCall, triesLeft: number, then: () => void): void {
    this.ask(this.#somebody(), call);
    let isOver = false;
    const finish = (): void => {
      if (isOver) return;
      isOver = true;
      this.#waiting.delete(call);
      if (call.outcome === undefined && triesLeft > 1) return this.#attempt(call, triesLeft - 1, then);
      call.outcome ??= "unknown";
      then();
    };
    this.#waiting.set(call, finish);
    this.#sim.after(this.#sim.options.clients.timeoutMs, finish);
  }

  /** Mostly the leader, as clients learn it; sometimes just anybody. */
  #somebody(): SimReplica | undefined {
    const {rng, leader, running} = this.#sim;
    if (leader && rng.chance(1, 2)) return leader;
    return running.length === 0 ? undefined : rng.pick(running);
  }

  /** Sends the call to one node; its answer, if it comes, is the call's outcome. */
  ask(replica: SimReplica | undefined, call: ClientCall): void {
    this.#sim.after(1 + this.#sim.rng.below(3), () => {
      if (readKinds.has(call.kind)) this.#read(replica, call);
      else this.#write(replica, call);
    });
  }

  #write(replica: SimReplica | undefined, call: ClientCall): void {
    replica?.write(requestKey(call), this.#sim.workload.encode(call), (answer) => {
      if (answer.type === "dropped" || call.outcome !== undefined) return;
      call.result = answer.result;
      this.#end(call, answer.index);
    });
  }

  #read(replica: SimReplica | undefined, call: ClientCall): void {
    replica?.read(this.#sim.unique(), (index) => {
      if (call.outcome !== undefined) return;
      call.seen = replica.machine.see(call);
      this.#end(call, index);
    });
  }

  #end(call: ClientCall, index: number): void {
    call.index = index;
    call.outcome = "ok";
    call.returnedAt = this.#sim.unique();
    this.#sim.happened("answer", call.client, index);
    this.#sim.watch.answered(call);
    this.#waiting.get(call)?.();
  }
}
