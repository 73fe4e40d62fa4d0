import {expect, it} from "vitest";
import {type Decision, history, historyTable} from "../src/cli/history-command.ts";

const DECISION: Decision = {
  at: "2026-11-22T10:00:00.000Z",
  task: "deploy",
  reason: "whole on a: 50 tokens/s predicted",
  model: "storyteller",
  chosen: "pipeline",
  predicted: {tokens_per_second: 55.25, first_token_ms: 20},
  outcome: {
    runs: 3,
    failures: 1,
    tokens_per_second: 50,
    first_token_ms: 21,
    cpu_seconds: 0.456,
    wire_bytes: 20480,
    tokens_per_cpu_second: 87.7,
    peak_memory: [
      {peer: "12D3KooWAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABCDEFG", bytes: 64 * 2 ** 20},
      {peer: "b", bytes: 2 ** 30},
    ],
  },
};
const AT = Date.parse(DECISION.at) + 120_000;
const unknown = {tokens_per_second: null, first_token_ms: null, cpu_seconds: null, wire_bytes: null, tokens_per_cpu_second: null, peak_memory: []};

it("shows what was predicted beside what came of it and what it took, and nothing where nothing is known", () => {
  const table = historyTable(
    [DECISION, {...DECISION, chosen: "whole", predicted: {tokens_per_second: null, first_token_ms: null}, outcome: {...unknown, runs: 0, failures: 0}}],
    AT,
  );
  const [heading, pipeline, whole] = table.split("\n").map((line) => line.split(/ {4,}/));
  expect(heading?.slice(6, 9)).toEqual(["TOKENS/S", "PREDICTED", "CPU OF A RUN"]);
  expect(pipeline).toEqual(["2 minutes ago", "deploy", "storyteller", "pipeline", "3", "1", "50.0", "55.3", "0.46 s", "20.0 KiB", "87.7", "64.0 MiB …AABCDEFG, 1.0 GiB b"]);
  expect(whole).toEqual(["2 minutes ago", "deploy", "storyteller", "whole", "0", "0"]);
  expect(historyTable([{...DECISION, task: "scale", reason: "100 % of the slots are asked for"}], AT)).toMatch(/ {4,}100 % of the slots are asked for$/);
});

it("asks for as many as are wanted, and says so where there is nothing", async () => {
  const asked: string[] = [];
  const said = async (decisions: readonly Decision[], options: {limit: string; json?: boolean}): Promise<string> => {
    const lines: string[] = [];
    const get = async (path: string): Promise<{history: readonly Decision[]}> => {
      asked.push(path);
      return {history: decisions};
    };
    await history({client: {get}, print: (line: string) => lines.push(line), nowMs: () => AT} as never, options);
    return lines.join("\n");
  };
  expect(await said([], {limit: "7"})).toMatch(/^nothing was placed/);
  expect(asked).toEqual(["/api/v1/partition/history?limit=7"]);
  expect(JSON.parse(await said([DECISION], {limit: "1", json: true}))).toEqual({history: [DECISION]});
});
