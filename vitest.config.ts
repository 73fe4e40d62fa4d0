import {defineConfig} from "vitest/config";

/** Unit tests of every package; those that need whole peers are in vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    reporters: [["default", {summary: false}]],
  },
});
