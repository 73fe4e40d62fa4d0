import type {PlacementView} from "@ollamesh/node";
import type {Invariant} from "./invariant.ts";

/** When nothing is in the way, every peer comes to know the same placements, and every deploy became ready. */
export function cataloguesAgree(): Invariant {
  return {
    name: "placements converge",
    end(cluster) {
      for (const deploy of cluster.clients.deploys) {
        if (!cluster.wasUpSince(deploy.node, deploy.startedAtMs)) continue;
        if (deploy.outcome === undefined) return `the deploy at ${deploy.node} from ${deploy.startedAtMs} ms on never ended`;
        if (deploy.phase === "liveness" && deploy.outcome !== "done") return `the deploy at ${deploy.node} failed without a fault: ${deploy.outcome}`;
      }
      const gone = cluster.clients.undeploys.filter(({phase}) => phase === "liveness");
      const failed = gone.find(({outcome}) => outcome !== "done");
      if (failed) return `the undeploy of ${failed.model} at ${failed.node} came to ${failed.outcome}`;
      const known = [...cluster.clients.placements].map(([node, placements]) => ({node, text: placements.map(textOf).toSorted().join("; ")}));
      const other = known.find(({text}) => text !== known[0]?.text);
      if (other) return `${other.node} knows ${other.text}, another knows ${known[0]?.text}`;
      const left = gone.length > 0 ? known.find(({text}) => text !== "") : undefined;
      return left && `${left.node} still knows ${left.text}, every model was undeployed`;
    },
  };
}

function textOf({model, epoch, stages}: PlacementView): string {
  return `${model}#${epoch} ${stages.map(({peer, fellows, firstLayer, lastLayer}) => `${[peer, ...fellows.map((one) => one.peer)].join("+")}:${firstLayer}-${lastLayer}`).join(" ")}`;
}
