/**
 * Uses every method of the official clients against each of three peers, of which one has the model, and again with the model split over all
 * three. Prints what failed; ends with 1 when anything did. `pnpm build` before.
 */
import {TestMesh} from "../../e2e/support/mesh.ts";
import {clients, prepareModels, targetOf} from "./all.ts";

const mesh = await TestMesh.start(3);
let [passed, failed] = [0, 0];

async function runAll(where: string): Promise<void> {
  for (const [index, peer] of mesh.peers.entries()) {
    for (const [client, checks] of clients) {
      for (const check of checks) {
        const error = await check.run(targetOf(peer)).then(
          () => undefined,
          (thrown: Error) => thrown,
        );
        if (error) process.stdout.write(`failed: ${where}, peer ${index + 1}, ${client}: ${check.name}: ${error.message}\n`);
        if (error) failed++;
        else passed++;
      }
    }
  }
}

try {
  await prepareModels(mesh.peer(0));
  await runAll("whole");
  for (const model of ["storyteller", "thinker", "caller"]) await mesh.peer(0).post("/api/v1/deploy", {model, strategy: "pipeline", stages: 3});
  await runAll("split over three");
} finally {
  await mesh.stop();
}
process.stdout.write(`${passed} checks passed, ${failed} failed: ${clients.map(([client, checks]) => `${client} ${checks.length}`).join(", ")}, on 3 peers, whole and split\n`);
process.exitCode = failed > 0 ? 1 : 0;
