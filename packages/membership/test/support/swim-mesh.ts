import {Prng} from "@ollamesh/stdx";
import {Roster, type Rumour, Swim, type SwimEffect, type SwimMessage, type SwimSettings} from "../../src/index.ts";
import {EventWheel} from "./event-wheel.ts";

export interface SwimMeshOptions {
  readonly nodes: number;
  readonly seed: number;
  /** Of 100 messages, how many are lost. */
  readonly lossPercent?: number;
  readonly delayMsMin?: number;
  readonly delayMsMax?: number;
  readonly settings?: SwimSettings;
}

/** What became of one crash; times in milliseconds from the crash. */
export interface CrashReport {
  readonly peer: number;
  readonly atMs: number;
  suspectedMs: number | undefined;
  confirmedMs: number | undefined;
  /** From the first confirmation on: when each node had heard of the death or found it itself. */
  readonly informedMs: number[];
  readonly allConfirmedMs: number[];
  readonly observers: number[];
  readonly knows: Uint8Array;
}

type Delivery = {readonly from: number; readonly to: number; readonly message: SwimMessage};

interface SimNode {
  readonly core: Swim;
  isDown: boolean;
  pausedUntilMs: number;
  /** What arrived while it stood still: read after its overdue timer. */
  inbox: Delivery[];
  timerAtMs: number;
}

/** As a kernel's socket buffers: beyond it the sender's messages are lost. */
const INBOX_MAX = 4096;
/** A libp2p peer id in base58 with its tag and length, bytes. */
const ID_BYTES = 54;

/** Many cores and a network that loses and delays; nodes crash for ever or stand still. Time advances by milliseconds. */
export class SwimMesh {
  readonly nodes: SimNode[] = [];
  readonly crashes: CrashReport[] = [];
  falseDeaths = 0;
  falseSuspicions = 0;
  messages = 0;
  bytes = 0;
  readonly #rng: Prng;
  readonly #wheel = new EventWheel<number | Delivery>();
  readonly #options: Required<Omit<SwimMeshOptions, "settings">>;
  readonly #crashOf = new Map<string, CrashReport>();

  constructor(options: SwimMeshOptions) {
    this.#options = {lossPercent: 0, delayMsMin: 1, delayMsMax: 5, ...options};
    this.#rng = new Prng(options.seed);
    const shared = options.nodes > 200 ? rosterOf(options.nodes, undefined) : undefined;
    for (let i = 0; i < options.nodes; i++) {
      const roster = shared ?? rosterOf(options.nodes, i);
      const core = new Swim({self: `${i}`, rng: new Prng(this.#rng.nextU32()), roster, ...(options.settings && {settings: options.settings})});
      this.nodes.push({core, isDown: false, pausedUntilMs: 0, inbox: [], timerAtMs: 0});
      core.step({type: "ticked"}, 0);
      this.#settle(i);
    }
  }

  get nowMs(): number {
    return this.#wheel.nowMs;
  }

  /** @param breaksLinks true: as a killed process, whose connections the others see end */
  crash(peer: number, breaksLinks = false): void {
    const {nodes} = this.#options;
    (this.nodes[peer] as SimNode).isDown = true;
    const report = {peer, atMs: this.nowMs, suspectedMs: undefined, confirmedMs: undefined, informedMs: [], allConfirmedMs: [], observers: [], knows: new Uint8Array(nodes)};
    this.crashes.push(report);
    this.#crashOf.set(`${peer}`, report);
    if (!breaksLinks) return;
    for (let i = 0; i < nodes; i++) if (i !== peer) this.step(i, {type: "link_lost", peer: `${peer}`});
  }

  pause(peer: number, lengthMs: number): void {
    const node = this.nodes[peer] as SimNode;
    node.pausedUntilMs = this.nowMs + lengthMs;
    node.timerAtMs = node.pausedUntilMs;
    this.#wheel.add(node.pausedUntilMs, peer);
  }

  step(at: number, input: Parameters<Swim["step"]>[0]): void {
    const node = this.nodes[at] as SimNode;
    if (node.isDown) return;
    node.core.step(input, this.nowMs);
    this.#settle(at);
  }

  run(lengthMs: number, eachMs: () => void = () => {}): void {
    const endMs = this.nowMs + lengthMs;
    while (this.nowMs < endMs) {
      for (const event of this.#wheel.advance()) {
        if (typeof event === "number") this.#timer(event);
        else this.#arrive(event);
      }
      eachMs();
    }
  }

  #timer(at: number): void {
    const node = this.nodes[at] as SimNode;
    if (node.isDown || node.timerAtMs > this.nowMs || node.pausedUntilMs > this.nowMs) return;
    this.step(at, {type: "ticked"});
    const inbox = node.inbox;
    node.inbox = [];
    for (const delivery of inbox) this.#arrive(delivery);
  }

  #arrive(delivery: Delivery): void {
    const node = this.nodes[delivery.to] as SimNode;
    if (node.isDown) return;
    if (node.pausedUntilMs > this.nowMs) {
      if (node.inbox.length < INBOX_MAX) node.inbox.push(delivery);
      return;
    }
    for (const rumour of delivery.message.rumours) if (rumour.kind === "dead") this.#informed(delivery.to, rumour.peer);
    this.step(delivery.to, {type: "received", from: `${delivery.from}`, message: delivery.message});
  }

  #settle(at: number): void {
    const node = this.nodes[at] as SimNode;
    for (const effect of node.core.takeEffects()) this.#execute(at, effect);
    const due = Math.max(this.nowMs + 1, Math.ceil(node.core.nextDueMs));
    if (node.timerAtMs > this.nowMs && node.timerAtMs <= due) return;
    node.timerAtMs = due;
    this.#wheel.add(due, at);
  }

