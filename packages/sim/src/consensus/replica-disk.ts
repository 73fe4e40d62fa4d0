import type {Prng} from "@ollamesh/stdx";
import type {Ratio} from "./options.ts";

export interface DiskWrite {
  /** The write is on the medium. */
  readonly persist: () => void;
  /** Whoever wrote hears of it. */
  readonly done: () => void;
}

export interface DiskWorld {
  readonly rng: Prng;
  after(delayMs: number, run: () => void): void;
  /** Longest time of a sync now. */
  writeMsMax(): number;
}

/** The log disk of one node: writes become durable in order, some together, each some time after it was handed over. */
export class ReplicaDisk {
  readonly #world: DiskWorld;
  #queue: DiskWrite[] = [];
  #isBusy = false;
  #isHung = false;
  /** Writes of an earlier life of the process are not told of. */
  #life = 0;
  /** Times slower than it should be. */
  slowness = 1;

  constructor(world: DiskWorld) {
    this.#world = world;
  }

  get isHung(): boolean {
    return this.#isHung;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  write(write: DiskWrite): void {
    this.#queue.push(write);
    this.#sync();
  }

  /** No sync ends any more. */
  hang(): void {
    this.#isHung = true;
  }

  recover(): void {
    this.#isHung = false;
    this.slowness = 1;
    this.#sync();
  }

  /** The process died: what was not synced is lost, but for a beginning of it that may have got to the medium all the same. */
  crash(tornChance: Ratio): void {
    const {rng} = this.#world;
    const kept = rng.chance(...tornChance) ? rng.below(this.#queue.length + 1) : 0;
    for (const write of this.#queue.slice(0, kept)) write.persist();
    this.#queue = [];
    this.#isBusy = false;
    this.#life++;
  }

  #sync(): void {
    if (this.#isBusy || this.#isHung || this.#queue.length === 0) return;
    this.#isBusy = true;
    const life = this.#life;
    const {rng} = this.#world;
    const count = 1 + rng.below(this.#queue.length);
    this.#world.after((1 + rng.below(this.#world.writeMsMax())) * this.slowness, () => {
      if (life === this.#life) this.#finish(count);
    });
  }

  #finish(count: number): void {
    this.#isBusy = false;
    if (this.#isHung) return;
    const finished = this.#queue.splice(0, count);
    for (const write of finished) write.persist();
    this.#sync();
    for (const write of finished) write.done();
  }
}
