import {defineConfig} from "vitest/config";

/** Time, memory or bytes are measured in these: nothing else shall run beside them. */
const measuring = ["agreement", "lifecycle", "pull", "stage-loss", "suspicion", "voters"].map((name) => `test/e2e/${name}.test.ts`);

/** Real peers as processes on loopback, built before (`pnpm build`). Most of the time is spent waiting for elections and timeouts: two files share it. */
export default defineConfig({
  test: {
    reporters: ["verbose"],
    projects: [
      {extends: true, test: {name: "together", include: ["test/e2e/**/*.test.ts"], exclude: measuring, maxWorkers: 2, sequence: {groupOrder: 0}}},
      {extends: true, test: {name: "alone", include: measuring, maxWorkers: 1, fileParallelism: false, sequence: {groupOrder: 1}}},
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
  },
});
