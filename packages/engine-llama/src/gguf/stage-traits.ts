import type {ModelInfo} from "@ollamesh/ports";
import {traitsOf} from "./split-rule.ts";

/** What a stage must do with hidden states on their way in and out. */
export interface StageTraits {
  /** A stage that is not first divides its input by this: llama.cpp multiplies by it again. */
  readonly inputScale: number;
  /**
   * Rows of `llama_batch.pos` with hidden states as input, each of one position a token. With 4: text position in the first three rows,
   * zero in the fourth.
   */
  readonly positionRows: 1 | 4;
  /** The graph node that holds the stage's output; `layer` is its last one, counted from its first. */
  layerOutputName(layer: number): string;
}

export function stageTraits(info: ModelInfo): StageTraits {
  const name = traitsOf(info.architecture)?.layerOutput ?? "l_out-*";
  return {inputScale: inputScaleOf(info), positionRows: positionRowsOf(info), layerOutputName: (layer) => name.replace("*", String(layer))};
}

function inputScaleOf(info: ModelInfo): number {
  const scale = traitsOf(info.architecture)?.inputScale;
  if (scale === "width") return Math.fround(Math.sqrt(info.embeddingLength));
  if (scale === undefined) return 1;
  const key = info.metadata[`${info.architecture}.embedding_scale`];
  const value = typeof key === "number" ? key : scale;
  return value === 0 ? 1 : Math.fround(value);
}

function positionRowsOf(info: ModelInfo): 1 | 4 {
  const rows = traitsOf(info.architecture)?.positionRows;
  if (rows === 4) return 4;
  const sections = info.metadata[`${info.architecture}.rope.dimension_sections`];
  const used = Array.isArray(sections) && sections.some((section) => Number(section) !== 0);
  return rows === "sections" && used ? 4 : 1;
}
