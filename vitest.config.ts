import {defineConfig} from "vitest/config";

/** Tests of what runs native code, replaces modules for a while, or weighs its process: each file gets a process of its own. */
const apart = ["packages/engine-llama/test/**/*.test.ts", "packages/store-level/test/**/*.test.ts", "packages/telemetry/test/memory-metrics.test.ts"];

/** Unit tests of every package; those that need whole peers are in vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    projects: [
      {extends: true, test: {name: "apart", include: apart}},
      // To import the same modules anew for each of two hundred files took a sixth of the time.
      {extends: true, test: {name: "shared", include: ["packages/*/test/**/*.test.ts"], exclude: apart, isolate: false}},
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    reporters: [["default", {summary: false}]],
  },
});
