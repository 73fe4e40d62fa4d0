/**
 * A stream over a pipeline of three, one of whose peers is killed while it flows: again and again. How long nothing came, and whether the answer is the undisturbed one, byte for byte.
 * `pnpm build` first.
 * The peer that is asked also holds the model, and is never killed: of the others the one with the given stage, or the newest.
 * With a stage given, two voters may be killed before a newcomer votes: three that agree then have no majority, and it ends with that.
 * tsx test/bench/stage-kill.ts [--times 100] [--signal SIGKILL] [--tokens 300] [--stage 1]
 */
import {parseArgs} from "node:util";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";

const {values} = parseArgs({
  options: {times: {type: "string", default: "100"}, signal: {type: "string", default: "SIGKILL"}, tokens: {type: "string", default: "300"}, stage: {type: "string"}},
});
const TIMES = Number(values.times);
const BODY = {model: "storyteller", prompt: "Tell me a story about an owl.", options: {temperature: 1.2, seed: 3, num_predict: Number(values.tokens), stop: []}};

interface Line {
  readonly response?: string;
  readonly done?: boolean;
  readonly error?: string;
  readonly eval_count?: number;
}

/** Reads a stream, remembering when its lines came. */
class Reader {
  readonly lines: Line[] = [];
  readonly atMs: number[] = [];

  async read(peer: PeerProcess): Promise<void> {
    const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(BODY)});
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + decoder.decode(chunk, {stream: true})).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        this.lines.push(JSON.parse(line));
        this.atMs.push(performance.now());
      }
    }
  }

  get text(): string {
    return this.lines.map(({response}) => response ?? "").join("");
  }

  /** The longest time without a line that ended after `sinceMs`. */
  gapMs(sinceMs: number): number {
    const gaps = this.atMs.map((at, index) => (at > sinceMs ? at - (this.atMs[index - 1] ?? at) : 0));
    return Math.max(0, ...gaps);
  }
}

interface Served {
  readonly victim: PeerProcess;
  /** Of its stage, from 1. */
  readonly stage: number;
}

async function served(mesh: TestMesh): Promise<Served> {
  const stages = await until("the model is deployed over three", 60_000, async () => {
    const placement = await mesh
      .peer(0)
      .post<{stages: {peer: string; state: string}[]}>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3})
      .catch(() => undefined);
    return placement?.stages.every(({state}) => state === "ready") && new Set(placement.stages.map(({peer}) => peer)).size === 3 && placement.stages;
  });
  const others = mesh.peers.slice(1).filter((peer) => !peer.hasEnded);
  const victim = (others.find(({id}) => id === stages[Number(values.stage) - 1]?.peer) ?? others.at(-1)) as PeerProcess;
  return {victim, stage: 1 + stages.findIndex(({peer}) => peer === victim.id)};
}

async function once(mesh: TestMesh, expected: string): Promise<{gapMs: number; outcome: string; stage: number}> {
  const {victim, stage} = await served(mesh);
  const reader = new Reader();
  const reading = reader.read(mesh.peer(0));
  await until("it streams", 20_000, async () => reader.lines.length > 20);
  const killedAtMs = performance.now();
  victim.child.kill(values.signal as NodeJS.Signals);
  await reading;
  const last = reader.lines.at(-1);
  const outcome = last?.done !== true ? `broken: ${last?.error ?? "no last line"}` : reader.text === expected ? "the same" : "another text";
  await victim.stop("SIGKILL");
  return {gapMs: reader.gapMs(killedAtMs), outcome, stage};
}

async function main(): Promise<void> {
  const mesh = await TestMesh.start(3);
  try {
    await served(mesh);
    const whole = await mesh.peer(0).post<{response: string}>("/api/generate", {...BODY, stream: false});
    const gaps: number[] = [];
    const outcomes = new Map<string, number>();
    for (let i = 0; i < TIMES; i++) {
      const {gapMs, outcome, stage} = await once(mesh, whole.response);
      gaps.push(gapMs);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      process.stderr.write(`${i + 1}: stage ${stage}, ${Math.round(gapMs)} ms, ${outcome}\n`);
      await mesh.add({flags: ["--default-model", "false"]});
      await mesh.allSeeEachOther();
    }
    const {p50 = 0, p95 = 0, max = 0} = spread(gaps) ?? {};
    const told = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
    process.stdout.write(
      `${TIMES} times ${values.signal} of a stage's peer under a stream: ${told}; longest silence ms p50 ${Math.round(p50)}, p95 ${Math.round(p95)}, max ${Math.round(max)}\n`,
    );
  } finally {
    await mesh.stop();
  }
}

await main();
