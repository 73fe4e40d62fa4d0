import {afterEach, describe, expect, it} from "vitest";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";
import {OpenStream} from "./support/open-stream.ts";
import {runnersOf} from "./support/runners.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

/** About a hundred tokens. */
const STORY = {model: "storyteller", prompt: "Tell me a story about an owl.", options: {temperature: 1.5, seed: 3, num_predict: 480, stop: []}};

describe("a pipeline of three", () => {
  it.each([
    ["greedy", {temperature: 0}],
    ["drawn from a seed", {temperature: 1.2, seed: 3}],
    ["greedy and formed", {temperature: 0}, {type: "array", items: {type: "string", minLength: 5, maxLength: 30}, minItems: 40}],
  ])("goes on with its %s answers when a stage is killed: no token is missing or comes twice, and the rest goes on too", async (_, sampling, format?: object) => {
    mesh = await TestMesh.start(3);
    const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    await a.post("/api/copy", {source: "storyteller", destination: "other"});
    const body = {...STORY, format, options: {...STORY.options, ...sampling, num_predict: 400}};
    const placement = await b.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
    expect(placement.stages.some(({peer}) => peer === c.id)).toBe(true);
    const whole = await b.post<{response: string; eval_count: number}>("/api/generate", {...body, stream: false});
    const stream = new OpenStream(b, body);
    await until("it streams", 20_000, async () => stream.lines.length > 5);
    await c.stop("SIGKILL");
    const before = stream.text;
    const killedAt = Date.now();
    const other = a.post<{done: boolean}>("/api/generate", {model: "other", prompt: "What are you?", stream: false});
    await until("it goes on", 10_000, async () => stream.text.length > before.length);
    console.log(`goes on ${Date.now() - killedAt} ms after the kill, after ${before.length} of ${whole.response.length} characters`);
    await stream.ended;
    expect(stream.lines.at(-1)).toMatchObject({done: true, eval_count: expect.any(Number)});
    expect(whole.response.startsWith(before)).toBe(true);
    // Replayed as a prompt, other kernels are at work than token by token: a near tie may fall the other way, and does so nowhere in these stories.
    expect([stream.text, stream.lines.at(-1)?.eval_count]).toEqual([whole.response, whole.eval_count]);
    expect((await other).done).toBe(true);
    await until("it leaves the list of peers", 10_000, async () => {
      const lists = await Promise.all([a, b].map((peer) => peer.get<{peers: {id: string}[]}>("/api/v1/peers")));
      return lists.every(({peers}) => !peers.some(({id}) => id === c.id));
    });
    await until("what it served is served by the others", 20_000, async () => {
      const {stages} = await b.get<Placement>("/api/v1/placement/storyteller");
      return stages.every(({peer, state}) => peer !== c.id && state === "ready");
    });
    const answer = await b.post<{done: boolean; response: string}>("/api/generate", {...STORY, stream: false, options: {temperature: 0, num_predict: 40}});
    expect(answer.response).toMatch(/owl/);
  });

  it("survives the death of a runner: its answers go on, the peer lives, the stage is loaded anew", async () => {
    mesh = await TestMesh.start(3);
    const b = mesh.peer(1);
    await b.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
    const stream = new OpenStream(mesh.peer(0), STORY);
    await until("it streams", 20_000, async () => stream.lines.length > 5);
    for (const pid of runnersOf(b)) process.kill(pid, "SIGKILL");
    await stream.ended;
    expect(stream.lines.at(-1)).toMatchObject({done: true});
    expect(b.hasEnded).toBe(false);
    await until("the stage is back", 30_000, async () => (await b.get<Placement>("/api/v1/placement/storyteller")).stages.every(({state}) => state === "ready"));
    const answer = await mesh.peer(2).post<{response: string}>("/api/generate", {...STORY, stream: false, options: {temperature: 0, num_predict: 40}});
    expect(answer.response).toMatch(/owl/);
  });

  it("answers who asks just when an idle runner has been killed, though others keep asking and leaving", async () => {
    mesh = await TestMesh.start(3);
    const b = mesh.peer(1);
    const {stages} = await b.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
    const ask = (peer: PeerProcess) => peer.post<{response: string}>("/api/generate", {...STORY, stream: false, options: {temperature: 0, num_predict: 20}});
    const whole = await ask(b);
    const others = {leave: false, asked: 0};
    const passersBy = mesh.peers.map(async (peer) => {
      for (; !others.leave; others.asked++) {
        const body = JSON.stringify({...STORY, prompt: `In passing ${others.asked}`});
        await fetch(`${peer.api}/api/generate`, {method: "POST", body, signal: AbortSignal.timeout(60)})
          .then((response) => response.text())
          .catch(() => {}); // it leaves: that is what it is for
      }
    });
    const gapsMs: number[] = [];
    for (let round = 0; round < 8; round++) {
      const victim = mesh.peers.find(({id}) => id === stages[round % 3]?.peer) as PeerProcess;
      for (const pid of runnersOf(victim)) process.kill(pid, "SIGKILL");
      const killedAt = Date.now();
      const answers = await Promise.all(mesh.peers.map(ask));
      gapsMs.push(Date.now() - killedAt);
      expect(answers.map(({response}) => response)).toEqual(answers.map(() => whole.response));
      const health = async (): Promise<string> => (await b.get<{status: string}>("/health")).status;
      await until(
        "all is well again",
        20_000,
        async () => (await health()) === "ok" && (await b.get<Placement>("/api/v1/placement/storyteller")).stages.every(({state}) => state === "ready"),
      );
    }
    others.leave = true;
    await Promise.all(passersBy);
    console.log(`answered ${gapsMs.join(", ")} ms after an idle runner was killed; ${others.asked} others came and went`);
    expect(Math.max(...gapsMs)).toBeLessThan(15_000);
  });

  it.each(["pipeline", "tensor"])("goes on when a runner of a %s is stopped, which its peer notices", async (strategy) => {
    mesh = await TestMesh.start(3);
    const b = mesh.peer(1);
    const asked = {...STORY, options: {...STORY.options, temperature: 0}};
    const deployed = strategy === "tensor" ? {strategy, ranks: 2} : {strategy, stages: 3};
    const {stages} = await b.post<Placement>("/api/v1/deploy", {model: "storyteller", ...deployed});
    const whole = await b.post<{response: string}>("/api/generate", {...asked, stream: false});
    const last = mesh.peers.find(({id}) => id === stages.at(-1)?.peer) as PeerProcess;
    const ingress = mesh.peers.find((peer) => peer !== last) as PeerProcess;
    const stream = new OpenStream(ingress, asked);
    await until("it streams", 20_000, async () => stream.lines.length > 5);
    const stoppedAt = Date.now();
    for (const pid of runnersOf(last)) process.kill(pid, "SIGSTOP");
    // Some of its words were on their way.
    await until("it falls silent", 5000, async () => Date.now() - (stream.cameAtMs.at(-1) ?? 0) > 500);
    const before = stream.text.length;
    await until("it goes on", 15_000, async () => stream.text.length > before);
    console.log(`${strategy}: goes on ${Date.now() - stoppedAt} ms after a runner was stopped`);
    await stream.ended;
    expect(stream.text).toBe(whole.response);
    expect(last.hasEnded).toBe(false);
  });
});
