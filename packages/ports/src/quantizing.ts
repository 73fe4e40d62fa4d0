import type {Outcome} from "@ollamesh/stdx";

/** File types that weights can be quantised to, as Ollama names them, the smallest first. */
export const QUANTIZATIONS = ["Q2_K", "Q3_K_S", "Q3_K_M", "Q3_K_L", "Q4_0", "Q4_1", "Q4_K_S", "Q4_K_M", "Q5_0", "Q5_1", "Q5_K_S", "Q5_K_M", "Q6_K", "Q8_0"] as const;
export type Quantization = (typeof QUANTIZATIONS)[number];

export interface QuantizeSpec {
  /** A whole GGUF file. */
  readonly path: string;
  readonly quantization: Quantization;
}

export interface QuantizeObserver {
  /** [0, 1], of the tensors. */
  progress(fraction: number): void;
  /** Of the new file, in order; more come once `next` was called. They do not change afterwards. */
  chunk(bytes: Uint8Array, next: () => void): void;
  /** The last call. */
  ended(outcome: Outcome<void>): void;
}
