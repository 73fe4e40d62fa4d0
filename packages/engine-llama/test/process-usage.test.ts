import {spawn} from "node:child_process";
import {once} from "node:events";
import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {processUsage} from "../src/process-usage.ts";

const MEBIBYTES = 64;
/** Fills memory, works for as long as it is told in processor time, says what it took by its own account and waits. */
const WORKER = `
  const kept = Buffer.alloc(${MEBIBYTES} << 20, 1);
  while (process.cpuUsage().user < 300_000);
  const {user, system} = process.cpuUsage();
  process.title = "a (b) c";
  process.stdout.write(JSON.stringify({cpuMs: (user + system) / 1000, kept: kept.length}));
  process.stdin.resume();
`;
const SLEEPS = 20;
/** Says when it is there, sleeps so often when told to, and says when it has. */
const SLEEPER = `
  const cell = new Int32Array(new SharedArrayBuffer(4));
  process.stdin.on("data", () => {
    for (let i = 0; i < ${SLEEPS}; i++) Atomics.wait(cell, 0, 0, 2);
    process.stdout.write(".");
  });
  process.stdout.write(".");
`;

describe.runIf(process.platform === "linux")("what a process takes", () => {
  it("is what it says itself, whatever it is called", async () => {
    const child = spawn(process.execPath, ["-e", WORKER], {stdio: ["pipe", "pipe", "inherit"]});
    try {
      const [said] = await once(child.stdout, "data");
      const own = JSON.parse(String(said)) as {cpuMs: number; kept: number};
      const usage = await processUsage(child.pid as number);
      // Hundredths of a second, user and system each, and it went on for a moment.
      expect(usage.cpuMs).toBeGreaterThan(own.cpuMs - 40);
      expect(usage.cpuMs).toBeLessThan(own.cpuMs + 500);
      expect(usage.peakBytes).toBeGreaterThan(own.kept);
      expect(usage.peakBytes).toBeLessThan(own.kept + (200 << 20));
    } finally {
      child.stdin.end();
      await once(child, "exit");
    }
    await expect(processUsage(child.pid as number)).rejects.toMatchObject({code: "io"});
  });

  it("tells its threads, where they may run, and how often they slept", async () => {
    const [, first = ""] = /^Cpus_allowed_list:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    const child = spawn("taskset", ["--cpu-list", first, process.execPath, "-e", SLEEPER], {stdio: ["pipe", "pipe", "inherit"]});
    try {
      await once(child.stdout, "data");
      const before = await processUsage(child.pid as number);
      expect(before.cpus).toBe(1);
      expect(before.threads).toBe(readdirSync(`/proc/${child.pid}/task`).length);
      child.stdin.write("sleep");
      await once(child.stdout, "data");
      expect((await processUsage(child.pid as number)).waits - before.waits).toBeGreaterThanOrEqual(SLEEPS);
    } finally {
      child.kill("SIGKILL");
    }
  });
});
