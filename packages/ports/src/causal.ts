import type {ModelInfo} from "./compute.ts";

/** False for models whose rows see those behind them (BERT and its like): they embed, and take a sequence in one batch. */
export function isCausal({architecture, metadata}: Pick<ModelInfo, "architecture" | "metadata">): boolean {
  return metadata[`${architecture}.attention.causal`] !== false;
}
