import type {ModelDetails} from "@ollamesh/node";
import {modelKey} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import {type Capability, capabilitiesOf} from "./capabilities.ts";
import type {InferenceRequest} from "./request.ts";

function imagesOf({task}: InferenceRequest): number {
  return task.type === "generate" ? task.images : task.messages.reduce((sum, {images = 0}) => sum + images, 0);
}

/** Capabilities the request needs beside completion and thinking. */
function needed({task}: InferenceRequest): readonly Capability[] {
  if (task.type === "chat") return task.tools.length > 0 ? ["tools"] : [];
  return task.suffix === "" ? [] : ["insert"];
}

/** The request as this model can do it: who can think does unless told not to. Throws ApiError 400 with Ollama's text for what it cannot. */
export function checkAbilities(model: ModelDetails, request: InferenceRequest): InferenceRequest {
  const able = capabilitiesOf(model);
  const thinks = able.includes("thinking");
  const wantsThought = request.think !== undefined && request.think !== false;
  if (wantsThought && !thinks && !request.thinksIfAble) throw new ApiError(400, `${JSON.stringify(request.model)} does not support thinking`);
  if (!able.includes("completion")) throw new ApiError(400, `${JSON.stringify(request.model)} does not support ${request.task.type}`);
  const missing = needed(request).filter((one) => !able.includes(one));
  if (missing.length > 0) throw new ApiError(400, `${modelKey(model.manifest.name)} does not support ${missing.join("\n")}`);
  if (imagesOf(request) > 0) throw new ApiError(400, `${JSON.stringify(request.model)} does not support images: models run here by their text only`);
  return {...request, think: thinks ? (request.think ?? true) : undefined};
}
