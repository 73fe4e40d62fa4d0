/**
 * Three peers on this machine, one model split over them, one story. `--exit` ends after the story, with status 0 only if all of it worked.
 */
import {rmSync} from "node:fs";
import {createServer} from "node:net";
import {join} from "node:path";
import {MeshClient, type Pace, PullProgress} from "@ollamesh/peer";
import {formatBytes, formatDuration} from "@ollamesh/stdx";
import {type PeerProcess, root, startPeer, until} from "./peer-process.ts";

const MODEL = "storyteller";
const PROMPT = "Tell me a story about a fox and a kite.";
const PREFERRED_PORTS = [11434, 11534, 11634];
const folder = join(root, ".demo");

interface Placement {
  readonly stages: readonly {
    readonly peer: string;
    readonly first_layer: number;
    readonly last_layer: number;
    readonly state: string;
    readonly bytes_on_disk: number;
    readonly sources: readonly {readonly peer: string; readonly bytes: number}[];
  }[];
}

const peers: PeerProcess[] = [];
const say = (line = ""): void => void process.stdout.write(`${line}\n`);
const nameOf = (id: string): string => `peer ${peers.findIndex((peer) => peer.id === id) + 1}`;

async function portOr0(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(0));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(port)));
  });
}

async function startMesh(): Promise<void> {
  const startedAt = Date.now();
  for (const [index, preferred] of PREFERRED_PORTS.entries()) {
    const bootstrap = index === 0 ? [] : [(peers[0] as PeerProcess).multiaddr];
    // Only the first is given the model: the others shall get what they need over the mesh, and no more.
    const flags = ["--replication-factor", "0", "--threads", "1", "--log-level", "warn", "--default-model", String(index === 0)];
    const peer = await startPeer({dataDir: join(folder, String(index + 1)), port: await portOr0(preferred), bootstrap, flags});
    peers.push(peer);
    say(`  peer ${index + 1}  …${peer.id.slice(-8)}  ${peer.api}${index === 0 ? `  holds ${MODEL}` : "  joins by the address of peer 1, holds nothing"}`);
  }
  await until("every peer sees the two others", 20_000, async () => {
    const seen = await Promise.all(peers.map((peer) => peer.get<{peers: unknown[]}>("/api/v1/peers")));
    return seen.every((one) => one.peers.length === peers.length - 1);
  });
  say(`  all know each other after ${formatDuration(Date.now() - startedAt)}`);
}

async function deploy(): Promise<Placement> {
  const asked = peers[1] as PeerProcess;
  const progress = new PullProgress(process.stderr);
  const timer = setInterval(() => void showTransfers(progress), 100);
  try {
    await asked.post("/api/v1/deploy", {model: MODEL, strategy: "pipeline", stages: 3});
    await showTransfers(progress);
  } finally {
    clearInterval(timer);
    progress.stop();
  }
  return asked.get<Placement>(`/api/v1/placement/${MODEL}`);
}

async function showTransfers(progress: PullProgress): Promise<void> {
  for (const [index, peer] of peers.entries()) {
    const {transfers} = await peer.get<{transfers: (Pace & {completed: number; total: number})[]}>("/api/v1/transfers");
    const begun = transfers.filter(({sources}) => sources.some(({bytes}) => bytes > 0));
    for (const transfer of begun) progress.layer({...transfer, name: `  peer ${index + 1} fetches`, pace: transfer});
  }
}

async function tellStory(): Promise<void> {
  const third = peers[2] as PeerProcess;
  const client = new MeshClient(third.api);
  interface Chunk {
    readonly response: string;
    readonly done: boolean;
    readonly eval_count?: number;
    readonly eval_duration?: number;
  }
  let text = "";
  process.stdout.write("  ");
  for await (const chunk of client.stream<Chunk>("/api/generate", {model: MODEL, prompt: PROMPT, options: {seed: 7}})) {
    process.stdout.write(chunk.response);
    text += chunk.response;
    if (!chunk.done) continue;
    const rate = (chunk.eval_count ?? 0) / ((chunk.eval_duration ?? 1) / 1e9);
    say(`\n  (${chunk.eval_count} tokens, ${rate.toFixed(0)} a second)`);
  }
  if (!text.includes("fox")) throw new Error("the story is not about a fox");
}

function showPlacement({stages}: Placement): void {
  for (const stage of stages) {
    const sources = stage.sources.map((source) => `${formatBytes(source.bytes)} from ${nameOf(source.peer)}`).join(", ");
    say(
      `  layers ${String(stage.first_layer).padStart(2)}-${String(stage.last_layer).padEnd(2)}  ${nameOf(stage.peer)}  ${formatBytes(stage.bytes_on_disk).padStart(9)} on disk  ${sources === "" ? "had them" : sources}`,
    );
  }
  if (stages.length !== 3 || new Set(stages.map((stage) => stage.peer)).size !== 3) throw new Error("the model is not split over three peers");
}

let stopping: Promise<void> | undefined;
async function stop(): Promise<void> {
  stopping ??= (async () => {
    await Promise.all(peers.map((peer) => peer.stop("SIGTERM")));
    rmSync(folder, {recursive: true, force: true});
  })();
  return stopping;
}

async function main(): Promise<void> {
  const exits = process.argv.includes("--exit");
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop().then(() => process.exit(exits ? 1 : 0)));
  rmSync(folder, {recursive: true, force: true});
  say("\n1. Three peers");
  await startMesh();
  say(`\n2. ${MODEL}, deployed through peer 2 as a pipeline of three layer ranges`);
  const placement = await deploy();
  showPlacement(placement);
  say(`\n3. "${PROMPT}", asked of peer 3`);
  await tellStory();
  if (exits) return stop();
  say("\nThe mesh stays up. Any Ollama client works against any of these; Ctrl-C ends it.");
  for (const peer of peers) say(`  OLLAMA_HOST=${peer.api}`);
}

try {
  await main();
} catch (error) {
  if (stopping) await stopping;
  else {
    process.stderr.write(`\nThe demo failed: ${(error as Error).message}\n`);
    await stop();
    process.exitCode = 1;
  }
}
