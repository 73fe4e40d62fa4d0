import {decodeCommand, type Placement} from "@ollamesh/catalog";
import type {Invariant} from "./invariant.ts";

/** A placement that anybody is asked to agree on gives every layer to exactly one stage, in order, and no stage is empty. */
export function everyLayerOnce(): Invariant {
  return {
    name: "a plan covers every layer exactly once",
    raft(cluster, from, {message}) {
      if (message.type !== "append" && message.type !== "proposal") return undefined;
      for (const entry of message.entries) {
        const command = entry.type === "normal" ? decodeCommand(entry.data)?.command : undefined;
        const fault = command?.type === "place" ? placementFault(command.placement, cluster.layersOf(command.placement.blob)) : undefined;
        if (fault) return `${from}: ${fault}`;
      }
      return undefined;
    },
  };
}

export function placementFault({stages}: {readonly stages: readonly Pick<Placement["stages"][number], "firstLayer" | "lastLayer">[]}, layers: number): string | undefined {
  const owners = Array.from({length: layers}, () => 0);
  for (const {firstLayer, lastLayer} of stages) {
    if (lastLayer < firstLayer) return `a stage of layers ${firstLayer}-${lastLayer}`;
    for (let layer = firstLayer; layer <= lastLayer; layer++) owners[layer] = (owners[layer] ?? 0) + 1;
  }
  if (owners.length !== layers) return `layers beyond the ${layers} there are`;
  const wrong = owners.findIndex((count) => count !== 1);
  if (wrong >= 0) return `layer ${wrong} is held by ${owners[wrong]} stages`;
  const ordered = stages.every((stage, index) => index === 0 || stage.firstLayer === (stages[index - 1]?.lastLayer ?? 0) + 1);
  return ordered ? undefined : "stages out of order";
}
