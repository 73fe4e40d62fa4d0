import {defineConfig} from "vitest/config";

/** Real peers as processes on loopback, built before (`pnpm build`). One file at a time: they measure time and memory. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    reporters: ["verbose"],
  },
});
