import type {Prng} from "@ollamesh/stdx";
import type {MembershipSettings} from "./settings.ts";

interface Target {
  /** Undefined for a bootstrap address until it has answered. */
  peer: string | undefined;
  addresses: readonly string[];
  readonly bootstrap: boolean;
  /** Next of `addresses` to try. */
  next: number;
  /** Rounds over all addresses that failed since the last success. */
  failures: number;
  dueMs: number;
  dialling: string | undefined;
  reached: boolean;
}

/** Whom to dial when: each target's addresses in turn, then a growing pause with jitter. */
export class Dialler {
  readonly #settings: MembershipSettings;
  readonly #rng: Prng;
  readonly #targets: Target[];

  constructor(bootstrap: readonly string[], settings: MembershipSettings, rng: Prng) {
    this.#settings = settings;
    this.#rng = rng;
    this.#targets = bootstrap.map((address) => newTarget(peerOf(address), [address], true, 0));
  }

  get hasBootstrap(): boolean {
    return this.#targets.some((target) => target.bootstrap);
  }

  /** Nobody waits to be dialled. */
  get isDone(): boolean {
    return this.#targets.every((target) => target.reached);
  }

  describe(): string {
    return `${this.#targets.filter((target) => !target.reached).length} to dial`;
  }

  /** Heard where a peer is. Does not hurry a target that is in its pause. */
  learned(peer: string, addresses: readonly string[], dueMs: number): void {
    const own = addresses.filter((address) => (peerOf(address) ?? peer) === peer);
    if (own.length === 0) return;
    const known = this.#find(peer);
    if (!known) this.#targets.push(newTarget(peer, own, false, dueMs));
    else if (!known.bootstrap) known.addresses = own;
  }

  reached(peer: string): void {
    for (const target of this.#targets.filter((t) => t.peer === peer)) {
      target.reached = true;
      target.failures = 0;
    }
  }

  lost(peer: string, addresses: readonly string[], nowMs: number): void {
    this.learned(peer, addresses, nowMs);
    for (const target of this.#targets.filter((t) => t.peer === peer)) {
      target.reached = false;
      target.next = 0;
      target.dueMs = nowMs;
    }
  }

  /** A dial ended: at `peer`, or nowhere. */
  finished(address: string, peer: string | undefined, nowMs: number): void {
    const target = this.#targets.find((t) => t.dialling === address);
    if (!target) return;
    target.dialling = undefined;
    if (peer !== undefined) {
      target.peer ??= peer;
      target.reached = true;
      target.failures = 0;
      return;
    }
    target.next = (target.next + 1) % target.addresses.length;
    if (target.next === 0) target.dueMs = nowMs + this.#pauseMs(target.failures++);
  }

  /** A peer that will not be missed: bootstrap addresses stay. */
  forget(peer: string): void {
    for (let i = this.#targets.length - 1; i >= 0; i--) {
      const target = this.#targets[i] as Target;
      if (target.peer !== peer) continue;
      if (target.bootstrap) target.reached = false;
      else this.#targets.splice(i, 1);
    }
  }

  /** Addresses to dial now; each is under way until `finished`. */
  due(nowMs: number): string[] {
    const addresses: string[] = [];
    let underWay = this.#targets.filter((target) => target.dialling !== undefined).length;
    for (const target of this.#targets) {
      if (underWay >= this.#settings.dialsMax) break;
      if (target.reached || target.dialling !== undefined || nowMs < target.dueMs) continue;
      target.dialling = target.addresses[target.next % target.addresses.length] as string;
      addresses.push(target.dialling);
      underWay++;
    }
    return addresses;
  }

  #find(peer: string): Target | undefined {
    return this.#targets.find((target) => target.peer === peer);
  }

  /** Doubling, with up to half as much again at random, so that a mesh that lost a peer does not dial it in step. */
  #pauseMs(failures: number): number {
    const base = Math.min(this.#settings.redialMsMax, this.#settings.redialMsMin * 2 ** Math.min(failures, 10));
    return base + this.#rng.below(Math.ceil(base / 2));
  }
}

function newTarget(peer: string | undefined, addresses: readonly string[], bootstrap: boolean, dueMs: number): Target {
  return {peer, addresses, bootstrap, next: 0, failures: 0, dueMs, dialling: undefined, reached: false};
}

/** The id a multiaddr names, if it does. */
function peerOf(address: string): string | undefined {
  return /\/p2p\/([A-Za-z0-9]+)$/.exec(address)?.[1];
}
