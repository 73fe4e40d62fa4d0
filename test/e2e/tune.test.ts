import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

interface RoutingHistory {
  readonly peer: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly requests: readonly {
    readonly model: string;
    readonly output_tokens: number;
    readonly tokens_max: number | null;
    readonly first_token_ms: number;
    readonly total_ms: number;
    readonly peer: string;
    readonly candidates: readonly {readonly peer: string; readonly predicted_ms: number; readonly expected_ms: number; readonly busy: number}[];
  }[];
}

const HISTORY = "/api/v1/routing/history?limit=1000";
const PROMPT = "Tell me a story about an owl.";

async function ask(peer: PeerProcess): Promise<string> {
  const body = {model: "storyteller", prompt: PROMPT, stream: false, options: {temperature: 0, num_predict: 24}};
  const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(body)});
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
  return response.headers.get("x-ollamesh-request-id") ?? "";
}

const GROUP_MS = 400;
const ANSWER_MS = 120;

/** What a peer told, as it would have been on a host with nothing else to do: of four at a time two have a slot and two wait for them. What a way to route is worth is told by times, which on a busy host are anybody's. */
function undisturbed(told: RoutingHistory): RoutingHistory {
  const requests = told.requests.map((one, index) => {
    const wait_ms = index % 4 < 2 ? 0 : ANSWER_MS;
    return {
      ...one,
      at: new Date(1.8e12 + Math.floor(index / 4) * GROUP_MS).toISOString(),
      ...{prompt_ms: 0, output_ms: ANSWER_MS, wait_ms, first_token_ms: wait_ms, total_ms: wait_ms + ANSWER_MS, output_tokens: 24},
      candidates: one.candidates.map((candidate) => ({...candidate, token_ms: ANSWER_MS / 24})),
    };
  });
  return {...told, requests};
}

/** More at a time than one of them has slots. */
async function askMany(peer: PeerProcess, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(...(await Promise.all([ask(peer), ask(peer), ask(peer), ask(peer)])));
  return ids;
}

describe("peer.js tune --from-history", () => {
  it("replays what a peer remembers that sent nearly all to one other, and writes settings it can be started with, which then remembers still", async () => {
    mesh = new TestMesh();
    for (let i = 0; i < 3; i++)
      await mesh.add({flags: ["--default-model", "true", "--num-parallel", "2", ...(i === 0 ? ["--routing", "weighted"] : ["--routing-weight", i === 1 ? "100" : "1"])]});
    await mesh.allSeeEachOther();
    const [a, b] = mesh.peers as [PeerProcess, PeerProcess];
    await until("all are known to hold the model", 20_000, async () => {
      const {peers} = await a.get<{peers: {holds: string[]}[]}>("/api/v1/peers");
      return peers.length === 2 && peers.every(({holds}) => holds.some((model) => model.includes("storyteller")));
    });
    for (const peer of mesh.peers) await peer.post("/api/generate", {model: "storyteller"}); // loads it there
    await askMany(a, 8);
    expect(commandLine(a, "tune", "--from-history").text).toMatch(/^too short a history: 8 answers/);
    expect(commandLine(a, "tune").text).toMatch(/say --from-history/);
    const ids = await askMany(a, 72);

    const told = await a.get<RoutingHistory>(HISTORY);
    expect([told.peer, told.requests.length]).toEqual([a.id, 80]);
    expect(told.settings).toEqual({routing: "weighted", routing_weight: 1, predictive_routing: false, predictive_learning_rate: 0.01});
    expect(JSON.stringify(told)).not.toContain("about an owl");
    for (const {candidates, peer, total_ms, first_token_ms, output_tokens, tokens_max} of told.requests) {
      expect([candidates.length, candidates[0]?.peer, tokens_max]).toEqual([3, peer, 24]);
      expect(total_ms).toBeGreaterThanOrEqual(first_token_ms);
      expect(output_tokens).toBeLessThanOrEqual(24);
    }
    expect(Math.max(...told.requests.map(({output_tokens}) => output_tokens))).toBeGreaterThan(0);
    const {routes} = await a.get<{routes: {predicted_ms: number; took_ms: number}[]}>(`/api/v1/requests/${ids.at(-1)}`);
    expect(routes).toEqual([expect.objectContaining({predicted_ms: expect.any(Number), took_ms: expect.any(Number)})]);
    expect(await (await fetch(`${a.api}/metrics`)).text()).toContain("ollamesh_routing_prediction_error_ratio_count 80");

    const now = commandLine(b, "tune", "--from-history", "--peer", a.api);
    expect([now.status, now.text]).toEqual([0, expect.stringMatching(/weighted \(now\)[\s\S]*least_connections {2,}equal/)]);
    const [out, from] = [join(mesh.folder, "suggested.yaml"), join(mesh.folder, "history.json")];
    writeFileSync(from, JSON.stringify(undisturbed(told)));
    const {status, text} = commandLine(b, "tune", "--from-history", "--from", from, "--out", out);
    expect([status, text]).toEqual([0, expect.stringMatching(/weighted \(now\)[\s\S]*suggested: [\s\S]*written to/)]);
    const json = JSON.parse(commandLine(a, "tune", "--from-history", "--from", from, "--json").text) as {verdict: string; ways: unknown[]; suggested: {routing: string}};
    expect([json.verdict, json.ways.length > 4]).toEqual(["better", true]);
    const routing = /^routing: (\w+)$/m.exec(readFileSync(out, "utf8"))?.[1];
    expect(json.suggested.routing).toBe(routing);
    // Nothing was changed there.
    expect((await a.get<RoutingHistory>(HISTORY)).settings).toEqual(told.settings);

    await a.stop("SIGTERM");
    const again = await mesh.add({dataDir: mesh.dataDir(0), bootstrap: [b.multiaddr], flags: ["--config", out]});
    const after = await again.get<RoutingHistory>(HISTORY);
    expect(after.settings).toMatchObject({routing});
    expect(after.requests).toEqual(told.requests);
  });
});
