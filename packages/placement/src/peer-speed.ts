import type {PeerCapacity} from "./types.ts";

/** What one step of a stage costs a peer: `fixedMs + read x (msPerByte + rows x msPerRowByte)`, with `read` the weights a token reads there, bytes. */
export interface PeerSpeed {
  /** Whatever the batch: the graph, the runner process, the message to it. */
  readonly fixedMs: number;
  /** Memory: weights are read once for all rows. */
  readonly msPerByte: number;
  /** Arithmetic: once for each row. */
  readonly msPerRowByte: number;
}

/** Of one thread whose speed nobody measured: a usual core, from a model of 350 million parameters in Q8_0 that gave 16 tokens/s alone and 51 with 8 streams. */
const NOMINAL: PeerSpeed = {fixedMs: 0.3, msPerByte: 1.3e-7, msPerRowByte: 0.35e-7};

/** Numbers that make sense: positive ones, none that a plan could overflow with. */
const MS_PER_BYTE_MAX = 1;
const FIXED_MS_MAX = 60_000;

export function nominalSpeed(threads: number): PeerSpeed {
  return {fixedMs: NOMINAL.fixedMs, msPerByte: NOMINAL.msPerByte / threads, msPerRowByte: NOMINAL.msPerRowByte / threads};
}

/** What another peer says of itself, as far as it makes sense. */
export function isSpeed(speed: PeerSpeed): boolean {
  const within = (value: number, max: number): boolean => value >= 0 && value <= max;
  return within(speed.fixedMs, FIXED_MS_MAX) && within(speed.msPerByte, MS_PER_BYTE_MAX) && within(speed.msPerRowByte, MS_PER_BYTE_MAX);
}

/**
 * A speed for each peer: the measured one, else by its threads, brought to the scale of those that were measured: a mesh of fast hosts has fast newcomers.
 * By the peer's id.
 */
export function speedsOf(peers: readonly PeerCapacity[]): ReadonlyMap<string, PeerSpeed> {
  const ratios = peers.flatMap(({measured, speed}) => (measured && measured.msPerByte > 0 ? [measured.msPerByte / nominalSpeed(speed).msPerByte] : []));
  const scale = ratios.length === 0 ? 1 : geometricMean(ratios);
  return new Map(peers.map((peer) => [peer.id, peer.measured ?? scaled(nominalSpeed(peer.speed), scale)]));
}

/** @param kvBytes read by each row: keys and values of the tokens before it */
export function stageMs(speed: PeerSpeed, readBytes: number, rows: number, kvBytes = 0): number {
  return speed.fixedMs + readBytes * (speed.msPerByte + rows * speed.msPerRowByte) + rows * kvBytes * speed.msPerByte;
}

function scaled(speed: PeerSpeed, by: number): PeerSpeed {
  return {fixedMs: speed.fixedMs, msPerByte: speed.msPerByte * by, msPerRowByte: speed.msPerRowByte * by};
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
