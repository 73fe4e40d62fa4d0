import {createServer, type RequestListener, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach, describe, expect, it} from "vitest";
import {LoadFigures, spread} from "../src/cli/loadtest/load-figures.ts";
import {loadMarkdown} from "../src/cli/loadtest/load-markdown.ts";
import {type LoadFlags, loadPlan} from "../src/cli/loadtest/load-plan.ts";
import {loadReport} from "../src/cli/loadtest/load-report.ts";
import {runLoad} from "../src/cli/loadtest/load-run.ts";
import {scriptOf} from "../src/cli/loadtest/script-of-user.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function peer(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => request.resume().on("end", () => answer(request, response)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const good: RequestListener = (_request, response) => {
  response.setHeader("x-ollamesh-route", "peer=p1; queue 0");
  response.write('{"message":{"content":"Hel');
  response.end('lo"},"done":false}\n{"message":{"content":""},"done":true,"eval_count":7,"load_duration":3000000}\n');
};

async function measured(flags: LoadFlags, signal = new AbortController().signal) {
  const plan = loadPlan({thinkTime: "0s", requestsPerUser: "2", ...flags}, "http://127.0.0.1:1");
  const figures = new LoadFigures();
  await runLoad(plan, figures, signal);
  return {plan, summary: figures.summary(1000)};
}

describe("the load tester", () => {
  it("counts answers, tokens, waits and who served them", async () => {
    const {plan, summary} = await measured({peers: await peer(good), concurrentUsers: "3"});
    expect(summary).toMatchObject({requests: 6, ok: 6, errors: {}, successPercent: 100, tokensPerSecond: 42, waitMs: {p50: 3, max: 3}, servedBy: {p1: 6}, failovers: 0});
    expect(summary.firstTokenMs?.p50).toBeLessThanOrEqual(summary.totalMs?.p50 ?? 0);
    expect(loadReport(plan, summary, []).join(" ")).toMatch(/3 users of storyteller at 1 peer, 2 requests each.*6 good \(100\.00 %\).*wait for model and slot +3\.0/s);
  });

  it("tells errors apart: a refusal, one within the stream, a stream without its end, a broken one, and one that takes too long", async () => {
    const bad: RequestListener[] = [
      (_request, response) => response.writeHead(503).end('{"error":"server busy"}'),
      (_request, response) => response.end('{"error":"stage lost"}\n'),
      (_request, response) => response.end('{"response":"x","done":false}\n'),
      (_request, response) => response.destroy(),
      (_request, response) => void response.write("\n"),
    ];
    let next = 0;
    const url = await peer((request, response) => bad[next++]?.(request, response));
    const {summary} = await measured({peers: url, concurrentUsers: "1", requestsPerUser: "5", timeout: "300ms"});
    expect(summary.errors).toEqual({"503 server busy": 1, "in the stream: stage lost": 1, "no last line": 1, ECONNRESET: 1, "no end within 0.3 s": 1});
    expect([summary.ok, summary.successPercent]).toEqual([0, 0]);
  });

  it("writes a page in Markdown, in which nothing a peer says begins a cell or a line", async () => {
    const bad: RequestListener = (_request, response) => response.writeHead(503).end('{"error":"busy | or\\nnot"}');
    const {plan, summary} = await measured({peers: `${await peer(good)},${await peer(bad)}`, concurrentUsers: "2"});
    const page = loadMarkdown(plan, {summary, peers: []}, {host: "A host.", date: "2026-11-22"});
    expect(page).toMatch(/^# Load test, 2026-11-22\n\nchat: 2 users of storyteller at 2 peers, 2 requests each.*\. Seed 1\. A host\.\n/);
    expect(page).toContain("| good | 2 (50.00 %) |");
    expect(page).toContain("| wait for model and slot | 3.0 | 3.0 | 3.0 | 3.0 |");
    expect(page).toContain("| p1 | 2 |");
    expect(page).toContain("| 503 busy \\| or not | 2 |");
  });

  it("goes to the next peer when one does not answer at all", async () => {
    const {summary} = await measured({peers: `http://127.0.0.1:1,${await peer(good)}`, concurrentUsers: "2"});
    expect(summary).toMatchObject({requests: 4, ok: 4, failovers: 2});
  });

  it("ends at once when told to, without counting what that cut off", async () => {
    const abort = new AbortController();
    const url = await peer(() => abort.abort());
    const {summary} = await measured({peers: url, concurrentUsers: "2", requestsPerUser: "9"}, abort.signal);
    expect(summary.requests).toBe(0);
  });

  it("asks the same for the same seed, and each user something of its own", () => {
    const plan = loadPlan({profile: "agents", seed: "7"}, "http://h");
    const bodies = (user: number): string => {
      const script = scriptOf(plan, user);
      return JSON.stringify([script.request(), script.request(), script.thinkMs()]);
    };
    expect(bodies(1)).toBe(bodies(1));
    expect(bodies(1)).not.toBe(bodies(2));
    expect(bodies(1)).not.toBe(JSON.stringify(scriptOf({...plan, seed: 8}, 1).request()));
  });

  it.each([
    [{profile: "all"}, "--profile: must be chat, agents or burst"],
    [{concurrentUsers: "0"}, "--concurrent-users: must be a whole number from 1 to 10000"],
    [{thinkTime: "soon"}, "--think-time: must be a duration"],
  ])("refuses %j", (flags, message) => {
    expect(() => loadPlan(flags, "http://h")).toThrow(message);
  });

  it("says how far the late answers are from the usual ones", () => {
    const figures = new LoadFigures();
    const answer = {outcome: "ok", kind: "", isUnreachable: false, firstTokenMs: 1, tokens: 1, waitMs: 0, servedBy: "p", text: ""} as const;
    for (let ms = 1; ms <= 100; ms++) figures.add({...answer, totalMs: ms});
    const summary = figures.summary(1000);
    expect([summary.p95OverP50, summary.totalMeanMs]).toEqual([1.9, 50.5]);
    expect(loadReport(loadPlan({}, "http://h"), summary, []).join("\n")).toContain("P95 of whole answers is 1.90 times P50, their mean 51 ms");
    expect(new LoadFigures().summary(1000).p95OverP50).toBeUndefined();
  });

  it("has percentiles by nearest rank", () => {
    expect(spread(Array.from({length: 200}, (_, i) => 200 - i))).toEqual({p50: 100, p95: 190, p99: 198, max: 200});
    expect(spread([5])).toEqual({p50: 5, p95: 5, p99: 5, max: 5});
    expect(spread([])).toBeUndefined();
  });
});
