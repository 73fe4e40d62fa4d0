import {type Decision, type Plan, stageMemoryBytes} from "../../src/index.ts";
import {candidateOf} from "../../src/weigh-plans.ts";
import type {Topology} from "./topologies.ts";

/** What is wrong with a plan, as sentences. */
export function planFaults({shape, peers, contextLength}: Topology, {stages, replicas = []}: Plan): readonly string[] {
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

/** What plans are compared by. */
export function scoreOf({peers}: Topology, {report, policy}: Decision, {strategy, stages, replicas}: Plan): number {
  return candidateOf(report.terrain, peers, strategy, [stages, ...(replicas ?? [])], policy).score;
}
