import type {Entry, Message, RaftStatus} from "@ollamesh/raft";
import type {ClientCall} from "../consensus-clients.ts";
import type {ConsensusSim} from "../consensus-sim.ts";
import type {SimReplica} from "../sim-replica.ts";
import type {CommittedEntry} from "../watch.ts";

/** Something that must never be otherwise. It says what is wrong, or undefined. */
export interface ConsensusInvariant {
  readonly name: string;
  /** A node began to run with what is on its disk. */
  started?(sim: ConsensusSim, replica: SimReplica): string | undefined;
  /** A node did something; `before` is how it was after the last thing it did. */
  stepped?(sim: ConsensusSim, replica: SimReplica, status: RaftStatus, before: RaftStatus): string | undefined;
  /** A node is about to put these behind, or over the end of, its log, which is still as it was. */
  appending?(sim: ConsensusSim, replica: SimReplica, entries: readonly Entry[]): string | undefined;
  /** A message leaves a node, or counts at the node itself. */
  sent?(sim: ConsensusSim, replica: SimReplica, message: Message): string | undefined;
  /** A node has taken a message in. */
  received?(sim: ConsensusSim, replica: SimReplica, message: Message): string | undefined;
  /** A node holds this entry committed; `known` is what was committed there before, if anything. */
  committed?(sim: ConsensusSim, replica: SimReplica, entry: Entry, known: CommittedEntry | undefined): string | undefined;
  /** The state machine of a node has changed. */
  applied?(sim: ConsensusSim, replica: SimReplica): string | undefined;
  answered?(sim: ConsensusSim, call: ClientCall): string | undefined;
  /** After both phases. */
  end?(sim: ConsensusSim): string | undefined;
}