  #execute(at: number, effect: SwimEffect): void {
    if (effect.type === "send") return this.#send(at, Number(effect.to), effect.message);
    const crash = this.#crashOf.get(effect.peer);
    if (effect.type === "suspected") {
      if (crash) crash.suspectedMs ??= this.nowMs - crash.atMs;
      else this.falseSuspicions++;
    }
    if (effect.type !== "death_confirmed") return;
    if (!crash) {
      this.falseDeaths++;
      return;
    }
    crash.confirmedMs ??= this.nowMs - crash.atMs;
    crash.allConfirmedMs.push(this.nowMs - crash.atMs);
    crash.observers.push(effect.observers.length);
    this.#informed(at, effect.peer);
  }

  #informed(at: number, peer: string): void {
    const crash = this.#crashOf.get(peer);
    if (crash?.confirmedMs === undefined || crash.knows[at]) return;
    crash.knows[at] = 1;
    crash.informedMs.push(this.nowMs - crash.atMs - crash.confirmedMs);
  }

  #send(from: number, to: number, message: SwimMessage): void {
    this.messages++;
    this.bytes += bytesOf(message);
    const {lossPercent, delayMsMin, delayMsMax} = this.#options;
    if (lossPercent > 0 && this.#rng.chance(lossPercent, 100)) return;
    this.#wheel.add(this.nowMs + delayMsMin + this.#rng.below(delayMsMax - delayMsMin + 1), {from, to, message});
  }
}

/** `self` undefined: everybody, to be shared. */
function rosterOf(nodes: number, self: number | undefined): Roster {
  const roster = new Roster();
  for (let i = 0; i < nodes; i++) if (i !== self) roster.add(`${i}`);
  return roster;
}

/** Near what the wire codec makes of it, with real peer ids. */
function bytesOf(message: SwimMessage): number {
  const rumours = message.rumours.reduce((sum: number, rumour: Rumour) => sum + 6 + ID_BYTES + (rumour.kind === "alive" ? 0 : ID_BYTES), 0);
  return 10 + (message.type === "ping_req" ? ID_BYTES : 0) + rumours;
}
