import type {Quantization} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import type {Llama} from "../ffi/llama.ts";

/** `llama_ftype` of include/llama.h. */
const FILE_TYPES: Readonly<Record<Quantization, number>> = {
  Q4_0: 2,
  Q4_1: 3,
  Q8_0: 7,
  Q5_0: 8,
  Q5_1: 9,
  Q2_K: 10,
  Q3_K_S: 11,
  Q3_K_M: 12,
  Q3_K_L: 13,
  Q4_K_S: 14,
  Q4_K_M: 15,
  Q5_K_S: 16,
  Q5_K_M: 17,
  Q6_K: 18,
};

export interface QuantizeTask {
  readonly path: string;
  /** The new file. */
  readonly target: string;
  readonly quantization: Quantization;
  readonly threads: number;
}

/** Writes the new file; `progress` is told of each tensor. Throws CodedError `bad_model` with what llama.cpp said. */
export function quantizeModel(llama: Llama, {path, target, quantization, threads}: QuantizeTask, progress: (fraction: number) => void): void {
  // The library tells how far it is in its log alone: "[  12/ 190] blk.1.attn_q.weight - ..."
  llama.listen((text) => {
    const [, index, count] = /^\[ *(\d+)\/ *(\d+)\]/.exec(text) ?? [];
    if (index !== undefined) progress((Number(index) - 1) / Number(count));
  });
  const params = {...(llama.quantizeDefaultParams() as object), ftype: FILE_TYPES[quantization], nthread: threads};
  if (llama.quantize(path, target, params) !== 0) throw new CodedError("bad_model", `llama.cpp cannot quantise it: ${llama.lastMessages()}`);
}
