import type {ActorContext} from "@ollamesh/actor";
import type {RoutedRequest} from "@ollamesh/inference";
import type {KvStore} from "@ollamesh/ports";
import {ok} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {RouteHistory} from "../../src/sessions/route-history.ts";
import type {SessionsMsg} from "../../src/sessions/sessions-actor.ts";

const request = (atMs: number): RoutedRequest => ({
  atMs,
  model: "m",
  promptTokens: 1,
  outputTokens: 1,
  tokensMax: undefined,
  waitMs: 0,
  promptMs: 1,
  outputMs: 1,
  totalMs: 2,
  of: 1,
  reason: "soonest",
  candidates: [],
});

/** A disk that outlives peers; of one life: its history, and its end. */
class Disk {
  readonly entries = new Map<string, Uint8Array>();
  readonly warnings: string[] = [];
  writes = 0;

  life(isLate = false): {readonly history: RouteHistory; read(): void; stop(): void; wait(): void} {
    const stops: (() => void)[] = [];
    const timers = new Set<() => void>();
    const reads: (() => void)[] = [];
    const ctx = {
      log: {warn: (what: string) => this.warnings.push(what)},
      reply: (toMessage: (outcome: unknown) => SessionsMsg & {type: "answered"}) => (outcome: unknown) => toMessage(outcome).run(),
      after: (_ms: number, message: SessionsMsg & {type: "answered"}) => {
        timers.add(message.run);
        return () => timers.delete(message.run);
      },
      onStop: (run: () => void) => stops.push(run),
    } as unknown as ActorContext<SessionsMsg>;
    const kv = {
      scan: (_prefix, limit, done) => {
        const found = [...this.entries].map(([key, value]) => ({key, value})).toSorted((a, b) => (a.key < b.key ? -1 : 1));
        if (isLate) reads.push(() => done(ok(found.slice(0, limit))));
        else done(ok(found.slice(0, limit)));
      },
      write: (batch, done) => {
        this.writes += batch.length;
        for (const one of batch) if (one.kind === "put") this.entries.set(one.key, one.value);
        done(ok(undefined));
      },
    } as KvStore;
    const each = (runs: Iterable<() => void>) => () => {
      for (const run of [...runs]) run();
    };
    return {history: new RouteHistory(ctx, kv), read: each(reads), stop: each(stops), wait: each(timers)};
  }
}

/** Undefined: not answered yet. */
function told(history: RouteHistory): {times: readonly number[] | undefined} {
  const answer: ReturnType<typeof told> = {times: undefined};
  history.latest(10_000, (requests) => {
    answer.times = requests.map(({atMs}) => atMs);
  });
  return answer;
}

const times = (history: RouteHistory): readonly number[] | undefined => told(history).times;
const downFrom = (last: number, count: number): readonly number[] => Array.from({length: count}, (_, i) => last - i);

describe("the history of routes", () => {
  it("is there after restarts, the newest thousand of it, however it was cut", () => {
    const disk = new Disk();
    let added = 0;
    for (const count of [3, 120, 1, 700, 49, 51, 1300, 7]) {
      const {history, stop} = disk.life();
      expect(times(history)).toEqual(downFrom(added, Math.min(1000, added)));
      for (let i = 0; i < count; i++) history.add(request(++added));
      expect(times(history)).toEqual(downFrom(added, Math.min(1000, added)));
      stop();
    }
    expect(times(disk.life().history)).toEqual(downFrom(added, 1000));
    expect(disk.entries.size).toBeLessThanOrEqual(21);
  });

  it("writes what changed some time later, and no more than that", () => {
    const disk = new Disk();
    const {history, wait, stop} = disk.life();
    for (let i = 1; i <= 120; i++) history.add(request(i));
    wait();
    expect(disk.writes).toBe(3);
    history.add(request(121));
    stop();
    expect(disk.writes).toBe(4);
    stop(); // nothing more has changed
    expect(disk.writes).toBe(4);
  });

  it("takes what comes before the disk was read for newer, and writes over nothing", () => {
    const disk = new Disk();
    const first = disk.life();
    for (let i = 1; i <= 60; i++) first.history.add(request(i));
    first.stop();
    const late = disk.life(true);
    late.history.add(request(61));
    late.stop();
    expect(disk.writes).toBe(2);
    const early = told(late.history);
    expect(early.times).toBeUndefined();
    late.read();
    expect(early.times).toEqual(downFrom(61, 61));
    expect(times(late.history)).toEqual(downFrom(61, 61));
    late.stop();
    expect(times(disk.life().history)).toEqual(downFrom(61, 61));
  });

  it("says what cannot be read, and goes on with the rest", () => {
    const disk = new Disk();
    const first = disk.life();
    for (let i = 1; i <= 120; i++) first.history.add(request(i));
    first.stop();
    disk.entries.set([...disk.entries.keys()][1] as string, new TextEncoder().encode("{"));
    const {history, stop} = disk.life();
    expect(times(history)).toEqual([...downFrom(120, 20), ...downFrom(50, 50)]);
    expect(disk.warnings).toEqual(["routes_lost"]);
    history.add(request(121));
    stop();
    expect(times(disk.life().history)?.[0]).toBe(121);
  });
});
