import {cpus} from "node:os";
import {expect, it} from "vitest";
import {createPrometheus, declareProcessMetrics} from "../src/index.ts";

async function hostSeconds(): Promise<{readonly busy: number; readonly idle: number}> {
  const metrics = createPrometheus();
  declareProcessMetrics(metrics);
  const text = await metrics.text();
  const of = (mode: string): number => Number(new RegExp(`^ollamesh_host_cpu_seconds_total\\{mode="${mode}"\\} (\\S+)$`, "m").exec(text)?.[1]);
  return {busy: of("busy"), idle: of("idle")};
}

it("the host's processor time grows by what its cores had, and is busy where this process is", async () => {
  const before = await hostSeconds();
  const startedAt = performance.now();
  while (performance.now() - startedAt < 500);
  const after = await hostSeconds();
  const elapsed = (performance.now() - startedAt) / 1000;
  const [busy, idle] = [after.busy - before.busy, after.idle - before.idle];
  // Of a host that others use this process may have had less than a core; what waits for a disk is neither.
  expect(busy).toBeGreaterThan(0.1);
  expect(idle).toBeGreaterThanOrEqual(0);
  expect(busy + idle).toBeLessThan(1.2 * elapsed * cpus().length + 0.1);
});
