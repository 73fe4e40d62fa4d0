/**
 * The performance targets in one command: runs the benches and says of each target what was measured and whether it is met. Ends with status 1 when one is not, or was not measured.
 * `pnpm build` first. The whole takes about half an hour, `--quick` about four minutes; both want a machine with nothing else to do.
 * tsx test/validate/main.ts [--quick] [--only <part of a trial's name>] [--json <file>]
 */
import {spawn} from "node:child_process";
import {existsSync, writeFileSync} from "node:fs";
import {cpus, loadavg} from "node:os";
import {parseArgs} from "node:util";
import {formatTable} from "../../packages/peer/src/cli/table.ts";
import {goalOf, type Judged, judge, TRIALS, type Trial} from "../../packages/peer/test/support/validate-targets.ts";
import {peerEntry, root} from "../../scripts/peer-process.ts";

const {values} = parseArgs({options: {quick: {type: "boolean", default: false}, only: {type: "string"}, json: {type: "string"}}});
/** A bench that takes longer hangs. */
const TRIAL_MS_MAX = 30 * 60_000;
/** Of what a bench prints. */
const OUTPUT_CHARS_MAX = 1 << 20;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What it printed, and whether it ended with status 0. */
function run(command: readonly string[]): Promise<{readonly output: string; readonly hasEndedWell: boolean}> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", ...command], {cwd: root, stdio: ["ignore", "pipe", "inherit"]});
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output.length < OUTPUT_CHARS_MAX) output += text;
      process.stdout.write(text);
    });
    const timer = setTimeout(() => child.kill("SIGTERM"), TRIAL_MS_MAX);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({output, hasEndedWell: status === 0});
    });
  });
}

async function tried(trial: Trial): Promise<readonly Judged[]> {
  const command = values.quick ? trial.quick : trial.command;
  say(`\n== ${trial.name}: tsx ${command.join(" ")} (load average ${loadavg()[0]?.toFixed(1)})`);
  const {output, hasEndedWell} = await run(command);
  return judge(trial, output, hasEndedWell);
}

async function main(): Promise<number> {
  if (!existsSync(peerEntry)) {
    process.stderr.write("there is no dist/peer.js to measure: pnpm build first\n");
    return 1;
  }
  const trials = TRIALS.filter(({name}) => name.includes(values.only ?? ""));
  if (trials.length === 0) {
    process.stderr.write(`no trial has ${JSON.stringify(values.only)} in its name: ${TRIALS.map(({name}) => name).join("; ")}\n`);
    return 1;
  }
  const judged: Judged[] = [];
  for (const trial of trials) judged.push(...(await tried(trial)));
  const shown = (measured: number | undefined): string => (measured === undefined ? "not measured" : String(measured));
  say(`\n${cpus().length} cores, load average ${loadavg()[0]?.toFixed(1)}${values.quick ? ", quick: few repetitions" : ""}`);
  say(
    formatTable(
      ["", "TRIAL", "TARGET", "GOAL", "MEASURED"],
      judged.map(({trial, target, measured, isMet}) => [isMet ? "pass" : "FAIL", trial, target.name, goalOf(target), shown(measured)]),
    ),
  );
  const missed = judged.filter(({isMet}) => !isMet).length;
  say(`validate: ${judged.length - missed} of ${judged.length} targets met`);
  const rows = judged.map(({trial, target: {name, unit, least, most}, measured, isMet}) => ({trial, name, unit, least, most, measured, isMet}));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({quick: values.quick, targets: rows}, null, 2)}\n`);
  return missed === 0 ? 0 : 1;
}

process.exitCode = await main();
