/** `pnpm bench:swarm`: see `--help`. */
import {parseArgs} from "node:util";
import {SimulatedSwarm, type SwarmOptions, type SwarmReport} from "../../packages/swarm/test/support/simulated-swarm.ts";

const variants: Readonly<Record<string, Partial<SwarmOptions>>> = {
  even: {},
  slow: {slowPercent: 20},
  corrupt: {corrupt: 1},
  churn: {churnPercent: 20},
  leaving: {seederLeaves: true},
};

const HELP = `A simulated swarm that runs the production cores: one seeder, many peers that all want its file at once, links with caps.

  pnpm bench:swarm [--nodes 100,1000] [--seed 1] [--size <MiB>] [--piece <KiB>] [--rate <MB/s>] [--latency <ms>] [--only ${Object.keys(variants).join(",")}]

Times are multiples of what the file takes at the rate; uploads are multiples of the file.
`;

const {values} = parseArgs({
  options: {
    nodes: {type: "string", default: "100,1000"},
    seed: {type: "string", default: "1"},
    size: {type: "string", default: "1024"},
    piece: {type: "string", default: "1024"},
    rate: {type: "string", default: "25"},
    latency: {type: "string", default: "20"},
    only: {type: "string", default: Object.keys(variants).join(",")},
    set: {type: "string", default: "{}"},
    help: {type: "boolean", default: false},
  },
});

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.POSITIVE_INFINITY;
}

function line(name: string, nodes: number, {finished, ...report}: SwarmReport): string {
  const [p50, p99, last] = [0.5, 0.99, 1].map((share) => quantile(finished, share)) as [number, number, number];
  const columns = [
    name.padEnd(8),
    String(nodes).padStart(5),
    ...[p50, p99, last, p99 / p50, report.seederUpload, report.utilisation].map((value) => value.toFixed(2).padStart(8)),
    `${(report.lastPercentWorst * 100).toFixed(1)} %`.padStart(8),
    String(report.corruptPiecesMost).padStart(8),
    report.wasted.toFixed(2).padStart(8),
    String(report.unfinished).padStart(8),
    `${report.cpuSeconds.toFixed(0)} s`.padStart(8),
  ];
  return `${columns.join("")}\n`;
}

const heads = ["p50", "p99", "last", "p99/p50", "seeder", "busy", "last 1 %", "bad", "wasted", "missing", "cpu"];
process.stdout.write(values.help ? HELP : `${"".padEnd(13)}${heads.map((head) => head.padStart(8)).join("")}\n`);
for (const nodes of values.help ? [] : values.nodes.split(",").map(Number)) {
  for (const name of values.only.split(",")) {
    const swarm = new SimulatedSwarm({
      nodes,
      seed: Number(values.seed),
      fileBytes: Number(values.size) * 2 ** 20,
      pieceBytes: Number(values.piece) * 1024,
      rate: Number(values.rate) * 1e6,
      latencyMs: Number(values.latency),
      ...variants[name],
      ...(JSON.parse(values.set) as Partial<SwarmOptions>),
    });
    process.stdout.write(line(name, nodes, swarm.run()));
  }
}
