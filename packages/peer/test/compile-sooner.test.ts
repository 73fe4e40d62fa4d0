import {execFileSync} from "node:child_process";
import {describe, expect, it} from "vitest";
import {CompileSooner} from "../src/world/compile-sooner.ts";

function world() {
  const flags: string[] = [];
  const clock = {nowMs: 0};
  return {
    flags,
    clock,
    compiling: new CompileSooner(
      () => clock.nowMs,
      (text) => void flags.push(text),
    ),
  };
}

describe("CompileSooner", () => {
  it("leaves a peer alone that only waits, for however long", () => {
    const {flags, clock, compiling} = world();
    for (; clock.nowMs < 600_000; clock.nowMs += 50) compiling.handled(3);
    expect(flags).toEqual([]);
  });

  it("sets V8's budget once, in the first second with work", () => {
    const {flags, clock, compiling} = world();
    compiling.handled(150);
    clock.nowMs = 2000;
    compiling.handled(150);
    expect(flags).toEqual([]);
    clock.nowMs = 2900;
    compiling.handled(150);
    expect(flags).toEqual([expect.stringMatching(/^--interrupt-budget=\d+$/)]);
    compiling.handled(1000);
    expect(flags).toHaveLength(1);
  });

  it("names a flag that this Node knows: an unknown one would be passed over without a word", () => {
    const {flags, compiling} = world();
    compiling.handled(1000);
    expect(execFileSync(process.execPath, ["--v8-options"]).toString()).toContain(`${flags[0]?.split("=")[0]} (`);
  });
});
