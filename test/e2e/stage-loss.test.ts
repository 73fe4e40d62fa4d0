import {execFileSync} from "node:child_process";
import {afterEach, describe, expect, it} from "vitest";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

interface Line {
  readonly response?: string;
  readonly done?: boolean;
  readonly error?: string;
}

/** A stream that is being read: its lines so far, and when the last one came. */
class OpenStream {
  readonly lines: Line[] = [];
  readonly ended: Promise<void>;

  constructor(peer: PeerProcess, body: object) {
    this.ended = this.#read(peer, body);
  }

  async #read(peer: PeerProcess, body: object): Promise<void> {
    const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(body)});
    let rest = "";
    for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) this.lines.push(JSON.parse(line));
    }
  }
}

/** A model that goes on and on: the storyteller without its end, again and again. */
const ENDLESS = {model: "storyteller", prompt: "Tell me a story about an owl.", options: {temperature: 1.5, seed: 3, num_predict: 480, stop: []}};

async function runnersOf(peer: PeerProcess): Promise<number[]> {
  const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(peer.child.pid)]).toString();
  return children
    .split("\n")
    .filter((line) => line.includes("runner.js"))
    .map((line) => Number.parseInt(line, 10));
}

describe("a pipeline of three", () => {
  it("ends its streams with an error line within 5 s of the kill of a stage; the rest goes on", async () => {
    mesh = await TestMesh.start(3);
    const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    await a.post("/api/copy", {source: "storyteller", destination: "other"});
    const placement = await b.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
    const victimId = placement.stages.find(({peer}) => peer !== a.id && peer !== b.id)?.peer as string;
    expect(victimId).toBe(c.id);
    const stream = new OpenStream(b, ENDLESS);
    await until("it streams", 20_000, async () => stream.lines.length > 5);
    await c.stop("SIGKILL");
    const killedAt = Date.now();
    const other = a.post<{done: boolean}>("/api/generate", {model: "other", prompt: "What are you?", stream: false});
    await stream.ended;
    const errorMs = Date.now() - killedAt;
    const last = stream.lines.at(-1);
    console.log(`error line ${errorMs} ms after the kill: ${last?.error}`);
    expect(last?.error).toMatch(/layers|stage/);
    expect(errorMs).toBeLessThan(5000);
    expect((await other).done).toBe(true);
    const goneMs = await until("it leaves the list of peers", 10_000, async () => {
      const lists = await Promise.all([a, b].map((peer) => peer.get<{peers: {id: string}[]}>("/api/v1/peers")));
      return lists.every(({peers}) => !peers.some(({id}) => id === c.id)) && Date.now() - killedAt;
    });
    console.log(`the dead peer left both lists after ${goneMs} ms`);
    const again = await b.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
    expect(again.stages.map(({peer}) => mesh.indexOf(peer)).sort()).toEqual([0, 1]);
    const answer = await b.post<{done: boolean; response: string}>("/api/generate", {...ENDLESS, stream: false, options: {temperature: 0, num_predict: 40}});
    expect(answer.response).toMatch(/owl/);
  });

  it("survives the death of a runner: its requests fail, the peer lives, the stage is loaded anew", async () => {
    mesh = await TestMesh.start(3);
    const b = mesh.peer(1);
    await b.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
    const stream = new OpenStream(mesh.peer(0), ENDLESS);
    await until("it streams", 20_000, async () => stream.lines.length > 5);
    for (const pid of await runnersOf(b)) process.kill(pid, "SIGKILL");
    await stream.ended;
    console.log(`a killed runner: ${stream.lines.at(-1)?.error}`);
    expect(stream.lines.at(-1)?.error).toMatch(/killed by SIGKILL|gone|lost/);
    expect(b.hasEnded).toBe(false);
    await until("the stage is back", 30_000, async () => (await b.get<Placement>("/api/v1/placement/storyteller")).stages.every(({state}) => state === "ready"));
    const answer = await mesh.peer(2).post<{response: string}>("/api/generate", {...ENDLESS, stream: false, options: {temperature: 0, num_predict: 40}});
    expect(answer.response).toMatch(/owl/);
  });
});
