import {createServer, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach, describe, expect, it} from "vitest";
import {MeshClient} from "../src/cli/mesh-client.ts";

let server: Server;
afterEach(() => void server.close());

async function serve(handle: (response: ServerResponse) => void): Promise<string> {
  server = createServer((_, response) => handle(response));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("who waits for the group at a terminal", () => {
  it("is told so, once", async () => {
    const lines: string[] = [];
    let held: ServerResponse | undefined;
    const url = await serve((response) => (held = response));
    // Answered only when it was said.
    const client = new MeshClient(url, (line) => {
      lines.push(line);
      held?.end("{}");
    });
    expect(await client.send("PUT", "/api/v1/cluster/settings/x", {value: 1})).toEqual({});
    expect(lines).toEqual([expect.stringMatching(/^no answer yet: the group must agree first/)]);
  });

  it("is told nothing of an answer that comes, or of what does not depend on the group", async () => {
    const lines: string[] = [];
    const url = await serve((response) => void response.end("{}"));
    const client = new MeshClient(url, (line) => lines.push(line));
    await client.send("PUT", "/api/v1/cluster/settings/x", {value: 1});
    await client.get("/api/v1/node");
    expect(lines).toEqual([]);
  });
});

describe("a peer that ends in the middle of its answer", () => {
  it("is told in a sentence, however the answer was to be read", async () => {
    const url = await serve((response) => {
      response.write('{"status":"one"}\n{"sta', () => response.destroy());
    });
    const client = new MeshClient(url);
    const seen: unknown[] = [];
    const streamed = async (): Promise<void> => {
      for await (const line of client.stream("/x", {})) seen.push(line);
    };
    for (const ask of [streamed, () => client.get("/x"), () => client.bytes("/x"), () => client.send("POST", "/x")]) {
      await expect(ask()).rejects.toMatchObject({
        code: "unreachable",
        message: expect.stringMatching(/^the peer at http:.* ended in the middle of its answer \(.+\): see whether it runs/),
      });
    }
    expect(seen).toEqual([{status: "one"}]);
  });
});
