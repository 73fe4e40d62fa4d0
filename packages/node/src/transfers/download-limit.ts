import type {ActorContext} from "@ollamesh/actor";
import {type Limit, TokenBucket} from "@ollamesh/swarm";
import type {TransfersMsg} from "./transfers-actor.ts";

/** Between two rounds of requests at least so long, milliseconds: each looks at every transfer. */
const ROUND_MS = 10;

/** What all transfers together may ask for; wakes them once there is room again. */
export class DownloadLimit implements Limit {
  readonly #ctx: ActorContext<TransfersMsg>;
  readonly #bucket: TokenBucket;
  readonly #goOn: () => void;
  #isWaiting = false;

  constructor(ctx: ActorContext<TransfersMsg>, bytesPerSecond: number, goOn: () => void) {
    this.#ctx = ctx;
    this.#bucket = new TokenBucket(bytesPerSecond);
    this.#goOn = goOn;
  }

  take(bytes: number): boolean {
    const now = this.#ctx.clock.nowMs();
    if (this.#bucket.take(bytes, now)) return true;
    if (!this.#isWaiting) this.#wakeAfter(Math.max(ROUND_MS, this.#bucket.waitMs(now)));
    return false;
  }

  giveBack(bytes: number): void {
    this.#bucket.giveBack(bytes);
  }

  #wakeAfter(delayMs: number): void {
    this.#isWaiting = true;
    const wake = (): void => {
      this.#isWaiting = false;
      this.#goOn();
    };
    this.#ctx.after(delayMs, {type: "answered", run: wake});
  }
}
