import type {RoutedCandidate, RoutedRequest} from "./routed-request.ts";
import {type LinePeer, type LineRequest, workOf} from "./simulate-routing.ts";

/** Answers of a peer below which its speed is taken to be the others' median. */
const ANSWERS_MIN = 5;
/** What each other request in a slot may add to a request's time, as a share of it: nothing to all. */
const COMPANIES = Array.from({length: 21}, (_, i) => i / 20);
/** Where nothing tells: requests of one host slow each other somewhat. */
const COMPANY_USUAL = 0.5;
/** How much worse a fit may be, as a share of answers' times, for being nearer to the usual: decides where the trace says next to nothing. */
const COMPANY_PULL = 0.004;
/** One answer took no more or less than this against what is usual: beyond is an accident that would not come again. */
const SHARE_MAX = 5;

/** The peers that were asked for one model and what they were asked, as a simulation needs them. */
export interface FittedMesh {
  readonly peers: readonly LinePeer[];
  /** In the order of coming, from 0 ms on. */
  readonly requests: readonly LineRequest[];
  /** Set by people when the trace ended, by peer. */
  readonly weights: ReadonlyMap<string, number>;
  /** Peers with so few answers that their speed is the others'. */
  readonly assumed: readonly string[];
}

interface Sample {
  readonly request: RoutedRequest;
  readonly chosen: RoutedCandidate;
  /** A token's time in its slot. */
  readonly tokenMs: number;
  /** Others in slots there meanwhile, on average. */
  readonly others: number;
}

/**
 * What a trace says of the peers that answered: a token's time without company (the median), what company costs (the share that leaves the least error), slots,
 * distance and others' requests. A warm beginning that was read once counts as read wherever the request goes.
 *
 * @param trace of one model, each with a candidate
 */
export function fitMesh(trace: readonly RoutedRequest[]): FittedMesh {
  const sorted = trace.toSorted((a, b) => a.atMs - b.atMs);
  const seen = grouped(
    sorted.flatMap(({candidates}) => candidates),
    ({peer}) => peer,
  );
  const background = new Map([...seen].map(([peer, all]) => [peer, mean(all.map(({busy, own}) => Math.max(0, busy - own)))]));
  const samples = samplesOf(sorted, background);
  const company = companyOf(samples);
  const measured = speedsOf(samples, company);
  const usual = median([...measured.values()]);
  const peers = [...seen].map(([peer, all]): LinePeer => {
    const last = all.at(-1) as RoutedCandidate;
    return {peer, slots: Math.max(1, last.slots), rttMs: median(all.map(({rttMs}) => rttMs)), tokenMs: measured.get(peer) ?? usual, company, others: background.get(peer) ?? 0};
  });
  const speeds = new Map(peers.map(({peer, tokenMs}) => [peer, tokenMs]));
  const startMs = sorted[0]?.atMs ?? 0;
  return {
    peers,
    requests: samples.map((sample) => lineRequest(sample, (speeds.get(sample.chosen.peer) ?? usual) * slowness(sample, company), startMs)),
    weights: new Map([...seen].map(([peer, all]) => [peer, all.at(-1)?.weight ?? 1])),
    assumed: peers.flatMap(({peer}) => (measured.has(peer) ? [] : [peer])),
  };
}

function lineRequest({request, chosen, tokenMs}: Sample, usualMs: number, startMs: number): LineRequest {
  const {atMs, outputTokens, tokensMax} = request;
  const share = Math.min(SHARE_MAX, Math.max(1 / SHARE_MAX, tokenMs / usualMs));
  return {atMs: atMs - startMs, promptTokens: Math.max(0, request.promptTokens - chosen.warmTokens), outputTokens, tokensMax, share};
}

function samplesOf(sorted: readonly RoutedRequest[], background: ReadonlyMap<string, number>): readonly Sample[] {
  const times = sorted.flatMap((request) => {
    const chosen = request.candidates[0];
    const beganMs = request.atMs + request.waitMs;
    return chosen ? [{request, chosen, beganMs, endedMs: beganMs + request.promptMs + request.outputMs}] : [];
  });
  const byPeer = grouped(times, ({chosen}) => chosen.peer);
  return times.map(({request, chosen, beganMs, endedMs}) => {
    const tookMs = Math.max(1e-3, endedMs - beganMs);
    const promptTokens = Math.max(0, request.promptTokens - chosen.warmTokens);
    let sharedMs = 0;
    for (const other of byPeer.get(chosen.peer) ?? []) {
      if (other.request !== request) sharedMs += Math.max(0, Math.min(endedMs, other.endedMs) - Math.max(beganMs, other.beganMs));
    }
    return {request, chosen, tokenMs: tookMs / workOf({promptTokens, outputTokens: request.outputTokens}), others: sharedMs / tookMs + (background.get(chosen.peer) ?? 0)};
  });
}

function slowness({others}: Sample, company: number): number {
  return 1 + company * others;
}

/** A token's time without company, of each peer with answers enough. */
function speedsOf(samples: readonly Sample[], company: number): ReadonlyMap<string, number> {
  const byPeer = grouped(samples, ({chosen}) => chosen.peer);
  const enough = [...byPeer].filter(([, some]) => some.length >= ANSWERS_MIN);
  const counted = enough.length > 0 ? enough : [...byPeer];
  return new Map(counted.map(([peer, some]) => [peer, median(some.map((one) => one.tokenMs / slowness(one, company)))]));
}

/** The share that explains the samples best. */
function companyOf(samples: readonly Sample[]): number {
  const errorOf = (company: number): number => {
    const speeds = speedsOf(samples, company);
    const errors = samples.flatMap((one) => {
      const usual = speeds.get(one.chosen.peer);
      return usual === undefined ? [] : [Math.abs(Math.log(one.tokenMs / (usual * slowness(one, company))))];
    });
    return mean(errors) + COMPANY_PULL * Math.abs(company - COMPANY_USUAL);
  };
  const errors = COMPANIES.map((company) => ({company, error: errorOf(company)}));
  return errors.reduce((best, one) => (one.error < best.error ? one : best)).company;
}

export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 1 of nothing. */
function median(values: readonly number[]): number {
  if (values.length === 0) return 1;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
