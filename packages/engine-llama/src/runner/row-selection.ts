import type {StageBatch} from "@ollamesh/ports";

/** The same batch with only these rows; slots are neither opened nor closed by it. */
export function selectRows(batch: StageBatch, rows: readonly number[], rowBytes: number): StageBatch {
  const {tokens, hidden, drafts} = batch;
  const part = hidden && new Uint8Array(rows.length * rowBytes);
  if (hidden) rows.forEach((row, index) => part?.set(hidden.subarray(row * rowBytes, (row + 1) * rowBytes), index * rowBytes));
  return {
    closes: [],
    opens: [],
    slots: Int32Array.from(rows, (row) => batch.slots[row] as number),
    positions: Int32Array.from(rows, (row) => batch.positions[row] as number),
    outputs: Uint8Array.from(rows, (row) => batch.outputs[row] as number),
    ...(drafts && {drafts: Int32Array.from(rows, (row) => drafts[row] as number)}),
    tokens: tokens && Int32Array.from(rows, (row) => tokens[row] as number),
    hidden: part,
  };
}
