import {readFileSync, statSync} from "node:fs";
import {tuneRouting} from "@ollamesh/inference";
import {CodedError, formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "../command-context.ts";
import {writeFileAtomically} from "../write-file-atomically.ts";
import {readTrace, type Trace} from "./trace-file.ts";
import {fragmentOf, reportJson, reportText, verdictText} from "./tune-report.ts";

/** A thousand requests with sixteen candidates each are some 4 MB. */
const FILE_BYTES_MAX = 64 * 2 ** 20;
/** As many as a peer remembers. */
const REQUESTS = 1000;

export const TUNE_HELP = `
Every peer remembers the last 1000 answers its clients had: when they were asked, how many tokens they were of, how long they took, which peers
they could have gone to, and what was known of those (GET /api/v1/routing/history). tune replays them in a simulation of these peers with every
--routing, with --predictive-routing, and with weights (--routing-weight) by what the peers turned out to be. It prints what each way would have
taken, and suggests one only if answers come a twentieth sooner or more, in replays that did not help to choose it. No peer is changed: start it
with the written file (--config), or copy from it.

Assumed: requests come when they came; every peer has its models loaded; a beginning that was read before stays as cheap as it was, wherever it
goes; models do not take from each other. It needs 40 answers at least, of models that several peers have.

Examples:
  $ node dist/peer.js tune --from-history                                          of the peer on this host
  $ node dist/peer.js tune --from-history --peer 10.0.0.5 --out suggested.yaml     of another one; writes what it suggests
  $ node dist/peer.js --config suggested.yaml                                      goes by it
  $ curl '10.0.0.5:11434/api/v1/routing/history?limit=1000' > history.json         kept for later:
  $ node dist/peer.js tune --from-history --from history.json
`;

interface TuneFlags {
  readonly fromHistory?: boolean;
  readonly from?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** What other settings of routing would have made of the requests a peer remembers; changes nothing but the file it is told to write. */
export async function tune({client, print}: CommandContext, {fromHistory, from, out, json}: TuneFlags): Promise<void> {
  if (!fromHistory) throw new CodedError("bad_request", "tune goes by requests that were answered: say --from-history (--help shows how)");
  const trace = from === undefined ? readTrace(await client.get(`/api/v1/routing/history?limit=${REQUESTS}`), client.url) : readFile(from);
  const tuning = tuneRouting(trace.requests, trace.settings);
  const fragment = fragmentOf(tuning, trace);
  print(json ? JSON.stringify(reportJson(tuning, trace), null, 2) : reportText(tuning, trace));
  if (out === undefined) {
    if (fragment !== undefined && !json) print(`\n${fragment.trimEnd()}`);
  } else if (fragment === undefined) throw new CodedError("refused", `${out} is not written: ${verdictText(tuning, trace)}`);
  else {
    writeFileAtomically(out, Buffer.from(fragment));
    if (!json) print(`written to ${out}: a file of settings for --config`);
  }
}

function readFile(path: string): Trace {
  let told: unknown;
  try {
    if (statSync(path).size > FILE_BYTES_MAX) throw new Error(`longer than ${formatBytes(FILE_BYTES_MAX)}`);
    told = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new CodedError("bad_file", `cannot read ${path}: ${(error as Error).message}`);
  }
  return readTrace(told, path);
}
