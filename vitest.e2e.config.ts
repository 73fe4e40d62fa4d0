import {defineConfig} from "vitest/config";

const files = (...names: readonly string[]): string[] => names.map((name) => `test/e2e/${name}.test.ts`);

/** Processor time, memory or throughput are measured in these: nothing else shall run beside them. */
const measuring = files("lifecycle", "pull", "stage-loss");
/** These wait for elections and suspicions in seconds of the clock: two at a time take little of the machine, work beside them would. */
const timed = files("agreement", "suspicion", "voters");

/** Real peers as processes on loopback, built before (`pnpm build`). Most of the time is spent waiting for elections and timeouts: two files share it. */
export default defineConfig({
  test: {
    reporters: ["verbose"],
    projects: [
      {extends: true, test: {name: "together", include: ["test/e2e/**/*.test.ts"], exclude: [...measuring, ...timed], maxWorkers: 2, sequence: {groupOrder: 0}}},
      {extends: true, test: {name: "timed", include: timed, maxWorkers: 2, sequence: {groupOrder: 1}}},
      {extends: true, test: {name: "alone", include: measuring, maxWorkers: 1, fileParallelism: false, sequence: {groupOrder: 2}}},
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
  },
});
