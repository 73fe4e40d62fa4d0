import {execFileSync} from "node:child_process";
import {describe, expect, it} from "vitest";
import {FlagsForWork} from "../src/world/flags-for-work.ts";

function world() {
  const flags: string[] = [];
  const clock = {nowMs: 0};
  return {
    flags,
    clock,
    flagging: new FlagsForWork(
      () => clock.nowMs,
      (text) => void flags.push(text),
    ),
  };
}

describe("FlagsForWork", () => {
  it("leaves a peer alone that only waits, for however long", () => {
    const {flags, clock, flagging} = world();
    for (; clock.nowMs < 600_000; clock.nowMs += 50) flagging.handled(3);
    expect(flags).toEqual([]);
  });

  it("sets each flag once, in the first second with work", () => {
    const {flags, clock, flagging} = world();
    flagging.handled(150);
    clock.nowMs = 2000;
    flagging.handled(150);
    expect(flags).toEqual([]);
    clock.nowMs = 2900;
    flagging.handled(150);
    expect(flags).toEqual([expect.stringMatching(/^--interrupt-budget=\d+$/), expect.stringMatching(/^--heap-growing-percent=\d+$/)]);
    flagging.handled(1000);
    expect(flags).toHaveLength(2);
  });

  it("names flags that this Node knows: an unknown one would be passed over without a word", () => {
    const {flags, flagging} = world();
    flagging.handled(1000);
    const known = execFileSync(process.execPath, ["--v8-options"]).toString();
    for (const flag of flags) expect(known).toContain(`${flag.split("=")[0]} (`);
  });
});
