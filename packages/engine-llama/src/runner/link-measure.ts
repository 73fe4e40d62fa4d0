import {CodedError, KIB, type SumLink, scatterFromBytes} from "@ollamesh/stdx";
import type {RankPipe} from "./rank-pipe.ts";

/** Sent there and back: the shortest of them tells how far the other one is. */
const ROUND_TRIPS = 4;
/** Sent in one frame, twice: what shapes a link may let a first burst pass. */
const LONG_BYTES = 128 * KIB;
const LONG_TIMES = 2;
/** Clocks tell no less. */
const MS_MIN = 0.005;
const LINK_NUMBERS = 2;
const NEVER = Number.MAX_VALUE;

/** How far the other end is and how much the way there carries. The other end runs `beMeasured`. */
export function measureLink(pipe: RankPipe): SumLink {
  const there = (bytes: number): number => {
    const startedAt = performance.now();
    pipe.send("probe", new Uint8Array(bytes));
    pipe.receive("probe");
    return performance.now() - startedAt;
  };
  const roundTripMs = Math.min(...Array.from({length: ROUND_TRIPS}, () => there(1)));
  const longMs = Array.from({length: LONG_TIMES}, () => there(LONG_BYTES)).at(-1) as number;
  return {latencyMs: Math.max(MS_MIN, roundTripMs / 2), bytesPerMs: LONG_BYTES / Math.max(MS_MIN, longMs - roundTripMs)};
}

export function beMeasured(pipe: RankPipe): void {
  for (let i = 0; i < ROUND_TRIPS + LONG_TIMES; i++) {
    pipe.receive("probe");
    pipe.send("probe", Uint8Array.of(1));
  }
}

/**
 * All ranks agree from how many bytes on sums are shared out, by the slowest of the links they measured: rank 0 hears of all, and tells. Otherwise one would send what another does not wait for.
 * @param others ascending @param links measured by this rank
 */
export function agreeOnScatter(rank: number, others: readonly RankPipe[], links: readonly SumLink[]): number {
  const worst = slowest(links);
  const [first] = others;
  if (rank > 0 && first) {
    first.send("link", numbers(worst.latencyMs, worst.bytesPerMs));
    return readNumbers(first, 1)[0] as number;
  }
  const heard = others.map((other) => {
    const [latencyMs, bytesPerMs] = readNumbers(other, LINK_NUMBERS) as unknown as [number, number];
    return {latencyMs, bytesPerMs};
  });
  const from = Math.min(NEVER, scatterFromBytes(slowest([worst, ...heard]), others.length + 1));
  for (const other of others) other.send("link", numbers(from));
  return from;
}

/** Of none: nothing that would hold up others. */
function slowest(links: readonly SumLink[]): SumLink {
  return {latencyMs: Math.max(0, ...links.map(({latencyMs}) => latencyMs)), bytesPerMs: Math.min(NEVER, ...links.map(({bytesPerMs}) => bytesPerMs))};
}

function numbers(...values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

function readNumbers(pipe: RankPipe, count: number): readonly number[] {
  const target = new Float64Array(count);
  pipe.receiveInto("link", new Uint8Array(target.buffer));
  if (!target.every((value) => value >= 0)) throw new CodedError("stage_lost", `rank ${pipe.rank}, which shares these layers, measured what cannot be`);
  return [...target];
}
