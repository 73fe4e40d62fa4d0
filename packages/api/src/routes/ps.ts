import {type LoadedView, type ModelDetails, modelKeyOf} from "@ollamesh/node";
import {displayModelName, parseModelName} from "@ollamesh/stdx";
import type {ApiCall, RouteRow} from "../context.ts";
import {bareDigest, detailsOf} from "../describe.ts";
import {ask} from "../service-client.ts";

/** What Ollama's clients show as "forever", milliseconds: the longest Go duration. */
const FOREVER_MS = 9_223_372_036_854;

async function row(call: ApiCall, stages: readonly LoadedView[], expiresInMs: number): Promise<Record<string, unknown>> {
  const {service, clock} = call.context;
  const key = modelKeyOf(stages[0]?.deployment ?? "");
  const parsed = parseModelName(key);
  const model = parsed.ok ? await ask<ModelDetails>((done) => service.models({type: "describe", name: parsed.value, done})).catch(() => undefined) : undefined;
  const name = parsed.ok ? displayModelName(model?.manifest.name ?? parsed.value) : key;
  return {
    name,
    model: name,
    size: stages.reduce((sum, stage) => sum + stage.memoryBytes, 0),
    digest: bareDigest(model?.manifest.digest ?? ""),
    details: detailsOf(model?.info),
    expires_at: new Date(clock.wallMs() + Math.min(expiresInMs, FOREVER_MS)).toISOString(),
    // The engine does not say which part of a stage's memory is a device's.
    size_vram: 0,
    context_length: stages[0]?.contextLength ?? 0,
    ...drafting(stages),
  };
}

/** The model that guesses ahead here, where one does: clients of Ollama know no such field. */
function drafting(stages: readonly LoadedView[]): {readonly draft_model?: string} {
  const draft = stages.find((stage) => stage.draft !== undefined)?.draft;
  return draft === undefined ? {} : {draft_model: draft};
}

async function ps(call: ApiCall): Promise<unknown> {
  const {service} = call.context;
  const loaded = await ask<readonly LoadedView[]>((done) => service.stages({type: "loaded", done}));
  const expiries = await ask<readonly {deployment: string; expiresInMs: number}[]>((done) => service.deployments({type: "expiries", done}));
  const expires = new Map(expiries.map((one) => [one.deployment, one.expiresInMs]));
  const groups = new Map<string, LoadedView[]>();
  for (const stage of loaded) groups.set(stage.deployment, [...(groups.get(stage.deployment) ?? []), stage]);
  const models = [];
  for (const [deployment, stages] of groups) models.push(await row(call, stages, expires.get(deployment) ?? FOREVER_MS));
  return {models: models.sort((a, b) => String(b["expires_at"]).localeCompare(String(a["expires_at"])))};
}

export const psRoutes: readonly RouteRow[] = [{method: "GET", path: "/api/ps", handle: ps}];
