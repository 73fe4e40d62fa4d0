/**
 * One file from one host to eight others over shaped links, by ollamesh and by what else there is for it, one after the other: when the last of them has it, when half of them do, what left the first,
 * and what it cost. Hosts are network namespaces (needs root, `ip`, `tc`, and for the delay `iptables` and `python3`), and all share the cores of this machine.
 * tsx test/bench/lan.ts [--tools <folder of unpacked Debian packages>] [--only ollamesh,aria2,transmission,libtorrent,one-by-one,at-once] [--mebibytes 1024] [--megabits 200] [--delay-ms 20] [--queue-ms 50]
 *   [--leeches 8] [--folder <where the copies go>] [--seconds-max 400] [--bulk true] [--cpu-prof <folder>]
 * The packages: apt-get download aria2 libaria2-0 libc-ares2 transmission-daemon libminiupnpc17 libnatpmp1 python3-libtorrent libtorrent-rasterbar2.0 libboost-python1.74.0, then dpkg -x each into the folder.
 */
import {tmpdir} from "node:os";
import {parseArgs} from "node:util";
import {endWithStarter, isInside, runInside, whyNotPrivate} from "../chaos/private-machine.ts";
import {aria2} from "./lan/by-aria2.ts";
import {copiesAtOnce, copiesOneByOne} from "./lan/by-copies.ts";
import {libtorrent} from "./lan/by-libtorrent.ts";
import {ollamesh} from "./lan/by-ollamesh.ts";
import {transmission} from "./lan/by-transmission.ts";
import type {Contender} from "./lan/contender.ts";
import {Contest, type Result} from "./lan/contest.ts";
import {ShapedLan} from "./lan/shaped-lan.ts";

const {values} = parseArgs({
  options: {
    tools: {type: "string", ...(process.env.OLLAMESH_BENCH_TOOLS && {default: process.env.OLLAMESH_BENCH_TOOLS})},
    only: {type: "string", default: "ollamesh,aria2,transmission,libtorrent,one-by-one,at-once"},
    mebibytes: {type: "string", default: "1024"},
    megabits: {type: "string", default: "200"},
    "delay-ms": {type: "string", default: "20"},
    "queue-ms": {type: "string", default: "50"},
    leeches: {type: "string", default: "8"},
    folder: {type: "string", default: tmpdir()},
    "seconds-max": {type: "string", default: "400"},
    bulk: {type: "string", default: "true"},
    "cpu-prof": {type: "string"},
  },
});

const ALL: Readonly<Record<string, Contender>> = {
  ollamesh: ollamesh(["--bulk", values.bulk], values["cpu-prof"]),
  aria2,
  transmission,
  libtorrent,
  "one-by-one": copiesOneByOne,
  "at-once": copiesAtOnce,
};

function chosen(): readonly Contender[] {
  return values.only.split(",").map((name) => {
    const contender = ALL[name];
    if (!contender) throw new Error(`${name} is none of ${Object.keys(ALL).join(", ")}`);
    return contender;
  });
}

function row(name: string, result: Result, megabits: number): string {
  const ideal = (result.bytes * 8) / (megabits * 1e6);
  const seconds = (of: number): string => `${of.toFixed(1)} (${(of / ideal).toFixed(2)})`;
  return `| ${name} | ${seconds(result.lastSeconds)} | ${seconds(result.medianSeconds)} | ${result.uploadShare.toFixed(2)} | ${result.cpuSeconds.toFixed(0)} | ${result.coresBusy.toFixed(2)} |`;
}

async function run(contest: Contest): Promise<void> {
  const megabits = Number(values.megabits);
  console.log(
    `| ${values.mebibytes} MiB to ${values.leeches} hosts, ${megabits} Mbit/s, ${values["delay-ms"]} ms one way | last, s (of one copy) | p50, s | first host sent, files | CPU, s | cores busy |`,
  );
  console.log("|---|---|---|---|---|---|");
  for (const contender of chosen()) {
    const missing = contender.missing(values.tools);
    if (missing === undefined) console.log(row(contender.name, await contest.run(contender), megabits));
    else console.log(`(${contender.name} left out: there is no ${missing})`);
  }
}

async function main(): Promise<void> {
  const why = isInside ? undefined : (whyNotPrivate() ?? (Number(values["delay-ms"]) > 0 ? ShapedLan.whyNoDelay() : undefined));
  if (why !== undefined) throw new Error(`no shaped links here: ${why}`);
  if (!isInside) {
    process.exitCode = await runInside();
    return;
  }
  const lan = new ShapedLan(Number(values.leeches) + 1, {megabits: Number(values.megabits), queueMs: Number(values["queue-ms"])});
  const contest = new Contest(lan, {tools: values.tools, folder: values.folder, bytes: Number(values.mebibytes) * 2 ** 20, secondsMax: Number(values["seconds-max"])});
  endWithStarter(() => contest.cleanUp());
  try {
    await lan.delay(Number(values["delay-ms"]));
    await contest.prepare();
    await run(contest);
  } finally {
    contest.cleanUp();
    lan.stop();
  }
  process.exit();
}

await main();
