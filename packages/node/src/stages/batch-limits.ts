import type {Batch} from "@ollamesh/inference";
import {isCausal} from "@ollamesh/ports";
import type {StageAssignment} from "./messages.ts";

/** Rows of one batch: llama.cpp's default logical batch, a good shape for CPUs. */
const BATCH_TOKENS_MAX = 512;
/** Rows of a batch of a model that takes a text in one: the compute buffers grow with it. */
export const WHOLE_TEXT_TOKENS_MAX = 8192;

/** Rows one batch of this stage may have. */
export function batchTokensMax({info, contextLength}: StageAssignment): number {
  return isCausal(info) ? BATCH_TOKENS_MAX : Math.max(BATCH_TOKENS_MAX, Math.min(contextLength, WHOLE_TEXT_TOKENS_MAX));
}

/** Why a batch from another peer cannot be run by this stage, or undefined when it can. Nothing unchecked reaches the engine. */
export function batchFault(batch: Batch, assignment: StageAssignment): string | undefined {
  const {sequencesMax, contextLength, info} = assignment;
  const rows = batch.slots.length;
  const rowsMax = batchTokensMax(assignment);
  if (rows > rowsMax) return `${rows} rows, at most ${rowsMax}`;
  const isSlot = (slot: number): boolean => Number.isInteger(slot) && slot >= 0 && slot < sequencesMax;
  if (!batch.slots.every(isSlot) || !batch.closes.every(isSlot) || !batch.opens.every((open) => isSlot(open.slot) && isSlot(open.from))) return `a slot beyond ${sequencesMax}`;
  if (!batch.positions.every((position) => position >= 0 && position < contextLength)) return `a position beyond the context of ${contextLength}`;
  if (batch.opens.some((open) => open.history.length > contextLength)) return "a history longer than the context";
  if (batch.opens.some((open) => open.keep > open.history.length)) return "more kept than the history has";
  if (batch.drafts && batch.drafts.length !== rows) return "guesses for other rows";
  const hiddenBytes = rows * info.embeddingLength * 4;
  if ((batch.hidden?.length ?? 0) !== hiddenBytes) return `a hidden state of ${batch.hidden?.length ?? 0} bytes where ${hiddenBytes} are due`;
  return undefined;
}
