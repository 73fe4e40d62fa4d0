import {afterEach, describe, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const OWL = {model: "storyteller", prompt: "Tell me a story about an owl.", stream: false, options: {temperature: 0, num_predict: 40}};
const STORYTELLER_WIDTH = 128;
const PLANS = "/api/v1/partition/plans?model=storyteller";

interface Plans {
  readonly chosen: string | null;
  readonly plans: readonly {
    readonly strategy: string;
    readonly verdict: string;
    readonly reason: string | null;
    readonly tokens_per_second: number | null;
    readonly chains: readonly (readonly {readonly peer: string; readonly memory: number}[])[];
  }[];
  readonly peers: readonly {readonly id: string; readonly speed: {readonly measured: boolean} | null; readonly absence: string | null}[];
}

interface Replicated extends Placement {
  readonly replicas: readonly {readonly peer: string; readonly state: string}[];
}

interface History {
  readonly history: readonly {
    readonly deployment: string;
    readonly task: string;
    readonly chosen: string;
    readonly predicted: {readonly tokens_per_second: number | null};
    readonly outcome: {
      readonly runs: number;
      readonly failures: number;
      readonly tokens_per_second: number | null;
      readonly cpu_seconds: number | null;
      readonly wire_bytes: number | null;
      readonly tokens_per_cpu_second: number | null;
      readonly peak_memory: readonly {readonly peer: string; readonly bytes: number}[];
    };
  }[];
}

function memoryOf({plans}: Plans, strategy: string): readonly number[] {
  return plans.find((one) => one.strategy === strategy)?.chains[0]?.map(({memory}) => memory) ?? [];
}

describe("a model larger than any peer's memory", () => {
  it("is refused whole with the numbers, and serves across three", async () => {
    mesh = await TestMesh.start(3);
    // Before anything is measured: by speeds the three parts would differ, and two of the largest might do.
    const whole = memoryOf(await mesh.peer(0).get<Plans>(PLANS), "whole")[0] as number;
    const three = memoryOf(await mesh.peer(0).get<Plans>(`${PLANS}&strategy=pipeline&stages=3`), "pipeline");
    const two = memoryOf(await mesh.peer(0).get<Plans>(`${PLANS}&strategy=pipeline&stages=2`), "pipeline");
    const limit = Math.max(...three) + 1;
    expect(limit).toBeLessThan(Math.min(...two));
    const {response} = await mesh.peer(0).post<{response: string}>("/api/generate", OWL);
    await mesh.stop();

    mesh = await TestMesh.start(3, {flags: ["--memory-max", String(limit)]});
    const deploy = (strategy: string): Promise<Placement> => mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy});
    const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
    await expect(deploy("whole")).rejects.toThrow(new RegExp(`no peer has the ${mib(whole)} the whole model needs: .* has ${mib(limit)} free`));
    const placement = await deploy("auto");
    expect(new Set(placement.stages.map(({peer}) => peer)).size).toBe(3);
    expect(placement.reasons.join()).toContain("fits in no other way");
    expect((await mesh.peer(2).post<{response: string}>("/api/generate", OWL)).response).toBe(response);
  });
});

describe("replicas", () => {
  it("serve one model whole from every peer; one that leaves is not asked, and serves again when it is back", async () => {
    mesh = await TestMesh.start(3);
    const whole = await mesh.peer(0).post<{response: string}>("/api/generate", OWL);
    const deployed = await mesh.peer(1).post<Replicated>("/api/v1/deploy", {model: "storyteller", strategy: "replicas", streams: 24});
    expect([deployed.strategy, deployed.stages.length, deployed.replicas.map(({state}) => state)]).toEqual(["replicas", 1, ["ready", "ready"]]);
    for (const peer of mesh.peers) expect((await peer.post<{response: string}>("/api/generate", OWL)).response).toBe(whole.response);
    const loaded = await Promise.all(mesh.peers.map((peer) => peer.get<{strategies: {strategy: string; executions: number}[]}>("/api/v1/partition/metrics")));
    const executions = loaded.map(({strategies}) => strategies.find(({strategy}) => strategy === "replicas")?.executions ?? 0);
    expect(executions.reduce((sum, one) => sum + one, 0)).toBe(3);

    await mesh.peer(2).stop("SIGTERM");
    for (const index of [0, 1]) expect((await mesh.peer(index).post<{response: string}>("/api/generate", OWL)).response).toBe(whole.response);
    const back = await mesh.add({dataDir: mesh.dataDir(2)});
    await until("it serves again", 30_000, async () => {
      const {stages, replicas} = await mesh.peer(0).get<Replicated>("/api/v1/placement/storyteller");
      return [...stages, ...replicas].every(({state}) => state === "ready");
    });
    expect((await back.post<{response: string}>("/api/generate", OWL)).response).toBe(whole.response);
  });
});

