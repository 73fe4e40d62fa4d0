import {MIB} from "@ollamesh/stdx";

/** What a MiB costs that comes, is hashed and is written, milliseconds of processor time; one that is sent costs half (docs/measured.md). */
const COST_MS = 7;
/** Of all cores together. A token is a dozen hand-overs between threads, each of which waits a little longer for a busy core. */
const CORES_SHARE = 0.015;

/** Bytes of bulk a second that leave processors alone while somebody waits for an answer: round trips of messages do not show what bulk takes from those that compute. */
export function affordableRate(cores: number): number {
  return ((CORES_SHARE * cores * 1000) / COST_MS) * MIB;
}
