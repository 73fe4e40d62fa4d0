import {type Failure, fail} from "@ollamesh/stdx";
import type {ModelShape, Strategy} from "./types.ts";

/** Which strategies `auto` may choose. */
export interface Rules {
  readonly disabled: readonly Strategy[];
  /** Models of more layers are cut into pipelines. */
  readonly pipelineLayersOver: number;
  /** With longer contexts peers share layers. */
  readonly tensorContextOver: number;
}

export const defaultRules: Rules = {disabled: [], pipelineLayersOver: 20, tensorContextOver: 2048};

/** Why a strategy is not to be chosen by `auto`, or undefined. Codes `switched_off`, `ruled_out` (by a threshold), with the setting that says so. */
export function refusedByRules(rules: Rules, strategy: Strategy, {layers}: ModelShape, contextLength: number): Failure | undefined {
  if (strategy === "whole") return undefined;
  if (rules.disabled.includes(strategy)) return fail("switched_off", `switched off (setting strategy_${strategy})`).error;
  const isDeep = layers > rules.pipelineLayersOver;
  const isLong = contextLength > rules.tensorContextOver;
  const shallow = `the model has ${layers} layers, auto cuts those of more than ${rules.pipelineLayersOver} (setting pipeline_layers_over)`;
  const short = `the context is ${contextLength} tokens, auto lets peers share layers from ${rules.tensorContextOver + 1} on (setting tensor_context_over)`;
  if ((strategy === "pipeline" || strategy === "hybrid") && !isDeep) return fail("ruled_out", shallow).error;
  if ((strategy === "tensor" || strategy === "hybrid") && !isLong) return fail("ruled_out", short).error;
  return undefined;
}
