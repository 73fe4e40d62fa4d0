import {simReference} from "../ports/sim-model.ts";
import type {Invariant} from "./invariant.ts";

/** An answer is what the whole model says, token by token; one that failed was right as far as it came, and says so. */
export function answersAreRight(): Invariant {
  return {
    name: "answers are the model's",
    end(cluster) {
      for (const answer of cluster.clients.answers) {
        const prompt = [...new TextEncoder().encode(answer.prompt)];
        const right = simReference(cluster.blobOf(answer.model), prompt, answer.tokensMax);
        const at = `the answer at ${answer.node} from ${answer.startedAtMs} ms on`;
        // A node that crashed meanwhile ends nothing; what it had said until then was right all the same.
        if (answer.outcome === undefined && cluster.wasUpSince(answer.node, answer.startedAtMs)) return `${at} never ended`;
        if (answer.outcome === "done" && answer.text !== right) return `${at} is ${JSON.stringify(answer.text)}, right is ${JSON.stringify(right)}`;
        if (!right.startsWith(answer.text)) return `${at} began ${JSON.stringify(answer.text)}, right is ${JSON.stringify(right)}`;
        const isCalledOff = answer.cancelledAtMs !== undefined && answer.outcome?.startsWith("cancelled:");
        if (answer.phase === "liveness" && answer.outcome !== "done" && !isCalledOff) return `${at} failed without a fault: ${answer.outcome}`;
      }
      return undefined;
    },
  };
}
