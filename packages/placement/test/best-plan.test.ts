import {describe, expect, it} from "vitest";
import {decide, defaultRules, Links, type Plan, stageMemoryBytes} from "../src/index.ts";
import {candidateOf} from "../src/weigh-plans.ts";
import {bestOfAll} from "./support/exhaustive.ts";
import {drawTopology, type Topology} from "./support/topologies.ts";

const SEEDS = 60;
/** Without thresholds: what is best, not what is allowed. */
const rules = {...defaultRules, pipelineLayersOver: 0};

function decideOn({shape, peers, links, streams, contextLength}: Topology): ReturnType<typeof decide> {
  return decide(shape, peers, {strategy: "auto", stages: undefined, contextLength, sequencesMax: 1, streams, rules}, new Links(links));
}

/** What is wrong with a plan, as sentences. */
function faults({shape, peers, contextLength}: Topology, {stages, replicas = []}: Plan): readonly string[] {
  const chains = [stages, ...replicas];
  const seats = chains.flat();
  const twice = new Set(seats.map(({peer}) => peer)).size === seats.length ? [] : ["a peer has two stages"];
  const uncovered = chains.filter((chain) => chain.some(({firstLayer}, i) => firstLayer !== (chain[i - 1]?.lastLayer ?? -1) + 1) || chain.at(-1)?.lastLayer !== shape.layers - 1);
  const crowded = seats.filter(({peer, firstLayer, lastLayer}) => {
    const at = peers.find(({id}) => id === peer);
    const held = new Set(at?.heldLayers);
    const layers = shape.layerBytes.slice(firstLayer, lastLayer + 1).reduce((sum, bytes, i) => sum + (held.has(firstLayer + i) ? 0 : bytes), 0);
    const toFetch = at?.holdsModel ? 0 : layers + shape.everyBytes + (firstLayer === 0 ? shape.firstBytes : 0) + (lastLayer === shape.layers - 1 ? shape.lastBytes : 0);
    return !at || stageMemoryBytes(shape, firstLayer, lastLayer, contextLength) > at.memoryFreeBytes || toFetch > (at.diskFreeBytes ?? Number.POSITIVE_INFINITY);
  });
  const illegal = seats.filter(({firstLayer}) => firstLayer !== 0 && !(shape.split.kind === "splittable" && shape.split.cuts.includes(firstLayer)));
  return [...twice, ...uncovered.map(() => "layers are missing"), ...crowded.map(({peer}) => `${peer} has no room`), ...illegal.map(() => "cut where none is legal")];
}

describe("the plan that auto chooses", () => {
  it(`is within 10 % of the best of all there could be, and feasible, over ${SEEDS} topologies`, () => {
    const ratios = Array.from({length: SEEDS}, (_, seed) => {
      const topology = drawTopology(seed, 5, 7);
      const decision = decideOn(topology);
      const best = bestOfAll(topology);
      if (!decision.ok || !decision.value.plan.ok) return best === undefined ? 1 : 0;
      const plan = decision.value.plan.value;
      expect(faults(topology, plan)).toEqual([]);
      const {report, policy} = decision.value;
      return candidateOf(report.terrain, topology.peers, plan.strategy, [plan.stages, ...(plan.replicas ?? [])], policy).score / (best as number);
    });
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(0.9);
  });
});
