import {type Figures, isEven, REQUESTS_MIN, type Tuning, type WeighedWay} from "@ollamesh/inference";
import {formatTable, shortPeer} from "../table.ts";
import type {Trace} from "./trace-file.ts";

type Settings = WeighedWay["settings"];

/** All that was found out, for people. */
export function reportText(tuning: Tuning, trace: Trace): string {
  const verdict = verdictText(tuning, trace);
  return tuning.ways.length === 0 ? verdict : [peersText(tuning), waysText(tuning), verdict].join("\n\n");
}

/** One sentence or two: what to do, and why. */
export function verdictText({verdict, requests, recorded, ways, best, proof}: Tuning, trace: Trace): string {
  const now = ways[0];
  if (verdict === "too_short") {
    const had = `too short a history: ${trace.requests.length} answers are remembered that this peer's clients had, of which ${requests} can be replayed`;
    return `${had}; it takes ${REQUESTS_MIN}, of models that several peers have and that were asked 20 times or more. Let it work, and ask again`;
  }
  if (verdict === "one_peer") return "nothing to choose: none of the models that were asked for was to be had of more than one peer";
  if (verdict === "unlike" || !now || !best) {
    return `nothing is suggested: replayed as it was, answers take ${ms(now?.meanMs ?? 0)} in the mean, while they took ${ms(recorded.meanMs)}, so the replay is not like these peers (others' load at them, or hosts that were busy with other things)`;
  }
  if (verdict === "as_it_is") return `leave it as it is: no other way was better by a twentieth or more and stayed so in replays it was not chosen by (${wayText(now.settings)})`;
  return `suggested: ${settingsText(best.settings, now.settings)}${proof ? `; in other replays than it was chosen by: mean ${change(proof.now, proof.best, "meanMs")}, p95 ${change(proof.now, proof.best, "p95Ms")}` : ""}`;
}

/** A file of settings, as `--config` reads it; undefined: there is nothing to suggest. */
export function fragmentOf(tuning: Tuning, trace: Trace): string | undefined {
  const {verdict, best, proof, requests} = tuning;
  if (!best || (verdict !== "better" && verdict !== "as_it_is")) return undefined;
  const {mode, prediction, weights} = best.settings;
  const times = trace.requests.map(({atMs}) => atMs);
  const day = (atMs: number): string => new Date(atMs).toISOString();
  const others = [...weights].filter(([peer]) => peer !== trace.peer);
  const hasWeights = weightsText(best.settings) !== weightsText(tuning.ways[0]?.settings ?? best.settings);
  return [
    `# Of ${requests} requests from ${day(Math.min(...times))} to ${day(Math.max(...times))}, asked at ${trace.peer}.`,
    `# ${verdict === "as_it_is" ? "As it is: nothing was better." : "Suggested; nothing is changed until the peer is started with it (--config)."}`,
    ...(proof && verdict === "better" ? [`# Replayed: mean ${change(proof.now, proof.best, "meanMs")}, p95 ${change(proof.now, proof.best, "p95Ms")}.`] : []),
    `routing: ${mode}`,
    `predictive_routing: ${mode === "auto" && prediction.isUsed}`,
    ...(mode === "auto" && prediction.isUsed ? [`predictive_learning_rate: ${prediction.rate}`] : []),
    ...(hasWeights
      ? [
          `routing_weight: ${weights.get(trace.peer) ?? 1}`,
          "# Each peer tells its own weight; these are the others':",
          ...others.map(([peer, weight]) => `# ${peer}: routing_weight: ${weight}`),
        ]
      : []),
    "",
  ].join("\n");
}

/** Everything, for programs. */
export function reportJson(tuning: Tuning, trace: Trace): object {
  const {verdict, requests, recorded, meshes, ways, best, proof} = tuning;
  const figures = ({meanMs, p95Ms}: Figures): object => ({mean_ms: meanMs, p95_ms: p95Ms});
  return {
    peer: trace.peer,
    verdict,
    reason: verdictText(tuning, trace),
    requests,
    recorded: figures(recorded),
    models: meshes.map(({model, peers, assumed}) => ({
      model,
      peers: peers.map(({peer, slots, rttMs, tokenMs, company, others}) => ({peer, token_ms: tokenMs, company, slots, rtt_ms: rttMs, others, assumed: assumed.includes(peer)})),
    })),
    ways: ways.map((way) => ({...settingsJson(way.settings), changes: way.changes, ...figures(way)})),
    suggested: best ? settingsJson(best.settings) : null,
    proof: proof ? {now: figures(proof.now), suggested: figures(proof.best)} : null,
  };
}

function settingsJson({mode, prediction, weights}: Settings): object {
  return {routing: mode, predictive_routing: mode === "auto" && prediction.isUsed, predictive_learning_rate: prediction.rate, weights: Object.fromEntries(weights)};
}

function peersText({meshes}: Tuning): string {
  const rows = meshes.flatMap(({model, peers, assumed}) =>
    peers.map(({peer, tokenMs, company, slots, rttMs, others}) => [
      model,
      shortPeer(peer),
      `${tokenMs.toFixed(1)} ms${assumed.includes(peer) ? " (as the others: it answered too little)" : ""}`,
      `+${Math.round(company * 100)} %`,
      String(slots),
      ms(rttMs),
      others.toFixed(1),
    ]),
  );
  return formatTable(["MODEL", "PEER", "A TOKEN ALONE", "EACH OTHER IN A SLOT", "SLOTS", "DISTANCE", "OTHERS' REQUESTS"], rows);
}

function waysText({ways, recorded}: Tuning): string {
  const now = ways[0] as WeighedWay;
  const against = (value: number, before: number): string => `${value > before ? "+" : ""}${((value / before - 1) * 100).toFixed(1)} %`;
  const rows = ways.map(({settings, meanMs, p95Ms, changes}) => [
    `${wayText(settings)}${changes === 0 ? " (now)" : ""}`,
    weightsText(settings),
    ms(meanMs),
    ms(p95Ms),
    changes === 0 ? "" : against(meanMs, now.meanMs),
    changes === 0 ? "" : against(p95Ms, now.p95Ms),
  ]);
  return formatTable(["WAY", "WEIGHTS", "MEAN", "P95", "MEAN AGAINST NOW", "P95 AGAINST NOW"], [["as it was, not replayed", "", ms(recorded.meanMs), ms(recorded.p95Ms)], ...rows]);
}

function settingsText(settings: Settings, now: Settings): string {
  const weights = weightsText(settings);
  return weights === weightsText(now) ? wayText(settings) : `${wayText(settings)}, weights ${weights}`;
}

function wayText({mode, prediction}: Settings): string {
  return mode === "auto" && prediction.isUsed ? `auto, predictive at ${prediction.rate}` : mode;
}

function weightsText({weights}: Settings): string {
  return isEven(weights) ? "equal" : [...weights].map(([peer, weight]) => `${shortPeer(peer)} ${weight}`).join(", ");
}

function change(before: Figures, after: Figures, what: keyof Figures): string {
  return `${ms(before[what])} -> ${ms(after[what])}`;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
