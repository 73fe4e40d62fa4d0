import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Callback, Outcome} from "@ollamesh/stdx";
import type {Handover, SlotsMessage} from "@ollamesh/wire";

/** Pieces on their way to one stage: they fill a link of 1 Gbit/s and 30 ms. */
export const WINDOW_PIECES = 4;
/**
 * How long a sequence stands still for its memory at most, milliseconds: as long as reading it again would take, for what comes later is worth nothing, but no less and no more than that. Where the time of reading is not known,
 * the third. Each who waits for another waits so much longer.
 */
export const WITHIN_MS_MIN = 250;
export const WITHIN_MS_MAX = 8000;
export const WITHIN_MS_USUAL = 4000;
/** Bulk yields to answers for two seconds after their last token: how fast it comes in these says little of the rest. */
export const PACE_MS_MIN = 3000;
export const WAIT_MS = 1000;
/** Fewer tokens are read anew sooner than they are moved. */
export const TOKENS_MIN = 32;

/** What the parts of a handover have from the actor they are in. */
export interface SlotsDeps {
  /** A failure to send is heard as `broken`, or by being late. */
  send(peer: PeerId, message: SlotsMessage): void;
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T>;
  after(ms: number, run: () => void): Cancel;
  nowMs(): number;
  /** For whoever reads the log. */
  note(event: string, fields: Readonly<Record<string, string | number>>): void;
}

export function isSame(a: Handover, b: Handover): boolean {
  return a.number === b.number && a.from === b.from && a.to === b.to && a.head === b.head;
}
