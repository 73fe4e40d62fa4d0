import type {ClusterView, LadderView} from "@ollamesh/node";
import {expect, it} from "vitest";
import {healthOf, type Served} from "../src/health-view.ts";

const normal: LadderView = {rung: "normal", reason: "", pressure: {lateMs: 1, memoryShare: 0.2, diskFreeBytes: undefined}};
const member = (peer: string, isUp = true, drains = false): ClusterView["members"][number] =>
  ({node: 1, peer, zone: "", role: "voter", isLeader: false, isUp, condition: "up", drains, lag: 0, silentMs: 0}) as ClusterView["members"][number];

function health(ladder: Partial<LadderView>, cluster: Partial<ClusterView>, served: Partial<Served> = {}): string {
  const {status, reasons} = healthOf("me", {...normal, ...ladder}, {state: "member", members: [member("me")], apart: [], ...cluster} as ClusterView, {
    loaded: [],
    placements: [],
    ...served,
  });
  return [status, ...reasons].join(" | ");
}

it.each<[string, Partial<LadderView>, Partial<ClusterView>]>([
  ["ok", {}, {}],
  ["ok", {}, {state: "alone"}],
  ["unavailable | requests are refused: memory is used to 99 %", {rung: "refusing", reason: "memory is used to 99 %"}, {state: "no_quorum"}],
  ["unavailable | it is drained", {}, {members: [member("me", true, true)]}],
  ["ok", {}, {members: [member("me"), member("other", true, true)]}],
  ["unavailable | it reads its log", {}, {state: "starting"}],
  ["degraded | requests of low priority are refused: it is 600 ms behind", {rung: "shed", reason: "it is 600 ms behind"}, {}],
  ["degraded | there is no quorum: what is placed is served, nothing can be changed | peer b is away", {}, {state: "no_quorum", members: [member("me"), member("b", false)]}],
  ["degraded | it waits to be taken in by the peers it was told to join", {}, {state: "joining"}],
  ["degraded | fewer peers than --min-nodes are there", {}, {state: "forming"}],
  ["degraded | peers of another group are about: x", {}, {apart: ["x"]}],
])("%s", (said, ladder, cluster) => {
  expect(health(ladder, cluster)).toBe(said);
});

it.each<[string, Partial<Served>]>([
  ["ok", {loaded: [{deployment: "library/owl:latest#1@a", silentMs: 9000}]}],
  ["degraded | nothing has come back from the stages of owl:latest for 12 s", {loaded: [{deployment: "registry.ollama.ai/library/owl:latest#1@a", silentMs: 12_000}]}],
  [
    "degraded | a stage of owl is down on peer b: its runner died",
    {
      placements: [
        {
          model: "owl",
          stages: [
            {peer: "a", state: "ready", detail: ""},
            {peer: "b", state: "failed", detail: "its runner died"},
            {peer: "c", state: "loading", detail: ""},
          ],
        },
      ],
    },
  ],
])("of what is served: %s", (said, served) => {
  expect(health({}, {}, served)).toBe(said);
});
