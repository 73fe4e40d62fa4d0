import {headsOf} from "@ollamesh/catalog";
import {type Decision, decide, leftOut, type PeerCapacity, type Plan, pairsOf, type Strategy, type Weighed, whyNotPeer} from "@ollamesh/placement";
import type {PeerId} from "@ollamesh/ports";
import {displayModelName, fail, type ModelName, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import {groupSettings} from "../agreement/settings.ts";
import type {ModelDetails} from "../models/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import {contextOf, contextRefusal} from "./context-of.ts";
import type {Experience} from "./experience.ts";
import type {MeshSurvey, Surveyed} from "./mesh-survey.ts";
import type {DeploymentsRequest, PlanView, WeighedView} from "./messages.ts";
import {shapeOf} from "./model-shape.ts";

type PlanRequest = DeploymentsRequest & {type: "plan"};

export interface PlanDeskDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  readonly survey: MeshSurvey;
  readonly experience: Experience;
}

/** What a deploy would do, without doing it, and what every other way would give. */
export class PlanDesk {
  readonly #deps: PlanDeskDeps;

  constructor(deps: PlanDeskDeps) {
    this.#deps = deps;
  }

  plan(request: PlanRequest): void {
    const {shared, survey, log} = this.#deps;
    const described = answered(shared, "described", (outcome: Outcome<ModelDetails>) => {
      if (!outcome.ok) return request.done(outcome);
      const details = outcome.value;
      const refusal = contextRefusal(details, request.contextLength);
      if (refusal) return request.done(refusal);
      survey.look(details, log.state.placements.get(modelKey(request.name)), (surveyed) => request.done(surveyed.ok ? this.#view(request, details, surveyed.value) : surveyed));
    });
    if (!shared.deps.models.send({type: "describe", name: request.name, done: described})) request.done(fail("busy", "too many requests are waiting"));
  }

  #view({name, strategy, stages, ranks, streams, promptTokens, contextLength: asked}: PlanRequest, details: ModelDetails, {peers, links}: Surveyed): Outcome<PlanView> {
    const {config} = this.#deps.shared.deps;
    const {info, blobSize, adapter} = details;
    const contextLength = contextOf(details, asked, config);
    const {rules, activations} = groupSettings(this.#deps.log.state, config.agreement);
    const trust = this.#deps.experience.trust({layers: info.layers, contextLength, sizeBytes: blobSize});
    const policy = {strategy, stages, ranks, streams, promptTokens, contextLength, sequencesMax: config.sequencesMax, rules, trust};
    const decision = decide(shapeOf(info, adapter?.size, activations), peers, policy, links);
    return decision.ok
      ? ok({model: displayModelName(name), contextLength, ...this.#scaled(name), ...viewOf(decision.value, peers, this.#deps.shared.deps.world.transport.self)})
      : decision;
  }

  #scaled(name: ModelName): Pick<PlanView, "scaled"> {
    const placement = this.#deps.log.state.placements.get(modelKey(name));
    if (!placement?.scaling) return {};
    const {added, reason} = placement.scaling;
    return {scaled: {replicas: headsOf(placement).length, added: added.length, reason}};
  }
}

function viewOf(decision: Decision, peers: readonly PeerCapacity[], self: PeerId): Omit<PlanView, "model" | "contextLength"> {
  const {report, policy, plan} = decision;
  const {links} = report.terrain;
  const chosen = plan.ok ? plan.value : undefined;
  return {
    streams: policy.streams,
    promptTokens: policy.promptTokens,
    refusal: plan.ok ? undefined : plan.error,
    reasons: chosen?.reasons ?? [],
    weighed: report.weighed.map((one) => weighedView(one, chosen)),
    peers: peers.map((peer) => ({
      id: peer.id,
      memoryFreeBytes: peer.memoryFreeBytes,
      diskFreeBytes: peer.diskFreeBytes,
      speed: report.terrain.speeds.get(peer.id),
      isMeasured: peer.measured !== undefined,
      rttMs: peer.rttMs,
      bytesPerMs: links.isSpeedMeasured(self, peer.id) ? links.bytesPerMs(self, peer.id) : undefined,
      holdsModel: peer.holdsModel,
      absence: chosen && whyAbsent(decision, chosen.strategy, peers, peer),
    })),
    links: pairsOf(chosen ? [chosen.stages] : []).map(([a, b]) => ({
      between: [a, b],
      rttMs: links.rttMs(a, b),
      bytesPerMs: links.bytesPerMs(a, b),
      isRttMeasured: links.isMeasured(a, b),
      isSpeedMeasured: links.isSpeedMeasured(a, b),
    })),
  };
}

function weighedView({strategy, verdict, candidate, failure}: Weighed, chosen: Plan | undefined): WeighedView {
  return {
    strategy,
    verdict: chosen?.strategy === strategy ? "chosen" : verdict,
    reason: failure?.message,
    chains: candidate?.chains ?? [],
    prediction: candidate?.prediction,
    fetchShare: candidate?.fetchShare,
  };
}

function whyAbsent({report, policy}: Decision, strategy: Strategy, peers: readonly PeerCapacity[], peer: PeerCapacity): string | undefined {
  const candidate = report.weighed.find((one) => one.strategy === strategy)?.candidate;
  if (!candidate || !leftOut(candidate, peers).includes(peer)) return undefined;
  return whyNotPeer(report, candidate, peers, peer, policy);
}
