import {simReference} from "../ports/sim-model.ts";
import type {Invariant} from "./invariant.ts";

/** An answer is what the whole model says, token by token; one that failed was right as far as it came, and says so. */
export function answersAreRight(): Invariant {
  return {
    name: "answers are the model's",
    end(cluster) {
      for (const answer of cluster.clients.answers) {
        if (!cluster.wasUpSince(answer.node, answer.startedAtMs)) continue;
        const prompt = [...new TextEncoder().encode(answer.prompt)];
        const right = simReference(cluster.blobOf(answer.model), prompt, answer.tokensMax);
        const at = `the answer at ${answer.node} from ${answer.startedAtMs} ms on`;
        if (answer.outcome === undefined) return `${at} never ended`;
        if (answer.outcome === "done" && answer.text !== right) return `${at} is ${JSON.stringify(answer.text)}, right is ${JSON.stringify(right)}`;
        if (!right.startsWith(answer.text)) return `${at} began ${JSON.stringify(answer.text)}, right is ${JSON.stringify(right)}`;
        if (answer.phase === "liveness" && answer.outcome !== "done") return `${at} failed without a fault: ${answer.outcome}`;
      }
      return undefined;
    },
  };
}
