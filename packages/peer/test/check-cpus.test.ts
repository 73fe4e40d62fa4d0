import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {checkCpus} from "../src/serve/check-cpus.ts";

describe.runIf(process.platform === "linux")("CPUs that are asked for", () => {
  const [, first = ""] = /^Cpus_allowed_list:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];

  it("are there", () => {
    expect(() => checkCpus(first)).not.toThrow();
  });

  it.each([
    ["9999", "there is no CPU 9999 this process may use"],
    ["0-9999", "this process may use, it may use"],
    ["3-1", "names no CPU"],
  ])("are refused where they are not: %s", (list, message) => {
    expect(() => checkCpus(list)).toThrow(expect.objectContaining({code: "bad_config", message: expect.stringContaining(message)}));
  });

  it("are refused where a host cannot keep processes to them, by name", () => {
    for (const platform of ["darwin", "win32"] as const) {
      expect(() => checkCpus(first, platform)).toThrow(expect.objectContaining({code: "bad_config", message: expect.stringContaining(`on Linux only, not on ${platform}`)}));
    }
    const {PATH} = process.env;
    process.env.PATH = "/nowhere";
    try {
      expect(() => checkCpus(first)).toThrow("needs the program taskset");
    } finally {
      process.env.PATH = PATH;
    }
  });
});
