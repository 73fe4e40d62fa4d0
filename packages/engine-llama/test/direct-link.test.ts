import {spawn} from "node:child_process";
import {once} from "node:events";
import {connect} from "node:net";
import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {hasBlockingTcp} from "../src/ffi/has-blocking-tcp.ts";
import type {RankStream} from "../src/runner/rank-stream.ts";
import {SealedStream} from "../src/runner/sealed-stream.ts";

/** What was written, to be read again. */
class Tape implements RankStream {
  bytes = Buffer.alloc(0);

  write(parts: readonly Uint8Array[]): void {
    this.bytes = Buffer.concat([this.bytes, ...parts]);
  }

  fill(target: Uint8Array): boolean {
    if (this.bytes.length < target.length) return false;
    target.set(this.bytes.subarray(0, target.length));
    this.bytes = this.bytes.subarray(target.length);
    return true;
  }
}

const KEYS = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const;

function ends(): {tape: Tape; out: SealedStream; back: SealedStream} {
  const tape = new Tape();
  return {tape, out: new SealedStream(tape, {send: KEYS[0], receive: KEYS[1]}), back: new SealedStream(tape, {send: KEYS[1], receive: KEYS[0]})};
}

describe("a sealed stream", () => {
  it("gives what was written, in whatever parts it is read, and none of it in the clear", () => {
    const {tape, out, back} = ends();
    const text = Buffer.from("forty-two sums of a layer");
    out.write([text.subarray(0, 5), text.subarray(5)]);
    out.write([text]);
    expect(tape.bytes.includes(text.subarray(0, 8))).toBe(false);
    const parts = [10, 30, 10].map((length) => {
      const part = new Uint8Array(length);
      expect(back.fill(part)).toBe(true);
      return part;
    });
    expect(Buffer.concat(parts).equals(Buffer.concat([text, text]))).toBe(true);
    expect(back.fill(new Uint8Array(1))).toBe(false);
  });

  it.each([
    ["changed", (bytes: Buffer) => (bytes[6] = (bytes[6] as number) ^ 1)],
    ["shortened", (bytes: Buffer) => (bytes[0] = (bytes[0] as number) - 1)],
  ])("refuses a record that was %s", (_, change) => {
    const {tape, out, back} = ends();
    out.write([new Uint8Array(20)]);
    change(tape.bytes);
    expect(() => back.fill(new Uint8Array(5))).toThrow();
  });

  it("refuses records left out, repeated, sent back, or sealed by somebody else", () => {
    const {tape, out, back} = ends();
    out.write([Uint8Array.of(1)]);
    const first = tape.bytes;
    tape.bytes = Buffer.alloc(0);
    out.write([Uint8Array.of(2)]);
    const second = tape.bytes;
    expect(() => back.fill(new Uint8Array(1))).toThrow();
    const again = ends();
    again.tape.bytes = Buffer.concat([first, first]);
    expect(again.back.fill(new Uint8Array(1))).toBe(true);
    expect(() => again.back.fill(new Uint8Array(1))).toThrow();
    const mirrored = ends();
    mirrored.tape.bytes = second;
    expect(() => mirrored.out.fill(new Uint8Array(1))).toThrow();
  });
});

/** Each rank sees that the other one is on its processors. */
const SUM = `3,3,3 ${process.platform === "linux" ? Math.max(1, Math.floor(availableParallelism() / 2)) : availableParallelism()}`;
const SCRIPT = fileURLToPath(new URL("./fixtures/linked-rank.ts", import.meta.url));

/** Two processes whose pipes this one carries, as peers do. What each says at its end, and what came by way of the pipes. */
async function pair(hosts: readonly [string, string], intrude?: (port: number) => void): Promise<{said: string[]; carried: Buffer}> {
  const start = (rank: number) =>
    spawn(process.execPath, ["--import", import.meta.resolve("tsx"), SCRIPT, String(rank), hosts[rank] as string], {stdio: ["ignore", "pipe", "inherit", "ignore", "pipe"]});
  const ranks = [start(0), start(1)] as const;
  const said = ["", ""];
  let carried = Buffer.alloc(0);
  for (const [rank, child] of ranks.entries()) {
    child.stdout?.on("data", (text: Buffer) => {
      said[rank] += text.toString();
    });
    const other = ranks[1 - rank]?.stdio[4] as NodeJS.WritableStream;
    (child.stdio[4] as NodeJS.ReadableStream).on("data", (bytes: Buffer) => {
      carried = Buffer.concat([carried, bytes]);
      const port = /"port":(\d+)/.exec(bytes.toString())?.[1];
      if (port !== undefined) intrude?.(Number(port));
      other.write(bytes);
    });
  }
  await Promise.all(ranks.map((child) => once(child, "close")));
  return {said, carried};
}

const MARK = "a-mark-in-the-sum";

describe.runIf(hasBlockingTcp())("two ranks", () => {
  it("that reach each other talk directly, behind strangers who come first", async () => {
    const {said, carried} = await pair(
      ["127.0.0.1", "127.0.0.1"],
      (port) =>
        void connect(port, "127.0.0.1", function (this: ReturnType<typeof connect>) {
          this.end("GET / HTTP/1.1\r\n\r\n");
        }).on("error", () => {}),
    );
    expect(said).toEqual([SUM, SUM]);
    expect(carried.includes("keys")).toBe(true);
    expect(carried.includes(MARK)).toBe(false);
  }, 30_000);

  it.each([
    ["is not to listen", ""],
    ["cannot be reached", "192.0.2.1"],
  ])(
    "go by way of their peers where one %s",
    async (_, host) => {
      const {said, carried} = await pair([host, host]);
      expect(said).toEqual([SUM, SUM]);
      expect(carried.includes(MARK)).toBe(true);
    },
    30_000,
  );
});
