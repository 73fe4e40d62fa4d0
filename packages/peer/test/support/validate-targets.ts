/** One thing that is to be so: a figure that a bench prints, and what it must be. */
export interface Target {
  readonly name: string;
  readonly unit: string;
  readonly least?: number;
  readonly most?: number;
  /** Where the figure is in what the bench prints: the first group of each match counts, the worst of them. */
  readonly pattern: RegExp;
}

/** A bench, and what is read from what it prints. */
export interface Trial {
  readonly name: string;
  /** Of `tsx`. */
  readonly command: readonly string[];
  /** The same in less time: fewer times, not less to do at once. */
  readonly quick: readonly string[];
  readonly targets: readonly Target[];
}

const LOAD_LINE = String.raw`^whole answer\s+\S+\s+`;

export const TRIALS: readonly Trial[] = [
  {
    name: "174 users of three peers",
    command: ["test/bench/serving.ts", "--only", "users", "--duration", "60s"],
    quick: ["test/bench/serving.ts", "--only", "users", "--duration", "20s"],
    targets: [
      {name: "good answers", unit: "%", least: 99.9, pattern: /good \(([\d.]+) %\)/gm},
      {name: "requests", unit: "a second", least: 25, pattern: /%\), ([\d.]+) a second/gm},
      {name: "whole answer, P95", unit: "ms", most: 2000, pattern: new RegExp(`${LOAD_LINE}([\\d.]+)`, "gm")},
      {name: "whole answer, P99", unit: "ms", most: 5000, pattern: new RegExp(`${LOAD_LINE}\\S+\\s+([\\d.]+)`, "gm")},
      {name: "waiting at once on any peer", unit: "% of the places", most: 20, pattern: /\d of \d+, ([\d.]+) %/gm},
    ],
  },
  {
    name: "551 requests at once at a peer that admits 550",
    command: ["test/bench/serving.ts", "--only", "burst"],
    quick: ["test/bench/serving.ts", "--only", "burst"],
    targets: [
      {name: "under way while none had ended", unit: "of 551", least: 550, most: 550, pattern: /^551 held at once: (\d+) under way, 1 refused, 0 ended meanwhile$/gm},
      {name: "answered", unit: "of 550", least: 550, most: 550, pattern: /^550 requests in [\d.]+ s: (\d+) good/gm},
    ],
  },
  {
    name: "1000 connections that are open and silent",
    command: ["test/bench/serving.ts", "--only", "idle"],
    quick: ["test/bench/serving.ts", "--only", "idle"],
    targets: [
      {name: "closed by the peer", unit: "of 1000", most: 0, pattern: /afterwards (\d+) of 1000 are closed/gm},
      {name: "good answers beside them", unit: "%", least: 99.9, pattern: /good \(([\d.]+) %\)/gm},
    ],
  },
  {
    name: "four endpoints of three peers",
    command: ["test/bench/endpoints.ts", "--seconds", "30"],
    quick: ["test/bench/endpoints.ts", "--seconds", "10"],
    targets: [
      {name: "mean", unit: "ms", most: 20, pattern: /mean ([\d.]+) ms/gm},
      {name: "failed", unit: "", most: 0, pattern: /, (\d+) failed/gm},
    ],
  },
  {
    name: "a choice among 50 peers",
    command: ["test/bench/routing.ts"],
    quick: ["test/bench/routing.ts", "--decisions", "5000"],
    targets: [{name: "decision, p95", unit: "ms", most: 1, pattern: /p95 ([\d.]+)/gm}],
  },
  {
    name: "round trips between peers",
    command: ["test/bench/round-trips.ts"],
    quick: ["test/bench/round-trips.ts", "--seconds", "10", "--megabytes", "500"],
    targets: [
      {name: "idle, p95", unit: "ms", most: 15, pattern: /^idle .*? p95 (\S+) ms/gm},
      {name: "beside a pull, p95", unit: "ms", most: 15, pattern: /^(?:pulling|and answering) .*? p95 (\S+) ms/gm},
    ],
  },
  {
    name: "clients that go",
    command: ["test/bench/cancel.ts", "--times", "20"],
    quick: ["test/bench/cancel.ts", "--times", "5"],
    targets: [
      {name: "until nobody works for them, p50", unit: "ms", most: 200, pattern: /p50 (\d+) ms/gm},
      {name: "until nobody works for them, at most", unit: "ms", most: 200, pattern: /at most (\d+) ms/gm},
    ],
  },
  {
    name: "a stage's peer killed under a stream",
    command: ["test/bench/stage-kill.ts", "--times", "100"],
    quick: ["test/bench/stage-kill.ts", "--times", "3"],
    targets: [
      {name: "broken answers", unit: "", most: 0, pattern: /broken[^,;]* (\d+)[,;]/gm},
      {name: "longest silence, p50", unit: "ms", most: 1000, pattern: /silence ms p50 (\d+)/gm},
      {name: "longest silence, p95", unit: "ms", most: 3000, pattern: /silence ms p50 \d+, p95 (\d+)/gm},
    ],
  },
  {
    name: "peers killed and stopped under load",
    command: ["test/chaos/serving.ts", "--seconds", "600"],
    quick: ["test/chaos/serving.ts", "--seconds", "30", "--peers", "3", "--clients", "4"],
    targets: [
      {name: "whole answers", unit: "%", least: 99.9, pattern: /whole ([\d.]+) %/gm},
      {name: "answers with another text", unit: "", most: 0, pattern: /(\d+) whole with another text/gm},
    ],
  },
];

export interface Judged {
  readonly trial: string;
  readonly target: Target;
  /** Undefined: the bench did not print it. */
  readonly measured: number | undefined;
  readonly isMet: boolean;
}

/** What came of a bench. Counts of what should not be there (`most: 0`) that are not told of are 0, where it ended well. */
export function judge({name, targets}: Trial, output: string, hasEndedWell: boolean): readonly Judged[] {
  return targets.map((target) => {
    const found = [...output.matchAll(target.pattern)].map((match) => Number(match[1])).filter(Number.isFinite);
    const none = target.most === 0 && hasEndedWell ? 0 : undefined;
    const measured = found.length === 0 ? none : worst(found, target);
    return {trial: name, target, measured, isMet: measured !== undefined && missedBy(measured, target) === 0};
  });
}

/** How far a figure is from what it must be. */
function missedBy(figure: number, {least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY}: Target): number {
  return Math.max(0, least - figure, figure - most);
}

/** Of figures that all are as they must be: the one nearest to the bound. */
function worst(found: readonly number[], target: Target): number {
  const ends = [Math.min(...found), Math.max(...found)] as const;
  if (target.least === undefined) return ends[1];
  return missedBy(ends[1], target) > missedBy(ends[0], target) ? ends[1] : ends[0];
}

/** `≥ 25 a second` */
export function goalOf({least, most, unit}: Target): string {
  if (least !== undefined && least === most) return `${least} ${unit}`.trim();
  return `${least === undefined ? `≤ ${most}` : `≥ ${least}`} ${unit}`.trim();
}
