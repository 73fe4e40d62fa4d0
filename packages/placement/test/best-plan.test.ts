import {describe, expect, it} from "vitest";
import {decide, defaultRules, Links} from "../src/index.ts";
import {bestOfAll} from "./support/exhaustive.ts";
import {planFaults, scoreOf} from "./support/judge-plan.ts";
import {drawTopology, type Topology} from "./support/topologies.ts";

/** `pnpm sim:plan` tries a thousand, with a peer more. */
const SEEDS = 60;
/** Without thresholds: what is best, not what is allowed. */
const rules = {...defaultRules, pipelineLayersOver: 0};

function decideOn({shape, peers, links, streams, contextLength}: Topology): ReturnType<typeof decide> {
  return decide(shape, peers, {strategy: "auto", stages: undefined, contextLength, sequencesMax: 1, streams, rules}, new Links(links));
}

describe("the plan that auto chooses", () => {
  it(`is within 10 % of the best of all there could be, and feasible, over ${SEEDS} topologies`, () => {
    const ratios = Array.from({length: SEEDS}, (_, seed) => {
      const topology = drawTopology(seed, 5, 7);
      const decision = decideOn(topology);
      const best = bestOfAll(topology);
      if (!decision.ok || !decision.value.plan.ok) return best === undefined ? 1 : 0;
      const plan = decision.value.plan.value;
      expect(planFaults(topology, plan)).toEqual([]);
      return scoreOf(topology, decision.value, plan) / (best as number);
    });
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(0.9);
  });
});
