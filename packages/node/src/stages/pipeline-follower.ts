import type {StageMessage} from "@ollamesh/inference";
import type {PeerId, Stage, StageResult} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import type {SlotAt} from "@ollamesh/wire";
import {batchFault} from "./batch-limits.ts";
import {BatchOrder} from "./batch-order.ts";
import type {StageAssignment} from "./messages.ts";
import type {StagesShared} from "./stages-shared.ts";

export type BatchMessage = StageMessage & {readonly type: "batch"};

/** A stage behind the first: runs batches from the stage before it, in order, and hands them on or answers with tokens. */
export class PipelineFollower {
  readonly #shared: StagesShared;
  readonly #assignment: StageAssignment;
  readonly #stage: Stage;
  #stream: number | undefined;
  #nextSequence = 0;
  readonly order = new BatchOrder();

  constructor(shared: StagesShared, assignment: StageAssignment, stage: Stage) {
    this.#shared = shared;
    this.#assignment = assignment;
    this.#stage = stage;
  }

  /** Batches from any peer but the one before this stage are ignored: they are not ours to run. */
  batch(peer: PeerId, {stream, sequence, batch}: BatchMessage): void {
    const {peers, index} = this.#assignment;
    if (peer !== peers[index - 1]) return;
    // Of a stream that began before this stage was loaded: its first stage may not know that the one before it is gone. One that has ended there ends once more, which is nothing.
    if (stream !== this.#stream && sequence !== 0) return this.#tellFailed(stream, "stage_lost", `stage ${index} was loaded after that stream began`);
    const expected = stream === this.#stream ? this.#nextSequence : 0;
    if (sequence !== expected) return this.#fail(stream, "stage_failed", `stage ${index} expected batch ${expected} and got ${sequence}`);
    const fault = batchFault(batch, this.#assignment);
    if (fault !== undefined) return this.#fail(stream, "stage_failed", `stage ${index} got a batch with ${fault}`);
    // Of a stream that begins only what was filled beforehand is there.
    if (stream !== this.#stream && batch.opens.some(({keep}) => keep > 0)) return this.#fail(stream, "stage_failed", `stage ${index} has begun anew and remembers nothing`);
    this.#stream = stream;
    this.#nextSequence = sequence + 1;
    this.order.gave(stream, sequence, batch.opens);
    const stepped = this.#shared.answered((outcome: Outcome<StageResult>) => {
      if (stream !== this.#stream) return;
      if (!outcome.ok) return this.#fail(stream, outcome.error.code, outcome.error.message);
      this.#pass({type: "batch", deployment: this.#assignment.deployment, stream, sequence, batch}, outcome.value);
    });
    this.#stage.step(batch, stepped);
  }

  /** A slot is filled from elsewhere, before the first batch of that stream or later: the head must know when it is lost again. */
  filled({stream}: SlotAt): void {
    if (this.#stream === undefined) this.#nextSequence = 0;
    this.#stream ??= stream;
  }

  /** The stage behind this one does not know the first one while it is not loaded. */
  behindFailed(stream: number, code: string, reason: string): void {
    if (stream === this.#stream) this.#fail(stream, code, reason);
  }

  /** A neighbour is gone, or this stage is: the first stage must know, whoever else it can still hear. */
  lost(code: string, reason: string): void {
    if (this.#stream !== undefined) this.#fail(this.#stream, code, reason);
  }

  #pass(message: BatchMessage, {hidden, sampled}: StageResult): void {
    const {peers, index, deployment} = this.#assignment;
    const {stream, sequence, batch} = message;
    const next = peers[index + 1];
    const isSent =
      next === undefined
        ? this.#shared.sendStage(peers[0] as PeerId, {type: "sampled", deployment, stream, sequence, sampled})
        : this.#shared.sendStage(next, {...message, activations: this.#shared.activations, batch: {...batch, hidden}});
    if (!isSent) this.#fail(stream, "stage_lost", `stage ${index} cannot reach peer ${next ?? peers[0]}`);
  }

  #fail(stream: number, code: string, reason: string): void {
    this.#stream = undefined;
    this.#tellFailed(stream, code, reason);
  }

  #tellFailed(stream: number, code: string, reason: string): void {
    const {peers, deployment} = this.#assignment;
    this.#shared.sendStage(peers[0] as PeerId, {type: "stage_failed", deployment, stream, code, reason});
  }
}
