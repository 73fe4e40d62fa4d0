import type {Batch} from "@ollamesh/inference";
import type {StageAssignment} from "./messages.ts";

/** Rows of one batch: llama.cpp's default logical batch, a good shape for CPUs. */
export const BATCH_TOKENS_MAX = 512;

/** Why a batch from another peer cannot be run by this stage, or undefined when it can. Nothing unchecked reaches the engine. */
export function batchFault(batch: Batch, assignment: StageAssignment): string | undefined {
  const {sequencesMax, contextLength, info} = assignment;
  const rows = batch.slots.length;
  if (rows > BATCH_TOKENS_MAX) return `${rows} rows, at most ${BATCH_TOKENS_MAX}`;
  const isSlot = (slot: number): boolean => Number.isInteger(slot) && slot >= 0 && slot < sequencesMax;
  if (!batch.slots.every(isSlot) || !batch.closes.every(isSlot) || !batch.opens.every((open) => isSlot(open.slot) && isSlot(open.from))) return `a slot beyond ${sequencesMax}`;
  if (!batch.positions.every((position) => position >= 0 && position < contextLength)) return `a position beyond the context of ${contextLength}`;
  if (batch.opens.some((open) => open.history.length > contextLength)) return "a history longer than the context";
  if (batch.opens.some((open) => open.keep > open.history.length)) return "more kept than the history has";
  const hiddenBytes = rows * info.embeddingLength * 4;
  if ((batch.hidden?.length ?? 0) !== hiddenBytes) return `a hidden state of ${batch.hidden?.length ?? 0} bytes where ${hiddenBytes} are due`;
  return undefined;
}
