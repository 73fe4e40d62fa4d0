import {afterEach, describe, expect, it} from "vitest";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

interface Answer {
  readonly servedBy: string;
  readonly id: string;
  readonly text: string;
}

async function ask(peer: PeerProcess, prompt: string, tokens = 8): Promise<Answer> {
  const body = {model: "storyteller", prompt, raw: true, stream: false, options: {temperature: 0, num_predict: tokens, stop: []}};
  const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(body)});
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  const header = (name: string): string => response.headers.get(name) ?? "";
  return {servedBy: /^peer=([^;]+); /.exec(header("x-ollamesh-route"))?.[1] ?? "", id: header("x-ollamesh-request-id"), text: (JSON.parse(text) as {response: string}).response};
}

/** Channels between peers that were opened so far, by protocol and direction, and frames of answers that were sent over them. */
async function traffic(peer: PeerProcess): Promise<{readonly opened: readonly string[]; readonly frames: number}> {
  const lines = (await (await fetch(`${peer.api}/metrics`)).text()).split("\n");
  const frames = lines.find((line) => line.startsWith('ollamesh_sent_frames_total{class="request"}'));
  return {opened: lines.filter((line) => line.startsWith("ollamesh_channels_opened_total{")).toSorted(), frames: Number(frames?.split(" ").at(-1) ?? 0)};
}

/** Three peers that all hold the model, and know that of each other. */
async function replicas(flags: readonly string[]): Promise<TestMesh> {
  mesh = new TestMesh();
  for (let i = 0; i < 3; i++) await mesh.add({flags: ["--default-model", "true", ...flags]});
  await mesh.allSeeEachOther();
  await until("all know who holds it", 20_000, async () => {
    const lists = await Promise.all(mesh.peers.map((peer) => peer.get<{peers: {holds: string[]}[]}>("/api/v1/peers")));
    return lists.every(({peers}) => peers.every(({holds}) => holds.some((model) => model.includes("storyteller"))));
  });
  return mesh;
}

describe("three peers that hold a model", () => {
  it("share what one of them is asked, tell why, and go on without one that is killed", async () => {
    const [a, b, c] = (await replicas(["--num-parallel", "2"])).peers as [PeerProcess, PeerProcess, PeerProcess];
    const alone = await ask(a, "Tell me a story");
    expect(alone.servedBy).toBe(a.id);
    const told = await a.get<{state: string; routes: {peer: string; of: number}[]; output_tokens: number}>(`/api/v1/requests/${alone.id}`);
    expect(told).toMatchObject({state: "done", routes: [{peer: a.id, of: 3}], output_tokens: expect.any(Number)});
    for (const peer of mesh.peers) await peer.post("/api/generate", {model: "storyteller"}); // loads it there
    await until("all know that it is loaded", 10_000, async () => {
      const lists = await Promise.all(mesh.peers.map((peer) => peer.get<{peers: {loaded: string[]}[]}>("/api/v1/peers")));
      return lists.every(({peers}) => peers.every(({loaded}) => loaded.some((one) => one.endsWith("#local"))));
    });
    const many = await Promise.all(Array.from({length: 24}, (_, i) => ask(a, `Tell me a story ${i}`, 40)));
    expect(new Set(many.map(({servedBy}) => servedBy))).toEqual(new Set([a.id, b.id, c.id]));
    const before = await Promise.all(mesh.peers.map(traffic));
    await Promise.all(Array.from({length: 48}, (_, i) => ask(a, `Tell me a story again ${i}`, 20)));
    const after = await Promise.all(mesh.peers.map(traffic));
    // All go over the channels that were there.
    expect(after.map(({opened}) => opened)).toEqual(before.map(({opened}) => opened));
    expect(before[0]?.opened.filter((line) => line.includes("/ollamesh/session/1") && line.endsWith('direction="out"} 2')).length).toBe(1);
    expect((after[0]?.frames ?? 0) - (before[0]?.frames ?? 0)).toBeGreaterThanOrEqual(16);
    const under = Promise.all(Array.from({length: 24}, (_, i) => ask(a, `What is an owl ${i}`, 60)));
    await c.stop("SIGKILL");
    expect((await under).length).toBe(24);
    expect((await ask(b, "Tell me a story")).text).toBe(alone.text);
  });
});
