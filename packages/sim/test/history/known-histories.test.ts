import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {judgeHistory} from "../../src/history/index.ts";

const root = join(import.meta.dirname, "../../../..");
const known = join(root, "../shared/testdata/histories");
const folder = mkdtempSync(join(tmpdir(), "history-check-"));
afterAll(() => rmSync(folder, {recursive: true}));

function check(...argv: readonly string[]): {status: number | null; stdout: string; stderr: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["--import", "tsx", join(root, "test/sim/history-check.ts"), ...argv], {cwd: root, encoding: "utf8"});
  return {status, stdout, stderr};
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

if (!existsSync(known)) process.stderr.write("known-histories: skipped, ../shared/testdata/histories is not there\n");

describe.skipIf(!existsSync(known))("histories with known verdicts", () => {
  test("every one gets its own, all within a minute", () => {
    const verdicts = JSON.parse(readFileSync(join(known, "verdicts.json"), "utf8")) as Record<string, Record<string, boolean>>;
    const files = Object.entries(verdicts).flatMap(([kind, ofKind]) => Object.entries(ofKind).map(([name, isLinearizable]) => [join(known, kind, name), isLinearizable] as const));
    expect(files.length).toBeGreaterThan(60);
    const startedAt = performance.now();
    const {status, stdout} = check(...files.map(([path]) => path));
    expect(performance.now() - startedAt).toBeLessThan(60_000);
    expect(stdout).toBe(files.map(([path, isLinearizable]) => `${path} ${isLinearizable ? "linearizable" : "not linearizable"}\n`).join(""));
    expect(status).toBe(0);
  });

  test("a refusal names the key, the operation and the prefix", () => {
    const judged = judgeHistory(readFileSync(join(known, "kv/c10-bad.txt"), "utf8"));
    if (!judged.ok) throw new Error(judged.error.message);
    const lines = judged.value.explain();
    expect(lines[0]).toContain("key 1:");
    expect(lines[1]).toBe('    process 9: get -> "x 3 0 yx 3 1 y" (90 to 91)');
    expect(lines.some((line) => line.includes("longest prefix that works"))).toBe(true);
  });
});

describe("the command", () => {
  const good = file("b.log", "INFO  jepsen.util - 0 :invoke :write 1\nINFO  jepsen.util - 0 :ok :write 1\n");
  const bad = file("a.jsonl", '{"process":1,"type":"invoke","f":"read"}\n{"process":1,"type":"ok","f":"read","value":1}\n');

  test("judges in the order given, folders sorted, and names what it skips", () => {
    file("notes.md", "no history");
    expect(check(good, bad)).toEqual({status: 0, stdout: `${good} linearizable\n${bad} not linearizable\n`, stderr: ""});
    const {status, stdout, stderr} = check(folder);
    expect([status, stdout]).toEqual([0, `${bad} not linearizable\n${good} linearizable\n`]);
    expect(stderr).toContain("notes.md: skipped");
  });

  test("explains if asked", () => {
    const {stdout} = check("--explain", bad);
    expect(stdout).toMatch(/not linearizable\n {2}key register: nothing explains .*\n {4}process 1: read -> 1 \(1 to 2\)\n/);
  });

  test("says when it gave up, by status 2", () => {
    const write = (process: number, type: string): string => `{"process":${process},"type":"${type}","f":"write","value":${process}}\n`;
    const read = '{"process":9,"type":"invoke","f":"read"}\n{"process":9,"type":"ok","f":"read","value":2}\n';
    const hard = file("hard.txt", [1, 2, 3].map((process) => write(process, "invoke")).join("") + [3, 2, 1].map((process) => write(process, "ok")).join("") + read);
    expect(check("--states", "1", hard)).toMatchObject({status: 2, stdout: `${hard} unknown: gave up after 2 states\n`});
    rmSync(hard);
  });

  test("refuses what is no history by status 3, and judges the rest", () => {
    const {status, stdout, stderr} = check(join(folder, "notes.md"), good, join(folder, "missing"));
    expect([status, stdout]).toEqual([3, `${good} linearizable\n`]);
    expect(stderr).toContain("notes.md: no operations found");
    expect(stderr).toContain("missing: cannot be read");
  });

  test("teaches", () => {
    expect(check("--help")).toMatchObject({status: 0, stdout: expect.stringContaining("Exit status")});
    expect(check()).toMatchObject({status: 1, stderr: expect.stringContaining("--help")});
    expect(check("--states", "0", good)).toMatchObject({status: 1, stderr: expect.stringContaining("--states 0")});
    expect(check("--nonsense", good).status).toBe(1);
  });
});
