import type {EndReason, KeptRequest} from "@ollamesh/inference";
import type {PeerId} from "@ollamesh/ports";
import type {ResumptionRequest} from "../resumption/messages.ts";

/** Others hear of so many tokens at once: what they have not heard they generate again. */
const TOKENS_EVERY = 16;
/** Or after so long, so that a slow answer is not forgotten. */
const EVERY_MS = 5000;

/** What is told of an answer to those that keep it: all it depends on with its first token, then the tokens, a few at a time. */
export class Checkpoints {
  readonly #id: string;
  readonly #tell: (message: ResumptionRequest) => void;
  #isBegun = false;
  #told = 0;
  #toldAtMs = 0;

  constructor(id: string, tell: (message: ResumptionRequest) => void) {
    this.#id = id;
    this.#tell = tell;
  }

  /** @param outputs all of the answer so far @param near who generates it */
  progressed(outputs: readonly number[], request: () => KeptRequest | undefined, near: PeerId | undefined, nowMs: number): void {
    if (!this.#isBegun) this.#begin(request(), near, nowMs);
    else if (outputs.length - this.#told >= TOKENS_EVERY || nowMs - this.#toldAtMs >= EVERY_MS) this.#add(outputs, undefined, nowMs);
  }

  ended(outputs: readonly number[], reason: EndReason, nowMs: number): void {
    if (this.#isBegun) this.#add(outputs, reason, nowMs);
  }

  /** It failed, or its client has gone. */
  left(): void {
    if (this.#isBegun) this.#tell({type: "left", id: this.#id});
  }

  #begin(request: KeptRequest | undefined, near: PeerId | undefined, nowMs: number): void {
    if (!request) return;
    this.#isBegun = true;
    this.#toldAtMs = nowMs;
    this.#tell({type: "keep", id: this.#id, request, near});
  }

  #add(outputs: readonly number[], reason: EndReason | undefined, nowMs: number): void {
    this.#tell({type: "add", id: this.#id, from: this.#told, tokens: Int32Array.from(outputs.slice(this.#told)), reason});
    this.#told = outputs.length;
    this.#toldAtMs = nowMs;
  }
}
