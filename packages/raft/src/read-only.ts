import type {ReadIndexRequest} from "./message.ts";
import {committedByJoint, type JointVoters} from "./quorum/joint.ts";
import type {NodeId} from "./types.ts";

/** A read, and the commit index it must see. */
export interface WaitingRead {
  readonly request: ReadIndexRequest;
  readonly index: number;
}

/**
 * Reads of a leader that wait until a quorum has confirmed it still leads (thesis 6.4). They stand in one line: a heartbeat carries the
 * place of the last one, and whoever echoes it has confirmed all before.
 */
export class ReadOnly {
  readonly #acked = new Map<NodeId, number>();
  #waiting: WaitingRead[] = [];
  #confirmed = 0;

  get waiting(): number {
    return this.#waiting.length;
  }

  add(index: number, request: ReadIndexRequest): void {
    this.#waiting.push({request, index});
  }

  /** For the next heartbeat: place of the last read in the line, or 0 when none waits. */
  get position(): number {
    return this.#waiting.length === 0 ? 0 : this.#confirmed + this.#waiting.length;
  }

  acknowledged(node: NodeId, position: number): void {
    if (position > 0) this.#acked.set(node, Math.max(this.#acked.get(node) ?? 0, position));
  }

  /** Takes the reads a quorum has confirmed out of the line. */
  takeConfirmed(voters: JointVoters): readonly WaitingRead[] {
    const confirmed = Math.min(
      committedByJoint(voters, (node) => this.#acked.get(node)),
      this.#confirmed + this.#waiting.length,
    );
    if (confirmed <= this.#confirmed) return [];
    const taken = this.#waiting.slice(0, confirmed - this.#confirmed);
    this.#waiting = this.#waiting.slice(confirmed - this.#confirmed);
    this.#confirmed = confirmed;
    return taken;
  }
}
