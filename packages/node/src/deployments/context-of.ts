import {fail} from "@ollamesh/stdx";
import type {NodeConfig} from "../config.ts";
import type {ModelDetails} from "../models/messages.ts";

/** Who asks for less gets so many, as with Ollama. */
const CONTEXT_MIN = 4;

/** Tokens of a sequence: as was asked for, else as the model says of itself (`PARAMETER num_ctx`), else as this peer is told; no more than the model was made for. */
export function contextOf({parameters, info}: ModelDetails, asked: number | undefined, {contextLengthDefault}: Pick<NodeConfig, "contextLengthDefault">): number {
  const {num_ctx: own} = parameters;
  const isNumber = typeof own === "number" && Number.isInteger(own) && own > 0;
  return Math.max(CONTEXT_MIN, Math.min(asked ?? (isNumber ? own : contextLengthDefault), info.contextLength));
}

/** Whoever deploys means the number: it is not cut in silence, as that of a request is. */
export function contextRefusal({info}: ModelDetails, asked: number | undefined): ReturnType<typeof fail> | undefined {
  if (asked === undefined || asked <= info.contextLength) return undefined;
  return fail("bad_request", `num_ctx ${asked} is more than this model was made for: ${info.contextLength} tokens at most`);
}
