import {afterEach, describe, expect, it} from "vitest";
import {type Answer, ask, askEndless, metric, underWay} from "./support/held-answer.ts";
import {TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

describe("one peer", () => {
  it.each([
    ["--profile high-concurrency", 551, 550],
    ["--profile legacy", 8, 2],
    ["--profile secondary --max-queue 0", 36, 30],
    ["--profile tertiary --max-queue 0", 26, 20],
    ["--num-parallel 100 --max-queue 0", 106, 100],
  ])("with %s admits of %i exactly %i, whose model is yet to load, and refuses the rest in Ollama's words", async (flags, sent, admitted) => {
    mesh = await TestMesh.start(1, {flags: flags.split(" ")});
    const peer = mesh.peer(0);
    const admittedOnes = Array.from({length: admitted}, () => askEndless(peer));
    await until("all of them are there", 30_000, async () => (await underWay(peer)) === admitted);
    const refused = await Promise.all(Array.from({length: sent - admitted}, () => ask(peer, 4).answer));
    for (const one of refused) expect(one).toEqual({status: 503, retryAfter: "1", text: '{"error":"server busy, please try again.  maximum pending requests exceeded"}'});
    expect([await underWay(peer), await metric(peer, 'ollamesh_sequences_total{outcome="refused"}')]).toEqual([admitted, sent - admitted]);
    for (const {leave} of admittedOnes) leave();
    await until("nothing is left of those who have gone", 10_000, async () => (await underWay(peer)) === 0);
    expect((await ask(peer, 4).answer).status).toBe(200);
  });

  it("gives the slot and the place of a client that has gone to others at once, and serves the first priority first", async () => {
    mesh = await TestMesh.start(1, {flags: ["--num-parallel", "1", "--max-queue", "4", "--rate-limit", "0.001", "--rate-burst", "5"]});
    const peer = mesh.peer(0);
    const key = (name: string): Record<string, string> => ({authorization: `Bearer ${name}`});
    const sequences = (state: string): Promise<number> => metric(peer, `ollamesh_sequences{state="${state}"}`);
    await ask(peer, 1, key("warm")).answer;
    const long = askEndless(peer, key("a"));
    await until("it runs", 5000, async () => (await sequences("running")) === 1);
    const order: string[] = [];
    const gone = ask(peer, 200, key("a"));
    gone.answer.catch(() => undefined);
    const waiting = [10, 5, 1].map((priority) => ask(peer, 1, {...key("a"), "x-ollamesh-priority": String(priority)}).answer.then(() => order.push(String(priority))));
    await until("four wait", 5000, async () => (await sequences("waiting")) === 4);
    const leftAt = performance.now();
    gone.leave();
    await until("one of them has gone", 5000, async () => (await sequences("waiting")) <= 3);
    long.leave();
    await until("its slot is free", 5000, async () => (await sequences("running")) === 0);
    console.log(`${Math.round(performance.now() - leftAt)} ms until places and slots of clients that had gone were free, asked every 50 ms`);
    await Promise.allSettled(waiting);
    expect(order).toEqual(["1", "5", "10"]);
    expect(await ask(peer, 1, key("a")).answer).toMatchObject({status: 429, text: expect.stringMatching(/too many requests from this client: try again in \d+ s/)});
    expect((await ask(peer, 1, key("b")).answer).status).toBe(200);
  });

  it("whose line is full lets an earlier priority take the place of the newest of the last", async () => {
    mesh = await TestMesh.start(1, {flags: ["--num-parallel", "1", "--max-queue", "2"]});
    const peer = mesh.peer(0);
    const waiting = (): Promise<number> => metric(peer, 'ollamesh_sequences{state="waiting"}');
    const asked = (priority: number): Promise<Answer> => ask(peer, 1, {"x-ollamesh-priority": String(priority)}).answer;
    await ask(peer, 1).answer;
    const long = askEndless(peer);
    await until("it runs", 5000, async () => (await metric(peer, 'ollamesh_sequences{state="running"}')) === 1);
    const first = asked(10);
    await until("one waits", 5000, async () => (await waiting()) === 1);
    const newest = asked(10);
    await until("two wait", 5000, async () => (await waiting()) === 2);
    expect((await asked(10)).status).toBe(503);
    const urgent = asked(1);
    expect((await newest).status).toBe(503);
    expect(await waiting()).toBe(2);
    const other = asked(5);
    expect((await first).status).toBe(503);
    expect((await asked(5)).status).toBe(503);
    long.leave();
    expect([(await urgent).status, (await other).status]).toEqual([200, 200]);
    await until("nothing is left", 5000, async () => (await waiting()) === 0 && (await underWay(peer)) === 0);
  });

  it("that takes more memory than it may refuses everybody, says so and why, and lives; another that has the model answers", async () => {
    mesh = await TestMesh.start(1);
    const guarded = await mesh.add({flags: ["--memory-guard", "20MB", "--default-model", "true"]});
    await mesh.allSeeEachOther();
    let answer: Answer | undefined;
    await until("it refuses", 10_000, async () => {
      answer = await ask(guarded, 1, {"x-ollamesh-priority": "1"}).answer;
      return answer.status === 503;
    });
    expect(answer).toMatchObject({retryAfter: "10", text: expect.stringMatching(/takes no requests at the moment, for memory is used to \d+ %/)});
    expect(await guarded.get("/api/v1/pressure")).toMatchObject({rung: "refusing", memory_share: expect.any(Number), disk_free_bytes: expect.any(Number)});
    expect([await metric(guarded, "ollamesh_degradation"), await metric(mesh.peer(0), "ollamesh_degradation")]).toEqual([3, 0]);
    expect((await ask(mesh.peer(0), 4).answer).status).toBe(200);
    expect(guarded.hasEnded).toBe(false);
  });
});
