import type {ProbeReport} from "./probe-arch.ts";

export type Verdict =
  | {readonly kind: "exact"; readonly cuts: readonly string[]}
  | {readonly kind: "close"; readonly delta: number; readonly cuts: readonly string[]}
  | {readonly kind: "refused"; readonly reason: string}
  | {readonly kind: "wrong"; readonly delta: number; readonly reason: string};

/** Greatest difference of a logit still called close. */
const CLOSE_MAX = 1e-3;

/**
 * What the reports of a probing process amount to. A process that ended in native code while running whole is a refusal of that shape;
 * while running cut it is wrong: the table had allowed the cut.
 *
 * @param crash how the process ended, when not in order
 */
export function verdictOf(reports: readonly ProbeReport[], crash: string | undefined): Verdict {
  const refused = reports.find((report) => report.kind === "refused");
  if (refused !== undefined) return {kind: "refused", reason: refused.reason};
  const last = reports.at(-1);
  if (crash !== undefined) {
    if (last === undefined || last.kind === "whole") return {kind: "refused", reason: `it does not run whole: ${crash}`};
    const cut = "cut" in last ? last.cut : "?";
    return {kind: "wrong", delta: Number.POSITIVE_INFINITY, reason: `cut at ${cut}: ${crash}`};
  }
  const failed = reports.find((report) => report.kind === "failed");
  if (failed !== undefined) return {kind: "wrong", delta: Number.POSITIVE_INFINITY, reason: `cut at ${failed.cut}: ${failed.reason}`};
  return verdictOfDeltas(reports.filter((report) => report.kind === "result"));
}

function verdictOfDeltas(results: readonly {readonly cut: string; readonly delta: number}[]): Verdict {
  const worst = results.toSorted((a, b) => b.delta - a.delta)[0];
  if (worst === undefined) return {kind: "refused", reason: "nothing was compared"};
  const cuts = results.map(({cut}) => cut);
  if (worst.delta === 0) return {kind: "exact", cuts};
  if (worst.delta <= CLOSE_MAX) return {kind: "close", delta: worst.delta, cuts};
  return {kind: "wrong", delta: worst.delta, reason: `cut at ${worst.cut}`};
}

/** One line; with `cuts`, those that were tried. */
export function verdictText(verdict: Verdict, withCuts: boolean): string {
  const cuts = withCuts && "cuts" in verdict ? ` cuts ${verdict.cuts.join(" ")}` : "";
  switch (verdict.kind) {
    case "exact":
      return `exact${cuts}`;
    case "close":
      return `close ${verdict.delta.toExponential(2)}${cuts}`;
    case "refused":
      return `refused ${verdict.reason}`;
    case "wrong":
      return `wrong ${verdict.delta === Number.POSITIVE_INFINITY ? "inf" : verdict.delta.toExponential(2)} ${verdict.reason}`;
  }
}
