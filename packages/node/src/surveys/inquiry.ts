import type {Cancel, PeerId} from "@ollamesh/ports";
import type {SurveyMessage} from "@ollamesh/swarm";

/** One question to many peers, and what has come of it so far. */
export interface Inquiry {
  readonly asked: readonly PeerId[];
  /** Ends the wait for it. */
  timeout: Cancel;
  readonly isOver: boolean;
  question(id: number): SurveyMessage;
  /** Something with this inquiry's id, from anybody: what was not asked for is passed over. */
  received(peer: PeerId, message: SurveyMessage): void;
  lost(peer: PeerId, isOlder: boolean): void;
  /** Answers with what there is. */
  finish(): void;
}
