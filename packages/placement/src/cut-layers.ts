import {stageMemoryBytes, stageReadBytes} from "./stage-memory.ts";
import type {ModelShape, PeerCapacity, PlannedStage} from "./types.ts";

/** Cells of the cutting table at most: 64 stages over 1024 layers' cuts squared would not answer in time. */
export const STAGES_MAX = 64;

interface Cell {
  /** Slowest stage so far, bytes over speed. */
  readonly cost: number;
  readonly from: number;
}

/**
 * Cuts the layers into one range for each peer, in the given order, so that the slowest stage (bytes read per token over speed) is as
 * fast as possible. Undefined when no legal cutting fits the peers' memory.
 * Dynamic programming over (stage, end layer): O(stages x cuts^2).
 */
export function cutLayers(shape: ModelShape, peers: readonly PeerCapacity[], contextTokens: number): PlannedStage[] | undefined {
  if (shape.split.kind === "whole_only" && peers.length > 1) return undefined;
  const bounds = [0, ...(shape.split.kind === "splittable" ? shape.split.cuts : []), shape.layers];
  let row: (Cell | undefined)[] = bounds.map((_, i) => (i === 0 ? {cost: 0, from: -1} : undefined));
  const table: (Cell | undefined)[][] = [];
  for (const peer of peers) {
    row = nextRow(shape, bounds, row, peer, contextTokens);
    table.push(row);
  }
  return readBack(shape, bounds, table, peers, contextTokens);
}

function nextRow(shape: ModelShape, bounds: readonly number[], before: readonly (Cell | undefined)[], peer: PeerCapacity, contextTokens: number): (Cell | undefined)[] {
  return bounds.map((end, endIndex) => {
    let best: Cell | undefined;
    for (let from = 0; from < endIndex; from++) {
      const cell = before[from];
      if (!cell) continue;
      const first = bounds[from] as number;
      const memory = stageMemoryBytes(shape, first, end - 1, contextTokens);
      if (memory > peer.memoryFreeBytes || !holdsEachKind(shape, first, end - 1)) continue;
      const cost = Math.max(cell.cost, stageReadBytes(shape, first, end - 1) / peer.speed);
      if (!best || cost < best.cost) best = {cost, from};
    }
    return best;
  });
}

function holdsEachKind(shape: ModelShape, first: number, last: number): boolean {
  if (shape.split.kind === "whole_only") return true;
  return shape.split.eachStageNeeds.every((layers) => layers.some((layer) => layer >= first && layer <= last));
}

function readBack(
  shape: ModelShape,
  bounds: readonly number[],
  table: readonly (readonly (Cell | undefined)[])[],
  peers: readonly PeerCapacity[],
  contextTokens: number,
): PlannedStage[] | undefined {
  const stages: PlannedStage[] = [];
  let end = bounds.length - 1;
  for (let stage = peers.length - 1; stage >= 0; stage--) {
    const cell = table[stage]?.[end];
    if (!cell) return undefined;
    const firstLayer = bounds[cell.from] as number;
    const lastLayer = (bounds[end] as number) - 1;
    const memoryBytes = stageMemoryBytes(shape, firstLayer, lastLayer, contextTokens);
    stages.unshift({peer: (peers[stage] as PeerCapacity).id, firstLayer, lastLayer, memoryBytes});
    end = cell.from;
  }
  return stages;
}
