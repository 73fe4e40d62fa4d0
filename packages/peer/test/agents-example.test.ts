import {execFile} from "node:child_process";
import {createServer, type RequestListener, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {afterEach, describe, expect, it} from "vitest";

const EXAMPLE = fileURLToPath(new URL("../../../examples/agents.mjs", import.meta.url));
const run = promisify(execFile);

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

interface Asked {
  readonly messages: readonly {readonly role: string; readonly content: string}[];
}

/** A peer that is given what was asked, and answers when it likes. */
async function peer(answer: (asked: Asked, ...rest: Parameters<RequestListener>) => void): Promise<string> {
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => answer(JSON.parse(text) as Asked, request, response));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const good = (text: string): string => JSON.stringify({message: {role: "assistant", content: text}, done: true, eval_count: 2});

describe("the example of agents", () => {
  it("has 174 of them ask at once, each with what was said to it before", async () => {
    const waiting: (() => void)[] = [];
    const lengths = new Map<number, number>();
    const url = await peer(({messages}, _request, response) => {
      lengths.set(messages.length, (lengths.get(messages.length) ?? 0) + 1);
      if (messages.length > 2) return void response.end(good("more"));
      waiting.push(() => response.end(good("first")));
      // Nobody is answered before all have asked.
      if (waiting.length === 174) for (const tell of waiting) tell();
    });
    const {stdout} = await run(process.execPath, [EXAMPLE, "--peers", url, "--turns", "2"]);
    expect(stdout).toMatch(/^174 of 174 agents did their work in [\d.]+ s: 348 answers, 696 tokens, .*; 0 times a peer was full, 0 times one did not answer\n$/);
    expect(lengths).toEqual(
      new Map([
        [2, 174],
        [4, 174],
      ]),
    );
  });

  it("goes to the next peer when one is not there, and comes again when one is full", async () => {
    let refusals = 0;
    const url = await peer((_asked, _request, response) => {
      if (refusals++ < 5) response.writeHead(503, {"retry-after": "0"}).end('{"error":"server busy"}');
      else response.end(good("x"));
    });
    const {stdout} = await run(process.execPath, [EXAMPLE, "--peers", `http://127.0.0.1:1,${url}`, "--agents", "4", "--turns", "1"]);
    expect(stdout).toMatch(/^4 of 4 agents did their work .* 4 answers, .*; 5 times a peer was full, [1-9]\d* times one did not answer\n$/);
  });

  it("ends with status 1 when what is asked is wrong, and says why", async () => {
    const url = await peer((_asked, _request, response) => void response.writeHead(404).end('{"error":"model \'x\' not found"}'));
    await expect(run(process.execPath, [EXAMPLE, "--peers", url, "--agents", "2", "--model", "x"])).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^0 of 2 agents did their work/),
      stderr: "an agent gave up: 404 model 'x' not found\n",
    });
  });
});
