import {afterEach, describe, expect, it} from "vitest";
import {type PeerProcess, TestMesh} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

interface Line {
  readonly response: string;
  readonly done: boolean;
  readonly eval_count?: number;
}

const ASKED = {model: "storyteller", prompt: "Tell me a story about an owl."};
/** Long by its form, so that it still goes on when its peer is killed, however quick the machine. */
const LIST = {type: "array", items: {type: "string", minLength: 5, maxLength: 30}, minItems: 200};
const LONG = {...ASKED, format: LIST, options: {temperature: 0, num_predict: 900, num_ctx: 2048}};
/** Draws from what the model means; in a list of nonsense, where many letters are about as likely, the last bits of the logits would decide. */
const DRAWN = {...ASKED, options: {temperature: 1.3, seed: 5, num_predict: 400, stop: []}};

/** An answer that is read as it comes; `lost` when its peer is gone before the end. */
class Reader {
  text = "";
  id = "";
  readonly ended: Promise<"whole" | "lost">;
  readonly #waiting: {readonly length: number; readonly reached: () => void}[] = [];

  constructor(peer: PeerProcess, body: object) {
    this.ended = this.#read(peer, body).then(
      () => "whole",
      () => "lost",
    );
  }

  /** At once when so many characters are there: a short answer may be over a moment later. */
  reached(length: number): Promise<void> {
    return new Promise((reached) => this.#waiting.push({length, reached}));
  }

  async #read(peer: PeerProcess, body: object): Promise<void> {
    const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(body)});
    this.id = response.headers.get("x-ollamesh-request-id") ?? "";
    let rest = "";
    for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) this.text += (JSON.parse(line) as Line).response;
      for (const {length, reached} of this.#waiting) if (this.text.length > length) reached();
    }
  }
}

async function resumed(peer: PeerProcess, id: string, after: number): Promise<{readonly text: string; readonly last: Line; readonly header: string | null}> {
  const response = await fetch(`${peer.api}/api/v1/requests/${id}/stream?after=${after}`);
  expect(response.status).toBe(200);
  const lines = (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  return {text: lines.map((line) => line.response).join(""), last: lines.at(-1) as Line, header: response.headers.get("x-ollamesh-resumed")};
}

describe("a client whose peer is killed", () => {
  it("is told the rest by any other: the text of an undisturbed answer, nothing missing and nothing twice", async () => {
    mesh = await TestMesh.start(3);
    const [holder, asked, other] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    const [whole, wholeDrawn] = await Promise.all([LONG, DRAWN].map((body) => other.post<{response: string; eval_count: number}>("/api/generate", {...body, stream: false})));
    const reader = new Reader(asked, LONG);
    await reader.reached(100);
    const seeded = new Reader(asked, DRAWN);
    // Without a seed nobody knows what is to come: still it is what it would have been.
    const unseeded = new Reader(asked, {...DRAWN, options: {...DRAWN.options, seed: undefined}});
    await Promise.all([seeded.reached(100), unseeded.reached(100)]);
    await asked.stop("SIGKILL");
    const killedAt = Date.now();
    expect([await reader.ended, await seeded.ended, await unseeded.ended]).toEqual(["lost", "lost", "lost"]);
    expect(whole?.response.startsWith(reader.text)).toBe(true);
    const rest = await resumed(other, reader.id, reader.text.length);
    console.log(`the rest, ${rest.text.length} of ${whole?.response.length} characters, was there ${Date.now() - killedAt} ms after the kill`);
    expect(reader.text + rest.text).toBe(whole?.response);
    expect([rest.last.done, rest.last.eval_count, rest.header]).toEqual([true, whole?.eval_count, "1"]);
    const again = await resumed(holder, reader.id, 0);
    expect(again.text).toBe(whole?.response);
    const drawn = await resumed(holder, unseeded.id, 0);
    expect(drawn.text.startsWith(unseeded.text)).toBe(true);
    expect(seeded.text + (await resumed(other, seeded.id, seeded.text.length)).text).toBe(wholeDrawn?.response);
    expect((await fetch(`${other.api}/api/v1/requests/of-nobody/stream`)).status).toBe(404);
    expect((await fetch(`${other.api}/api/v1/requests/${reader.id}/stream?after=x`)).status).toBe(400);
  });
});
