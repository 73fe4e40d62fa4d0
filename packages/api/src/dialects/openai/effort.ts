import {ApiError} from "../../api-error.ts";
import type {Think} from "../../inference/request.ts";

/** OpenAI's scale goes further at both ends than models here do. */
const THINK: Readonly<Record<string, Think>> = {none: false, minimal: "low", low: "low", medium: "medium", high: "high", max: "max", xhigh: "max", ultra: "max"};

/** `reasoning_effort`; absent: as the model does by itself. Throws ApiError 400. */
export function thinkOfEffort(effort: string | undefined): Think | undefined {
  if (effort === undefined || effort === "") return undefined;
  const think = Object.hasOwn(THINK, effort) ? THINK[effort] : undefined;
  if (think !== undefined) return think;
  const allowed = '"minimal", "low", "medium", "high", "xhigh", "ultra", "max", or "none"';
  throw new ApiError(400, `invalid reasoning value: ${JSON.stringify(effort.slice(0, 50))} (must be ${allowed})`);
}
