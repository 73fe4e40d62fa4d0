import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach, describe, expect, it} from "vitest";
import {LoadFigures, type LoadSummary} from "../src/cli/loadtest/load-figures.ts";
import {type LoadPlan, loadPlan, stressLimits} from "../src/cli/loadtest/load-plan.ts";
import {runLoad} from "../src/cli/loadtest/load-run.ts";
import {runStress, type StressStep, stressWords} from "../src/cli/loadtest/load-stress.ts";

const LIMITS = {p95Ms: 100, successPercent: 99};
const PLAN = loadPlan({stress: true, thinkTime: "0s"}, "http://127.0.0.1:1");

/** A step whose answers all took so long, and of which so many in a hundred were good. */
function summaryOf(ms: number, good = 100): LoadSummary {
  const figures = new LoadFigures();
  for (let i = 0; i < 100; i++)
    figures.add({outcome: i < good ? "ok" : "error", kind: "busy", isUnreachable: false, firstTokenMs: ms, totalMs: ms, tokens: 1, waitMs: 0, servedBy: "p", text: ""});
  return figures.summary(1000);
}

async function stressed(step: (plan: LoadPlan) => LoadSummary | undefined, plan = PLAN) {
  const told: StressStep[] = [];
  const result = await runStress(plan, LIMITS, {run: async (one) => step(one), told: (one) => told.push(one)});
  return {result, told, words: stressWords(result, LIMITS)};
}

let server: Server | undefined;
afterEach(() => server?.close().closeAllConnections());

describe("the stress test", () => {
  it("has half as many more users each step until answers are late, and then as few as at first", async () => {
    const {result, told, words} = await stressed(({users}) => summaryOf(users > 30 ? 500 : 50));
    expect(result.steps.map(({users, holds}) => [users, holds])).toEqual([
      [8, true],
      [12, true],
      [18, true],
      [27, true],
      [41, false],
    ]);
    expect(result.afterwards).toMatchObject({users: 8, holds: true});
    expect(told.length).toBe(6);
    expect(words).toBe(
      "holds 27 users, 100.0 requests a second (at least 99 % good, P95 at most 0.1 s); breaks with 41: 100.00 % good, P95 0.5 s; afterwards 8 users are served as before",
    );
  });

  it("ends where answers are lost, and says when peers do not recover from it", async () => {
    let broken = false;
    const {result, words} = await stressed(({users}) => {
      broken ||= users > 8;
      return summaryOf(50, broken ? 98 : 100);
    });
    expect(result.steps.map(({holds}) => holds)).toEqual([true, false]);
    expect(result.afterwards?.holds).toBe(false);
    expect(words).toMatch(/breaks with 12: 98\.00 % good.*afterwards 8 users are NOT served as before$/);
  });

  it("holds nothing where nobody answers, and ends at the most users there may be, or when it is told to", async () => {
    expect((await stressed(() => new LoadFigures().summary(1000))).words).toMatch(/^holds no step/);
    const all = await stressed(() => summaryOf(1));
    expect(all.result.steps.at(-1)?.users).toBeLessThanOrEqual(10_000);
    expect([all.result.afterwards, all.words]).toEqual([undefined, expect.stringMatching(/; no step broke it$/)]);
    const ended = await stressed(({users}) => (users > 10 ? undefined : summaryOf(1)));
    expect(ended.result).toMatchObject({steps: [{users: 8}], afterwards: undefined});
  });

  it("finds how many a server answers at once, and that it lives", async () => {
    let under = 0;
    const answer = '{"message":{"content":"x"},"done":true,"eval_count":1}\n';
    server = createServer((request, response) => {
      under++;
      const isMuch = under > 20;
      const end = (): void => {
        under--;
        response.writeHead(isMuch ? 503 : 200).end(isMuch ? '{"error":"busy"}' : answer);
      };
      request.resume().on("end", () => setTimeout(end, 20));
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const plan = loadPlan({stress: true, thinkTime: "0s", duration: "300ms", concurrentUsers: "5"}, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const run = async (step: LoadPlan): Promise<LoadSummary> => {
      const figures = new LoadFigures();
      await runLoad(step, figures, new AbortController().signal);
      return figures.summary(300);
    };
    const {steps, afterwards} = await runStress(plan, {p95Ms: 5000, successPercent: 99}, {run, told() {}});
    expect(steps.map(({users, holds}) => [users, holds])).toEqual([
      [5, true],
      [8, true],
      [12, true],
      [18, true],
      [27, false],
    ]);
    expect(steps.at(-1)?.summary.errors).toEqual({"503 busy": expect.any(Number)});
    expect(afterwards?.holds).toBe(true);
  });

  it("is no page in Markdown, and its limit is a duration", () => {
    expect(() => loadPlan({stress: true, markdown: "x.md"}, "http://h")).toThrow("--markdown: is not written of --stress: use --json");
    expect(() => stressLimits({p95: "soon"})).toThrow("--p95: must be a duration");
    expect(stressLimits({})).toEqual({p95Ms: 2000, successPercent: 99});
  });
});
