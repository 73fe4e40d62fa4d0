import {stripVTControlCharacters} from "node:util";
import {describe, expect, it} from "vitest";
import {PullProgress} from "../src/cli/progress.ts";

const size = 100 * 2 ** 20;
const A = `12D3Koo${"A".repeat(45)}`;
const sources = [
  {peer: A, bytes: 60 * 2 ** 20, bytes_per_second: 2 ** 20},
  {peer: "registry.ollama.ai", bytes: 40 * 2 ** 20, bytes_per_second: 3 * 2 ** 20},
];
const pace = {bytes_per_second: 2 ** 22, eta_ms: 12_000, sources};

function outOf(terminal: {isTTY: boolean; columns?: number; rows?: number}): {out: NodeJS.WriteStream; written: string[]} {
  const written: string[] = [];
  return {out: {...terminal, write: (text: string) => written.push(text)} as unknown as NodeJS.WriteStream, written};
}

describe("progress", () => {
  it("is a line each quarter where there is no terminal, with rate, time left and sources", () => {
    const {out, written} = outOf({isTTY: false});
    const progress = new PullProgress(out);
    progress.status("pulling manifest");
    progress.status("pulling manifest");
    for (let percent = 0; percent < 100; percent++) progress.layer({name: "abc", completed: (size / 100) * percent, total: size, pace: percent < 5 ? undefined : pace});
    progress.layer({name: "abc", completed: size, total: size, pace: undefined});
    progress.stop();
    expect(written).toEqual([
      "pulling manifest\n",
      "abc 0 % of 100.0 MiB\n",
      "abc 25 % of 100.0 MiB, 4.0 MiB/s, 12.0 s left, 3.0 MiB/s from registry.ollama.ai, 1.0 MiB/s from …AAAAAAAA\n",
      "abc 50 % of 100.0 MiB, 4.0 MiB/s, 12.0 s left, 3.0 MiB/s from registry.ollama.ai, 1.0 MiB/s from …AAAAAAAA\n",
      "abc 75 % of 100.0 MiB, 4.0 MiB/s, 12.0 s left, 3.0 MiB/s from registry.ollama.ai, 1.0 MiB/s from …AAAAAAAA\n",
      "abc 100 % of 100.0 MiB, 60.0 MiB from …AAAAAAAA, 40.0 MiB from registry.ollama.ai\n",
    ]);
  });

  it.each([40, 80, 200])("draws every blob and its sources in %i columns", (columns) => {
    const {out, written} = outOf({isTTY: true, columns, rows: 24});
    const progress = new PullProgress(out);
    progress.status("pulling manifest");
    progress.layer({name: "abcdefabcdef", completed: size / 2, total: size, pace});
    progress.layer({name: "small", completed: 6, total: 6, pace: {...pace, sources: [{peer: A, bytes: 6, bytes_per_second: 0}]}});
    const frame = stripVTControlCharacters(written.at(-1) ?? "");
    expect(frame).toMatch(columns < 60 ? /50 % {2}100.0 MiB\n {2}4.0 MiB\/s, 12.0 s left,/ : /50 % {2}50.0 MiB of 100.0 MiB\n {2}4.0 MiB\/s, 12.0 s left,/);
    expect(frame).toMatch(/small {2}█* {0,2}100 % {2}6 B\n$/);
    expect(Math.max(...frame.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(columns);
  });
});
