/**
 * Peers on this machine that belong together, until Ctrl-C: `npm run cluster -- 3`. Their folders stay, so that the next start brings back the same mesh.
 * `--exit` ends once all is well, with status 0.
 */
import {createServer} from "node:net";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {formatDuration} from "@ollamesh/stdx";
import {type PeerProcess, root, startPeer, until} from "./peer-process.ts";

/** Each is a process of some 100 MB. */
const PEERS_MAX = 16;
const FIRST_PORT = 11434;
const PORT_STEP = 100;
const HEALTHY_MS = 60_000;
const USAGE = `how many? npm run cluster -- <1 to ${PEERS_MAX}> [--exit] [--folder <folder>]`;

interface Cluster {
  readonly leader: string | null;
  readonly members: readonly {readonly role: string; readonly state: string}[];
}

const {values, positionals} = commandLine(process.argv.slice(2));
const count = Number(positionals[0] ?? 3);
const peers: PeerProcess[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function commandLine(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {exit: {type: "boolean", default: false}, folder: {type: "string", default: join(root, ".cluster")}},
      allowPositionals: true,
    });
  } catch (error) {
    process.stderr.write(`error: ${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}

/** Its folder stays; what it agreed on with the others too. */
function tellEnd(peer: PeerProcess, number: number): void {
  peer.child.once("exit", (status, signal) => {
    if (stopping) return;
    const last = peer.log.trimEnd().split("\n").at(-1) ?? "";
    process.stderr.write(`peer ${number}  …${peer.id.slice(-8)} ended (${signal ?? `status ${status}`})${last === "" ? "" : `: ${last}`}\n`);
    if (peers.every(({hasEnded}) => hasEnded)) process.exitCode = 1; // nothing is left to wait for
  });
}

function portOr0(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(0));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(port)));
  });
}

async function start(): Promise<void> {
  for (let i = 0; i < count; i++) {
    const bootstrap = peers[0] ? [peers[0].multiaddr] : [];
    const port = await portOr0(FIRST_PORT + i * PORT_STEP);
    const peer = await startPeer({dataDir: join(values.folder, String(i + 1)), port, bootstrap, flags: ["--threads", "1", "--log-level", "warn"]});
    peers.push(peer);
    tellEnd(peer, i + 1);
    say(`  peer ${i + 1}  …${peer.id.slice(-8)}  OLLAMA_HOST=${peer.api}`);
  }
}

/** Everybody knows everybody, one leads, and as many vote as shall. */
async function isHealthy(): Promise<boolean> {
  const views = await Promise.all(peers.map((peer) => peer.get<Cluster>("/api/v1/cluster")));
  const voters = Math.min(count === 2 ? 1 : count, 3);
  return views.every(
    ({leader, members}) =>
      leader !== null &&
      leader === views[0]?.leader &&
      members.filter(({state}) => state === "up").length === count &&
      members.filter(({role}) => role === "voter").length >= voters,
  );
}

let stopping: Promise<unknown> | undefined;
function stop(): Promise<unknown> {
  stopping ??= Promise.all(peers.map((peer) => peer.stop("SIGTERM")));
  return stopping;
}

async function main(): Promise<void> {
  if (!Number.isInteger(count) || count < 1 || count > PEERS_MAX) throw new Error(USAGE);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop().then(() => process.exit(values.exit ? 1 : 0)));
  const startedAt = Date.now();
  say(`${count} peers, in ${values.folder}`);
  await start();
  await until("all agree", HEALTHY_MS, isHealthy);
  say(`All is well after ${formatDuration(Date.now() - startedAt)}: one leads, all know each other.`);
  if (values.exit) return void (await stop());
  say("Ctrl-C ends them. Their folders stay.");
}

try {
  await main();
} catch (error) {
  if (!stopping) {
    process.stderr.write(`error: ${(error as Error).message}\n`);
    await stop();
    process.exitCode = 1;
  }
}
