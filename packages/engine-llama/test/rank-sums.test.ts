import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {hasBlockingTcp} from "../src/ffi/has-blocking-tcp.ts";
import {FIRST_PIPE, otherRanks} from "../src/runner/rank-pipe.ts";
import {digestOf, partsOf} from "./fixtures/sums.ts";

const SCRIPT = fileURLToPath(new URL("./fixtures/summing-rank.ts", import.meta.url));
/** Fewer than ranks, some that do not divide, and several frames of a share. */
const SIZES = [1, 2, 5, 4097, 65_537, 300_001];

interface Group {
  readonly children: readonly ChildProcess[];
  readonly said: string[];
  readonly over: Promise<unknown>;
  /** Bytes each rank sent by way of the pipes. */
  readonly sent: number[];
}

/** Processes whose pipes this one carries, as peers do. */
function start({ranks, host = "", from = "", sizes = SIZES}: {ranks: number; host?: string; from?: string; sizes?: readonly number[]}): Group {
  const all = Array.from({length: ranks}, (_, rank) => rank);
  const others = ranks - 1;
  const children = all.map((rank) =>
    spawn(process.execPath, ["--import", import.meta.resolve("tsx"), SCRIPT, String(rank), String(ranks), host, from, sizes.join(",")], {
      stdio: ["ignore", "pipe", "inherit", "ignore", ...Array.from({length: others}, () => "pipe" as const)],
    }),
  );
  const said = all.map(() => "");
  const sent = all.map(() => 0);
  const pipeOf = (rank: number, to: number): NodeJS.ReadWriteStream => children[rank]?.stdio[FIRST_PIPE + otherRanks(rank, ranks).indexOf(to)] as unknown as NodeJS.ReadWriteStream;
  for (const rank of all) {
    children[rank]?.stdout?.on("data", (text: Buffer) => {
      said[rank] += text.toString();
    });
    for (const to of otherRanks(rank, ranks)) {
      const source = pipeOf(rank, to);
      source.on("error", () => {});
      source.on("data", (bytes: Buffer) => {
        sent[rank] = (sent[rank] as number) + bytes.length;
        pipeOf(to, rank).write(bytes);
      });
      source.on("end", () => pipeOf(to, rank).end());
    }
  }
  return {children, said, sent, over: Promise.all(children.map((child) => once(child, "close")))};
}

/** Added up in the order of the ranks. */
function expected(ranks: number, sizes = SIZES): string {
  const lines = sizes.map((size) => {
    const sum = new Float32Array(size);
    for (let rank = 0; rank < ranks; rank++) partsOf(rank, size).forEach((value, i) => (sum[i] = (sum[i] as number) + value));
    return `${size} ${digestOf(sum)}\n`;
  });
  return lines.join("");
}

describe.runIf(process.platform !== "win32")("sums of more than two ranks", () => {
  it.each([
    [3, "all exchanged", String(2 ** 40)],
    [3, "all shared out", "0"],
    [3, "as measured", ""],
    [4, "all shared out", "0"],
    [5, "all shared out", "0"],
  ])(
    "have the same bits at each of %i, those of adding up in their order (%s)",
    async (ranks, _, from) => {
      const group = start({ranks, from});
      await group.over;
      for (const said of group.said) expect(said).toBe(expected(ranks));
    },
    60_000,
  );

  it.runIf(hasBlockingTcp())(
    "have them over direct links, too",
    async () => {
      const group = start({ranks: 4, host: "127.0.0.1"});
      await group.over;
      for (const said of group.said) expect(said).toBe(expected(4));
      // Links were agreed on by way of the pipes, sums went directly.
      for (const sent of group.sent) expect(sent).toBeLessThan(10_000);
    },
    60_000,
  );

  it("cost the bytes they should: with three a third less than exchanging, with four half", async () => {
    const sizes = [1_000_000];
    for (const [ranks, share] of [
      [3, 2 / 3],
      [4, 1 / 2],
    ] as const) {
      const [all, shared] = [start({ranks, sizes, from: String(2 ** 40)}), start({ranks, sizes, from: "0"})];
      await Promise.all([all.over, shared.over]);
      for (let rank = 0; rank < ranks; rank++) expect((shared.sent[rank] as number) / (all.sent[rank] as number)).toBeCloseTo(share, 2);
    }
  }, 60_000);

  it.each(["0", String(2 ** 40)])(
    "end at every rank with who is gone when one dies amid them (shared from %s bytes)",
    async (from) => {
      const group = start({ranks: 3, from, sizes: [1000, ...Array.from({length: 2000}, () => 300_000)]});
      await new Promise<void>((resolve) => {
        group.children[1]?.stdout?.on("data", () => resolve());
      });
      group.children[1]?.kill("SIGKILL");
      await group.over;
      for (const rank of [0, 2]) expect(group.said[rank]).toMatch(/stage_lost: rank [012], which shares these layers, (is gone|cannot be reached)/);
    },
    60_000,
  );
});
