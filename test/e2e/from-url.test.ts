import {readFileSync, statSync} from "node:fs";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";
import {type PeerProcess, TestMesh} from "./support/mesh.ts";

interface Line {
  readonly status?: string;
  readonly error?: string;
  readonly total?: number;
  readonly completed?: number;
}

const gguf = readFileSync(join(root, "models/storyteller.gguf"));
const ranges: string[] = [];

/** What a host of files may do, by path. */
const manners: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/good/Story-f16.gguf": (request, response) => give(request, response, gguf.length),
  // A MB a connection, then it breaks.
  "/breaks/broken.gguf": (request, response) => give(request, response, 1_000_000),
  "/whole/norange.gguf": (_request, response) => void response.writeHead(200, {"content-length": gguf.length}).end(gguf),
  "/whole/cutoff.gguf": (_request, response) => {
    response.writeHead(200, {"content-length": gguf.length});
    response.write(gguf.subarray(0, 2_000_000), () => response.destroy());
  },
  "/nolength/story.gguf": (_request, response) => {
    response.writeHead(200);
    response.write(gguf.subarray(0, 1000));
    response.end(gguf.subarray(1000));
  },
  "/page/story.gguf": (_request, response) => void response.writeHead(200, {"content-length": 20}).end("<html>log in</html>\n"),
};

/** @param most bytes of a body before the connection breaks */
function give(request: IncomingMessage, response: ServerResponse, most: number): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  ranges.push(request.headers.range ?? "");
  const [start, end] = [Number(first), Number(last) + 1];
  response.writeHead(206, {"content-range": `bytes ${start}-${end - 1}/${gguf.length}`, "content-length": end - start, etag: '"1"'});
  const body = gguf.subarray(start, Math.min(end, start + most));
  if (body.length === end - start) response.end(body);
  else response.write(body, () => response.destroy());
}

let server: Server;
let mesh: TestMesh;
let peer: PeerProcess;
let host: string;

async function lines(path: string, body: object): Promise<Line[]> {
  const response = await fetch(`${peer.api}${path}`, {method: "POST", body: JSON.stringify(body)});
  return (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

const pull = (path: string): Promise<Line[]> => lines("/api/pull", {model: `http://${host}${path}`});

async function names(): Promise<string[]> {
  return (await peer.get<{models: {name: string}[]}>("/api/tags")).models.map(({name}) => name).sort();
}

describe("a GGUF file behind a URL", () => {
  beforeAll(async () => {
    server = createServer((request, response) => {
      const manner = manners[new URL(request.url ?? "/", "http://x").pathname];
      if (manner) manner(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    mesh = new TestMesh();
    peer = await mesh.add({flags: ["--default-model", "false", "--origin", "https://nobody.invalid"]});
  });
  afterEach(() => {
    ranges.splice(0);
  });
  afterAll(async () => {
    await mesh.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it("is pulled under its own name, and runs; another time its name is taken", async () => {
    const said = await pull("/good/Story-f16.gguf?download=true");
    expect(said.at(-1)).toEqual({status: "success"});
    expect(said.filter(({status}) => status === "pulling Story-f16.gguf").at(-1)).toMatchObject({total: gguf.length, completed: gguf.length});
    expect(await names()).toEqual(["Story-f16:latest"]);
    const told = await peer.post<{response: string}>("/api/generate", {model: "Story-f16", prompt: "Once", stream: false, options: {num_predict: 4}});
    expect(told.response.length).toBeGreaterThan(0);
    expect((await pull("/good/Story-f16.gguf")).at(-1)?.error).toMatch(/^there is a model 'Story-f16:latest': remove it first/);
  });

  it("makes a model of any name, and goes on where a connection broke", async () => {
    const said = await lines("/api/create", {model: "mine", from: `http://${host}/breaks/broken.gguf`, system: "Be brief."});
    expect(said.at(-1)).toEqual({status: "success"});
    expect(ranges.length).toBeGreaterThanOrEqual(Math.ceil(statSync(join(root, "models/storyteller.gguf")).size / 1_000_000));
    expect(ranges.slice(1).map((range) => Number(/\d+/.exec(range)?.[0]))).toEqual([0, ...ranges.slice(2).map((_, i) => (i + 1) * 1_000_000)]);
    expect(await names()).toContain("mine:latest");
  });

  it("comes from a host without ranges too, as long as nothing breaks", async () => {
    expect((await pull("/whole/norange.gguf")).at(-1)).toEqual({status: "success"});
    expect((await pull("/whole/cutoff.gguf")).at(-1)?.error).toMatch(/cutoff\.gguf is only given from its beginning: this source cannot go on where it was/);
  });

  it("that cannot be had is a sentence, and leaves no name", async () => {
    const before = await names();
    expect((await pull("/nolength/story.gguf")).at(-1)?.error).toMatch(/does not tell how long story\.gguf is/);
    expect((await pull("/page/story.gguf")).at(-1)?.error).toBe("what lies behind this URL is no GGUF file");
    expect((await pull("/gone/story.gguf")).at(-1)?.error).toBe(`${host} does not have story.gguf`);
    expect((await lines("/api/pull", {model: "http://plain.invalid/story.gguf"})).at(-1)?.error).toMatch(/is not encrypted/);
    expect(await names()).toEqual(before);
  });
});
