import type {ModelShape, PlannedStage} from "./types.ts";

/** Peers that share one layer range at most: each adds a message a layer to every other. */
export const RANKS_MAX = 8;

/** Who serves a stage, by rank. */
export function ranksOf({peer, fellows}: Pick<PlannedStage, "peer" | "fellows">): readonly string[] {
  return fellows ? [peer, ...fellows] : [peer];
}

/** The peer's place in the group of a stage, 0 for one that serves it alone; -1: it does not serve it. */
export function rankOf(stage: Pick<PlannedStage, "peer" | "fellows">, peer: string): number {
  return ranksOf(stage).indexOf(peer);
}

/** What each of so many ranks holds of a model: its part of the layers and their KV, and all of what belongs to none. */
export function groupShape(shape: ModelShape, ranks: number): ModelShape {
  return {...shape, layerBytes: shape.layerBytes.map((bytes) => Math.ceil(bytes / ranks)), kvBytesPerTokenLayer: Math.ceil(shape.kvBytesPerTokenLayer / ranks)};
}
