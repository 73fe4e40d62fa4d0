import type {SampledToken, StageBatch} from "@ollamesh/ports";

/**
 * The rows the next batch is expected to have: each sequence that was sampled goes on with its token. They are decoded while the answer is on its way and the next batch is on its way back, so
 * that a step takes what the decode takes. Undefined: another batch is to be expected, or none.
 *
 * @param positionsMax positions of one sequence
 */
export function rowsAhead(batch: StageBatch, sampled: readonly SampledToken[], positionsMax: number): StageBatch | undefined {
  if (batch.drafts || !areAllSampled(batch)) return;
  const positions = new Map<number, number>();
  for (const [row, slot] of batch.slots.entries()) positions.set(slot, (batch.positions[row] as number) + 1);
  const going = sampled.filter(({slot, end, refusal, embedding}) => {
    return !end && refusal === undefined && !embedding && !batch.endsAnyway?.includes(slot) && (positions.get(slot) as number) < positionsMax;
  });
  if (going.length === 0) return;
  return {
    closes: [],
    opens: [],
    slots: Int32Array.from(going, ({slot}) => slot),
    positions: Int32Array.from(going, ({slot}) => positions.get(slot) as number),
    outputs: new Uint8Array(going.length).fill(1),
    tokens: Int32Array.from(going, ({token}) => token),
    hidden: undefined,
  };
}

/** A prompt that is read in parts is in the next batch with its next rows, which nobody here knows. */
function areAllSampled({slots, outputs}: StageBatch): boolean {
  return new Set(slots).size === outputs.reduce((sum, output) => sum + output, 0);
}

/** How a batch compares with the rows that were decoded ahead of it. */
export interface Comparison {
  /** By row of the batch, the row ahead that is the same. */
  readonly same: ReadonlyMap<number, number>;
  /** Rows of the batch that are still to be decoded. */
  readonly rest: readonly number[];
  /** Rows ahead that the batch does not have: what is in the memory for them is wrong. */
  readonly wrong: readonly number[];
}

export function compareWithAhead(batch: StageBatch, ahead: StageBatch): Comparison {
  const all = [...batch.slots.keys()];
  // Guesses are judged together with the row before them.
  if (batch.drafts) return {same: new Map(), rest: all, wrong: [...ahead.slots.keys()]};
  const bySlot = new Map([...ahead.slots].map((slot, row) => [slot, row]));
  const opened = new Set(batch.opens.map(({slot}) => slot));
  const same = new Map<number, number>();
  for (const row of all) {
    const slot = batch.slots[row] as number;
    const at = bySlot.get(slot);
    if (at === undefined || opened.has(slot) || batch.outputs[row] !== 1) continue;
    if (batch.positions[row] === ahead.positions[at] && batch.tokens?.[row] === ahead.tokens?.[at]) same.set(row, at);
  }
  const right = new Set(same.values());
  return {same, rest: all.filter((row) => !same.has(row)), wrong: [...ahead.slots.keys()].filter((row) => !right.has(row))};
}
