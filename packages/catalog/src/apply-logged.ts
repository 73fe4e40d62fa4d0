import {type Failure, fail} from "@ollamesh/stdx";
import {type Applied, apply} from "./apply.ts";
import type {LoggedCommand} from "./catalog-codec.ts";
import type {CatalogState, Writer} from "./types.ts";

/** Commands of one writer that are not confirmed to it, at most: their outcomes are kept for it. */
export const ONCE_WINDOW = 256;

/**
 * The state after one entry of the log. A command that is carried out once may stand there several times, for its writer repeats it until it hears what
 * came of it: each is carried out the first time it is its turn, and answered alike after that (thesis 6.3). Codes besides those of `apply`:
 * `out_of_order` (one before it is missing: repeat that first), `forgotten` (its writer is no member any more, or was told already).
 */
export function applyLogged(state: CatalogState, {command, once}: LoggedCommand): Applied {
  if (!once) return apply(state, command);
  if (!state.members.has(once.node)) return {state, refusal: fail("forgotten", "the peer that asked is no member of this group").error};
  const writer: Writer = state.writers.get(once.node) ?? {node: once.node, floor: 1, outcomes: []};
  const next = writer.floor + writer.outcomes.length;
  if (once.number < next) return {state, refusal: earlier(writer, once.number)};
  if (once.number > next) return {state, refusal: fail("out_of_order", `change ${next} of the same peer comes before change ${once.number}`).error};
  const applied = apply(state, command);
  const floor = Math.max(writer.floor, once.floor);
  const outcomes = [...writer.outcomes, applied.refusal?.code ?? ""].slice(floor - writer.floor);
  const writers = new Map(state.writers).set(once.node, {node: once.node, floor, outcomes});
  return {state: {...applied.state, writers}, refusal: applied.refusal};
}

function earlier({floor, outcomes}: Writer, number: number): Failure | undefined {
  const code = outcomes[number - floor] ?? "forgotten";
  return code === "" ? undefined : fail(code, "this change was refused when it was made").error;
}
