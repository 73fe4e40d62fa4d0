import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Placement, TestMesh, until} from "./support/mesh.ts";
import {OpenStream} from "./support/open-stream.ts";

const CONTEXT = 64;
/** Stories of more tokens than the context holds. */
const ASKED = {
  model: "storyteller",
  prompt: "Tell me a story about an owl and a kite.",
  options: {temperature: 1.2, seed: 7, num_predict: 150, num_ctx: CONTEXT, stop: ["\u0000"]},
};

interface Answer {
  readonly response: string;
  readonly done_reason: string;
  readonly prompt_eval_count: number;
  readonly eval_count: number;
}

let mesh: TestMesh;
beforeAll(async () => {
  mesh = await TestMesh.start(3);
});
afterAll(() => mesh?.stop());

describe("an answer that fills its context", () => {
  it("goes on without the older half of what was said; it ends there where shift is false", async () => {
    // A larger one that is loaded changes nothing, whoever is asked.
    const large = {...ASKED, stream: false, options: {...ASKED.options, num_predict: 1, num_ctx: 512}};
    await mesh.peer(0).post("/api/generate", large);
    const [whole, ended] = [
      await mesh.peer(0).post<Answer>("/api/generate", {...ASKED, stream: false}),
      await mesh.peer(0).post<Answer>("/api/generate", {...ASKED, stream: false, shift: false}),
    ];
    for (const [asked, answer] of [
      [{...ASKED, stream: false}, whole],
      [{...ASKED, stream: false, shift: false}, ended],
    ] as const)
      expect((await mesh.peer(1).post<Answer>("/api/generate", asked)).response).toBe(answer.response);
    expect(ended.done_reason).toBe("length");
    expect(ended.prompt_eval_count + ended.eval_count).toBe(CONTEXT + 1);
    expect(whole.eval_count).toBeGreaterThan(ended.eval_count + 20);
    expect(whole.response.startsWith(ended.response.slice(0, -10))).toBe(true);
  });

  it("is the same over three stages, of which one is killed after that", async () => {
    const [a, c] = [mesh.peer(0), mesh.peer(2)];
    await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3, num_ctx: CONTEXT});
    const whole = await a.post<Answer>("/api/generate", {...ASKED, stream: false});
    const toldContext = async (num_ctx: number): Promise<string | null> => {
      const body = JSON.stringify({...ASKED, stream: false, options: {...ASKED.options, num_ctx, num_predict: 1}});
      return (await fetch(`${c.api}/api/generate`, {method: "POST", body})).headers.get("x-ollamesh-num-ctx");
    };
    expect([await toldContext(CONTEXT), await toldContext(CONTEXT + 1)]).toEqual([null, `${CONTEXT} instead of ${CONTEXT + 1}`]);
    const stream = new OpenStream(a, ASKED);
    await until("it streams beyond the context", 20_000, async () => stream.lines.length > CONTEXT);
    await c.stop("SIGKILL");
    await stream.ended;
    expect([stream.text, stream.lines.at(-1)?.eval_count]).toEqual([whole.response, whole.eval_count]);
    expect(whole.eval_count).toBeGreaterThan(CONTEXT + 20);
  });
});
