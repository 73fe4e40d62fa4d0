import {describe, expect, it} from "vitest";
import {LoadFigures} from "../src/cli/loadtest/load-figures.ts";
import {loadPlan} from "../src/cli/loadtest/load-plan.ts";
import {loadReport} from "../src/cli/loadtest/load-report.ts";
import {peerFigures} from "../src/cli/loadtest/peer-figures.ts";
import {goalOf, judge, TRIALS} from "./support/validate-targets.ts";

const trial = (name: string) => {
  const found = TRIALS.find((one) => one.name.includes(name));
  if (!found) throw new Error(`no trial ${name}`);
  return found;
};
const told = (name: string, output: string, hasEndedWell = true) => judge(trial(name), output, hasEndedWell).map(({measured, isMet}) => [measured, isMet]);

const peerThatHad = (waiting: number) =>
  peerFigures("http://p", [{atMs: 0, lines: new Map(Object.entries({'ollamesh_sequences{state="waiting"}': waiting, 'ollamesh_limit{of="queue"}': 500}))}]);

/** What the load tester really prints of answers that took so long. */
function reportOf(totalMs: readonly number[], seconds: number, {errors = 0, waiting = 3}: {readonly errors?: number; readonly waiting?: number} = {}): string {
  const figures = new LoadFigures();
  const timed = {kind: "", isUnreachable: false, firstTokenMs: 1, tokens: 24, waitMs: 1, servedBy: "p", text: ""};
  for (const ms of totalMs) figures.add({...timed, outcome: "ok", totalMs: ms});
  for (let i = 0; i < errors; i++) figures.add({...timed, outcome: "error", kind: "503", totalMs: 1});
  return loadReport(loadPlan({profile: "agents"}, "http://127.0.0.1:1"), figures.summary(seconds * 1000), [2, waiting].map(peerThatHad)).join("\n");
}

describe("the performance targets", () => {
  it("are read from what the load tester prints, and judged", () => {
    const times = Array.from({length: 1000}, (_, i) => i + 1);
    expect(told("174 users", reportOf(times, 40))).toEqual([
      [100, true],
      [25, true],
      [950, true],
      [990, true],
      [0.6, true],
    ]);
    expect(
      told(
        "174 users",
        reportOf(
          times.map((ms) => 10 * ms),
          41,
          {errors: 2, waiting: 101},
        ),
      ),
    ).toEqual([
      [99.8, false],
      [24.4, false],
      [9500, false],
      [9900, false],
      [20.2, false],
    ]);
  });

  it("are not met where nothing was measured, but for what should not be there after a bench that ended well", () => {
    expect(told("174 users", "")).toEqual(Array.from({length: 5}, () => [undefined, false]));
    const killed = "3 times SIGKILL of a stage's peer under a stream: the same 3; longest silence ms p50 80, p95 3100, max 3100\n";
    expect(told("killed under a stream", killed)).toEqual([
      [0, true],
      [80, true],
      [3100, false],
    ]);
    expect(told("killed under a stream", "", false).map(([, isMet]) => isMet)).toEqual([false, false, false]);
    expect(told("killed under a stream", "…: the same 1, broken: no last line 2; longest silence ms p50 80, p95 90, max 90")[0]).toEqual([2, false]);
  });

  it("of round trips are each of its line", () => {
    const line = (name: string, p95: number) =>
      `${name.padEnd(15)} round trip p50 1.55 ms, p95 ${p95} ms, max 180.00 ms of 297; by the peer's metrics 2.24 and 40.70 of 10 so far\n`;
    expect(told("round trips", line("idle", 3.14) + line("pulling", 13.37) + line("and answering", 15.01))).toEqual([
      [3.14, true],
      [15.01, false],
    ]);
    expect(told("round trips", line("idle", 3.14))[1]).toEqual([undefined, false]);
  });

  it("of a burst want exactly 550 under way and one refused while none has ended, and then all of 550 answered", () => {
    const answered = (good: number) => `550 requests in 12.3 s: ${good} good (${((100 * good) / 550).toFixed(2)} %), 44.7 a second\n`;
    const held = (there: number, refused: number, ended: number) => `551 held at once: ${there} under way, ${refused} refused, ${ended} ended meanwhile\n`;
    expect(told("551 requests", held(550, 1, 0) + answered(550))).toEqual([
      [550, true],
      [550, true],
    ]);
    for (const line of [held(551, 0, 0), held(549, 2, 0), held(549, 1, 1), held(550, 0, 1), "551 requests in 9.1 s: 550 good\n", ""]) {
      expect(told("551 requests", line + answered(550)).map(([, isMet]) => isMet)).toEqual([false, true]);
    }
    expect(told("551 requests", held(550, 1, 0) + answered(549))[1]).toEqual([549, false]);
    expect(told("551 requests", held(550, 1, 0), false)[1]).toEqual([undefined, false]);
  });

  it("that are a figure and nothing else are missed on either side by any of several", () => {
    const exact = {name: "x", command: [], quick: [], targets: [{name: "there", unit: "", least: 5, most: 5, pattern: /^(\d+)$/gm}]};
    const met = (output: string) => judge(exact, output, true).map(({measured, isMet}) => [measured, isMet])[0];
    expect([met("5\n5"), met("5\n6"), met("4\n5"), met("4\n9")]).toEqual([
      [5, true],
      [6, false],
      [4, false],
      [9, false],
    ]);
  });

  it("take the worst of several figures", () => {
    const output = "while it generates: p50 10 ms, at most 20 ms of 5\nwhile a prompt is read: p50 210 ms, at most 230 ms of 5\n";
    expect(told("clients that go", output)).toEqual([
      [210, false],
      [230, false],
    ]);
    expect(TRIALS.flatMap(({targets}) => targets.map(goalOf))).toContain("≥ 25 a second");
  });
});
