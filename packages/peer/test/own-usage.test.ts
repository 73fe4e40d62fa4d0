import {readdirSync} from "node:fs";
import {processUsage} from "@ollamesh/engine-llama";
import {createPrometheus} from "@ollamesh/telemetry";
import {expect, it} from "vitest";
import {declareOwnUsage} from "../src/serve/own-usage.ts";

it.runIf(process.platform === "linux")("how this process is scheduled is told", async () => {
  const prometheus = createPrometheus();
  declareOwnUsage(prometheus, () => processUsage(process.pid));
  const read = async (series: string): Promise<number> =>
    Number(
      (await prometheus.text())
        .split("\n")
        .find((line) => line.startsWith(`${series} `))
        ?.split(" ")[1],
    );
  // Others of its threads may come and go meanwhile.
  expect(Math.abs((await read("process_threads")) - readdirSync("/proc/self/task").length)).toBeLessThanOrEqual(4);
  expect(await read("process_cpus")).toBeGreaterThan(0);
  const before = await read('process_switches_total{kind="waited"}');
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await read('process_switches_total{kind="waited"}')).toBeGreaterThan(before);
});

it("nothing is told of it where the host does not say", async () => {
  const prometheus = createPrometheus();
  declareOwnUsage(prometheus, () => Promise.reject(new Error("not here")));
  expect(await prometheus.text()).not.toMatch(/^process_/m);
});
