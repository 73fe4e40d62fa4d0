import type {MetricSample, Metrics, ReadSamples} from "@ollamesh/ports";
import {expect, it} from "vitest";
import {declareAgreementMetrics} from "../src/agreement-metrics.ts";
import {createFake} from "./support/fake-service.ts";

it("tells term, leader, log and members, and how long each change took", async () => {
  const families = new Map<string, ReadSamples>();
  const took: number[] = [];
  const metrics: Metrics = {
    counter: ({name}, read) => void families.set(name, read),
    gauge: ({name}, read) => void families.set(name, read),
    histogram: () => () => (value) => void took.push(value),
  };
  const {service} = createFake();
  let observe: (tookMs: number) => void = () => expect.unreachable();
  declareAgreementMetrics(metrics, {
    ...service,
    agreement: (request) => {
      if (request.type !== "observe_changes") return service.agreement(request);
      observe = request.observe;
      return true;
    },
  });
  const values = async (name: string): Promise<readonly MetricSample[]> => [...((await families.get(`ollamesh_raft_${name}`)?.()) ?? [])];
  expect(await values("term")).toEqual([{labels: {}, value: 2}]);
  expect(await values("log_entries")).toEqual([{labels: {}, value: 2}]);
  expect(await values("appended_entries_total")).toEqual([{labels: {}, value: 3}]);
  expect((await values("members")).map(({labels, value}) => [labels["role"], value])).toEqual([
    ["voter", 1],
    ["becoming_voter", 0],
    ["leaving_voter", 0],
    ["learner", 0],
  ]);
  observe(40);
  expect(took).toEqual([0.04]);
});