describe("plan", () => {
  it("tells what a deploy would do and why it is nothing else; what was predicted is kept beside what came of it, over a restart", async () => {
    mesh = await TestMesh.start(2);
    const twice = await fetch(`${mesh.peer(1).api}${PLANS}&model=other`);
    expect([twice.status, await twice.json()]).toEqual([400, {error: "model is given more than once"}]);
    const planned = await mesh.peer(1).get<Plans>(`${PLANS}&num_ctx=256`);
    expect(planned.chosen).toBe("whole");
    expect(planned.plans.find(({strategy}) => strategy === "pipeline")).toMatchObject({verdict: "ruled_out", reason: expect.stringContaining("pipeline_layers_over")});
    expect(planned.peers.filter(({absence}) => absence !== null)).toHaveLength(1);
    const shown = commandLine(mesh.peer(1), "plan", "storyteller", "--dry-run");
    expect(shown).toMatchObject({status: 0, text: expect.stringMatching(/STRATEGY.*\nwhole +chosen/)});
    await expect(mesh.peer(0).get("/api/v1/placement/storyteller")).rejects.toThrow(/404/);

    await mesh.peer(1).post("/api/v1/cluster/settings/strategy_pipeline", {value: false}, "PUT");
    await expect(mesh.peer(0).post("/api/v1/deploy", {model: "storyteller", strategy: "pipeline"})).rejects.toThrow(/strategy_pipeline/);
    await mesh.peer(1).post("/api/v1/cluster/settings/strategy_pipeline", {value: true}, "PUT");

    const placement = await mesh.peer(0).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
    for (let i = 0; i < 3; i++) await mesh.peer(1).post("/api/generate", OWL);
    const head = mesh.peers.find(({id}) => id === placement.stages[0]?.peer) ?? mesh.peer(0);
    const entry = {chosen: "pipeline", predicted: {tokens_per_second: expect.any(Number)}, outcome: {runs: 3, failures: 0, tokens_per_second: expect.any(Number)}};
    expect((await head.get<History>("/api/v1/partition/history?limit=5")).history).toMatchObject([entry]);
    const took = await until("both stages told what they took", 10_000, async () => {
      const {outcome} = (await head.get<History>("/api/v1/partition/history?limit=5")).history[0] as History["history"][number];
      return outcome.cpu_seconds !== null && outcome;
    });
    expect(took.peak_memory.map(({peer}) => peer).toSorted()).toEqual(placement.stages.map(({peer}) => peer).toSorted());
    for (const {bytes} of took.peak_memory) expect(bytes).toBeGreaterThan(2 ** 24);
    // Each token goes to the second stage as that many numbers of four bytes, and comes back as a small message.
    expect(took.wire_bytes).toBeGreaterThan(OWL.options.num_predict * STORYTELLER_WIDTH * 4);
    expect(took.wire_bytes).toBeLessThan(10 * OWL.options.num_predict * STORYTELLER_WIDTH * 4);
    expect(took.tokens_per_cpu_second).toBeCloseTo(OWL.options.num_predict / (took.cpu_seconds as number), 3);
    const {strategies} = await head.get<{strategies: {strategy: string; executions: number; weight: number}[]}>("/api/v1/partition/metrics");
    expect(strategies.find(({strategy}) => strategy === "pipeline")).toMatchObject({executions: 3});
    expect(strategies.reduce((sum, {weight}) => sum + weight, 0)).toBeCloseTo(1);
    const metrics = await (await fetch(`${head.api}/metrics`)).text();
    expect(metrics).toContain('ollamesh_partition_executions_total{strategy="pipeline"} 3');
    expect(metrics).toMatch(/^ollamesh_partition_tokens_per_cpu_second\{strategy="pipeline"\} [\d.]+$/m);
    const deployment = `deployment="${(await head.get<History>("/api/v1/partition/history?limit=5")).history[0]?.deployment}"`;
    for (const family of ["cpus", "threads", "peak_memory_bytes", "sent_bytes_total", "cpu_seconds_total"]) {
      expect(
        Number(
          metrics
            .split("\n")
            .find((line) => line.startsWith(`ollamesh_stage_${family}{${deployment}}`))
            ?.split(" ")[1],
        ),
      ).toBeGreaterThan(0);
    }
    await until("speeds are measured", 10_000, async () => (await mesh.peer(0).get<Plans>(PLANS)).peers.some(({speed}) => speed?.measured));

    const index = mesh.indexOf(head.id);
    await head.stop("SIGTERM");
    const again = await mesh.add({dataDir: mesh.dataDir(index), bootstrap: mesh.peers.filter((peer) => peer !== head).map(({multiaddr}) => multiaddr)});
    await until("history is there again", 10_000, async () => (await again.get<History>("/api/v1/partition/history")).history.length > 0);
    expect((await again.get<History>("/api/v1/partition/history")).history.at(-1)).toMatchObject(entry);
  });
});
