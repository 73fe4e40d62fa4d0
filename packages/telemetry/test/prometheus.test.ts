import {expect, it} from "vitest";
import {createPrometheus, declareProcessMetrics} from "../src/index.ts";

it("writes what is declared, as it is at that moment", async () => {
  const prometheus = createPrometheus();
  let bytes = 5;
  prometheus.counter({name: "a_bytes_total", help: "Bytes.", labels: ["class"]}, () => [{labels: {class: "bulk"}, value: bytes}]);
  prometheus.gauge({name: "b", help: "Members.", labels: []}, async () => [{labels: {}, value: -1}]);
  const observe = prometheus.histogram({name: "c_seconds", help: "Waits.", labels: ["class"]}, [0.1, 1])({class: "bulk"});
  observe(0.05);
  observe(7);
  expect(await prometheus.text()).toContain('# HELP a_bytes_total Bytes.\n# TYPE a_bytes_total counter\na_bytes_total{class="bulk"} 5\n');
  bytes = 9;
  const text = await prometheus.text();
  expect(text).toContain('a_bytes_total{class="bulk"} 9\n');
  expect(text).toContain("# TYPE b gauge\nb -1\n");
  for (const line of ['c_seconds_bucket{le="0.1",class="bulk"} 1', 'c_seconds_bucket{le="+Inf",class="bulk"} 2', 'c_seconds_sum{class="bulk"} 7.05']) expect(text).toContain(line);
});

it("counts nothing twice when two read at once, and shows no series that are gone", async () => {
  const prometheus = createPrometheus();
  let peers = ["a", "b"];
  prometheus.counter({name: "bytes_total", help: "Bytes.", labels: ["peer"]}, async () => peers.map((peer) => ({labels: {peer}, value: 3})));
  const both = await Promise.all([prometheus.text(), prometheus.text()]);
  for (const text of both) expect(text.match(/bytes_total\{.*/g)).toEqual(['bytes_total{peer="a"} 3', 'bytes_total{peer="b"} 3']);
  peers = ["b"];
  expect((await prometheus.text()).match(/bytes_total\{.*/g)).toEqual(['bytes_total{peer="b"} 3']);
});

it("leaves out what cannot be read, cuts off what is too much, and escapes what others chose", async () => {
  const prometheus = createPrometheus();
  prometheus.gauge({name: "broken", help: "It throws.", labels: []}, () => Promise.reject(new Error("no")));
  prometheus.gauge({name: "many", help: "Too many.", labels: ["n"]}, () => Array.from({length: 10_000}, (_, n) => ({labels: {n: String(n)}, value: n})));
  prometheus.gauge({name: "odd", help: "A hostile name.", labels: ["n"]}, () => [{labels: {n: '"} 1\nforged 2'}, value: 1}]);
  const text = await prometheus.text();
  expect(text).not.toMatch(/^broken /m);
  expect(text.match(/^many\{/gm)).toHaveLength(4096);
  expect(text).not.toMatch(/^forged/m);
});

it("tells what the process takes", async () => {
  const prometheus = createPrometheus();
  declareProcessMetrics(prometheus);
  const value = Number(/process_resident_memory_bytes (\d+)/.exec(await prometheus.text())?.[1]);
  expect(value).toBeGreaterThan(2 ** 20);
});
