import type {ModelInfo} from "./compute.ts";

/** llama.cpp gives these no memory of earlier rows, whatever their header says. */
const WITHOUT_MEMORY: ReadonlySet<string> = new Set(
  "bert jina-bert-v2 jina-bert-v3 nomic-bert nomic-bert-moe neo-bert eurobert modern-bert gemma-embedding dream llada llada-moe rnd1 wavtokenizer-dec".split(" "),
);

/** False for models whose rows see those behind them (BERT and its like): they embed, and take a sequence in one batch. */
export function isCausal({architecture, metadata}: Pick<ModelInfo, "architecture" | "metadata">): boolean {
  return metadata[`${architecture}.attention.causal`] !== false && !WITHOUT_MEMORY.has(architecture);
}
