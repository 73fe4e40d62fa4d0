import type {CopyReport, VerifySummary} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import {type ApiCall, flag, modelName, type RouteRow, text} from "../context.ts";
import {verify} from "../service-client.ts";

/** `{"model", "repair"}`; a line for every copy as it was found, lines of whom is waited for, and a summary. */
async function verifyModel({body, context, signal}: ApiCall): Promise<AsyncGenerator<object>> {
  const request = body();
  const given = text(request, "model");
  if (!given) throw new ApiError(400, "model is required");
  const name = modelName(given);
  const isRepair = flag(request, "repair", false);
  async function* lines(): AsyncGenerator<object> {
    for await (const event of verify(context.service, {id: context.nextId(), name, isRepair}, signal)) {
      if (event.type === "waiting") yield {status: "waiting", waiting_for: event.peers};
      else if (event.type === "copy") yield copyLine(event.report);
      else yield summaryLine(given, event.summary);
    }
  }
  return lines();
}

function copyLine({peer, state, damaged, isKeeper, reason}: CopyReport): object {
  return {status: "copy", peer, state, kept: isKeeper, damaged, reason};
}

function summaryLine(model: string | undefined, {copies, sound, wanted, isOk}: VerifySummary): object {
  return {status: "success", model, copies, sound, wanted, ok: isOk};
}

export const verifyRoutes: readonly RouteRow[] = [{method: "POST", path: "/api/v1/verify", handle: verifyModel}];
