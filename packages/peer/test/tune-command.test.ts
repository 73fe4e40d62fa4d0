import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Tuning, WeighedWay} from "@ollamesh/inference";
import {expect, it} from "vitest";
import {readTrace} from "../src/cli/tune/trace-file.ts";
import {tune} from "../src/cli/tune/tune-command.ts";
import {fragmentOf, verdictText} from "../src/cli/tune/tune-report.ts";
import {loadConfig} from "../src/config/load-config.ts";

const SELF = "12D3KooWAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const OTHER = "12D3KooWBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
const THIRD = "12D3KooWCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC";
const SPEEDS: Readonly<Record<string, number>> = {[SELF]: 5, [OTHER]: 50, [THIRD]: 5};

const candidate = (peer: string): object => ({
  peer,
  loaded: true,
  suspected: false,
  rtt_ms: peer === SELF ? 0 : 1,
  weight: 1,
  expected_ms: 10,
  predicted_ms: 10,
  busy: 0,
  own: 0,
  slots: 2,
  token_ms: 5,
  warm_tokens: 0,
});

/** Peers in turn, one of which takes ten times as long. */
function told(count: number, peers: readonly string[] = [SELF, OTHER, THIRD]): {readonly requests: object[]} {
  const requests = Array.from({length: count}, (_, i) => {
    const peer = peers[i % peers.length] as string;
    const outputMs = 40 * (SPEEDS[peer] as number);
    return {
      at: new Date(1.8e12 + i * 400).toISOString(),
      model: "storyteller",
      prompt_tokens: 0,
      output_tokens: 40,
      tokens_max: 40,
      wait_ms: 0,
      prompt_ms: 0,
      output_ms: outputMs,
      first_token_ms: 0,
      total_ms: outputMs,
      peer,
      reason: "its turn",
      of: peers.length,
      candidates: [peer, ...peers.filter((one) => one !== peer)].map(candidate),
    };
  });
  return {peer: SELF, settings: {routing: "round_robin", routing_weight: 1, predictive_routing: false, predictive_learning_rate: 0.01}, requests} as {requests: object[]};
}

async function said(answer: unknown, flags: Parameters<typeof tune>[1]): Promise<string> {
  const lines: string[] = [];
  await tune({client: {get: async () => answer, url: "http://peer"}, print: (line: string) => lines.push(line)} as never, flags);
  return lines.join("\n");
}

const folder = (): string => mkdtempSync(join(tmpdir(), "tune-"));

it("prints every way beside what is in force, suggests one that does not ask a slow peer in turn, and writes settings a peer can be started with", async () => {
  const out = join(folder(), "suggested.yaml");
  const text = await said(told(90), {fromHistory: true, out});
  expect(text).toMatch(/storyteller {2,}…BBBBBBBB {2,}50\.0 ms/);
  expect(text).toMatch(/round_robin \(now\) {2,}equal/);
  expect(text).toMatch(/suggested: (auto|least_connections)/);
  const config = loadConfig({config: out}, {});
  expect(["auto", "least_connections"]).toContain(config.routing);
  expect(readFileSync(out, "utf8")).toMatch(/^# Of 90 requests from 2027/);
  expect(
    readFileSync(out, "utf8")
      .split("\n")
      .every((line) => /^(#.*|[a-z_]+: \S+|)$/.test(line)),
  ).toBe(true);
});

it("tells its own weight and those of the others only where they are to change", () => {
  const prediction = {isUsed: false, rate: 0.01};
  const way = (mode: "auto" | "weighted", weights: readonly (readonly [string, number])[]): WeighedWay => ({
    settings: {mode, prediction, weights: new Map(weights)},
    changes: 1,
    meanMs: 100,
    p95Ms: 200,
  });
  const even = [[SELF, 1] as const, [OTHER, 1] as const];
  const [now, best] = [way("weighted", even), way("weighted", [[SELF, 10] as const, [OTHER, 3] as const])];
  const figures = {meanMs: 90, p95Ms: 180};
  const tuning: Tuning = {verdict: "better", requests: 90, recorded: figures, meshes: [], ways: [now, best], best, proof: {now: figures, best: {meanMs: 60, p95Ms: 110}}};
  const trace = readTrace(told(90), "here");
  expect(fragmentOf(tuning, trace)).toMatch(new RegExp(`\nrouting: weighted\n.*\nrouting_weight: 10\n# Each peer.*\n# ${OTHER}: routing_weight: 3\n$`));
  expect(fragmentOf(tuning, trace)).toMatch(/# Replayed: mean 90 ms -> 60 ms, p95 180 ms -> 110 ms/);
  expect(verdictText(tuning, trace)).toMatch(/^suggested: weighted, weights …AAAAAAAA 10, …BBBBBBBB 3;/);
  expect(fragmentOf({...tuning, best: way("auto", even)}, trace)).not.toMatch(/routing_weight/);
  for (const verdict of ["too_short", "one_peer", "unlike"] as const) expect(fragmentOf({...tuning, verdict}, trace)).toBeUndefined();
});

it("reads a saved history, tells programs the same, and prints settings where no file is named", async () => {
  const from = join(folder(), "history.json");
  writeFileSync(from, JSON.stringify(told(90)));
  const json = JSON.parse(await said(undefined, {fromHistory: true, from, json: true}));
  expect(json).toMatchObject({peer: SELF, verdict: "better", requests: 90, models: [{model: "storyteller"}]});
  expect(json.ways[0]).toMatchObject({routing: "round_robin", changes: 0});
  expect(json.suggested.routing).not.toBe("round_robin");
  expect(await said(undefined, {fromHistory: true, from})).toMatch(/\nrouting: (auto|least_connections)\npredictive_routing: (true|false)/);
});

it("says plainly when there is too little, or nothing to choose, and then writes nothing", async () => {
  const out = join(folder(), "suggested.yaml");
  expect(await said(told(20), {fromHistory: true})).toMatch(/^too short a history: 20 answers/);
  expect(await said(told(90, [SELF]), {fromHistory: true})).toMatch(/^nothing to choose/);
  await expect(said(told(20), {fromHistory: true, out})).rejects.toThrow(/is not written: too short/);
  expect(() => readFileSync(out)).toThrow();
  await expect(said(told(90), {})).rejects.toThrow(/--from-history/);
});

it("says that things are best as they are, and writes that", async () => {
  const out = join(folder(), "suggested.yaml");
  const even = told(90, [SELF, THIRD]);
  expect(await said(even, {fromHistory: true, out})).toMatch(/leave it as it is/);
  expect(loadConfig({config: out}, {})).toMatchObject({routing: "round_robin", predictiveRouting: false});
});

it("refuses what is no history, and what would break out of the file it writes", async () => {
  const bad = (change: (one: Record<string, unknown>) => void): unknown => {
    const all = told(90);
    change(all.requests[7] as Record<string, unknown>);
    return all;
  };
  const refused = async (answer: unknown): Promise<void> => {
    await expect(said(answer, {fromHistory: true})).rejects.toThrow(/is no history of routed requests/);
  };
  await refused({});
  await refused("nothing");
  await refused({...told(90), peer: "x\nrouting: weighted"});
  await refused(bad((one) => Object.assign(one, {total_ms: -1})));
  await refused(bad((one) => Object.assign(one, {candidates: []})));
  await refused(bad((one) => Object.assign(one, {candidates: [{...candidate(SELF), peer: "a: b"}]})));
  await refused({...told(90), requests: Array.from({length: 10_001}, () => told(1).requests[0])});
  await expect(said(undefined, {fromHistory: true, from: "/nowhere/at/all"})).rejects.toThrow(/cannot read/);
});
