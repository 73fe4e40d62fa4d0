import type {NodeConfig} from "../config.ts";
import type {ModelDetails} from "../models/messages.ts";

/** Tokens of a sequence: as was asked for, else as the model says of itself (`PARAMETER num_ctx`), else as this peer is told; no more than the model was made for. */
export function contextOf({parameters, info}: ModelDetails, asked: number | undefined, {contextLengthDefault}: Pick<NodeConfig, "contextLengthDefault">): number {
  const {num_ctx: own} = parameters;
  const isNumber = typeof own === "number" && Number.isInteger(own) && own > 0;
  return Math.max(1, Math.min(asked ?? (isNumber ? own : contextLengthDefault), info.contextLength));
}
