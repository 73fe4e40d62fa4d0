import {readdirSync, readFileSync, statSync} from "node:fs";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

interface Line {
  readonly status?: string;
  readonly error?: string;
  readonly total?: number;
  readonly completed?: number;
}

const gguf = readFileSync(join(root, "models/storyteller.gguf"));
const ranges: string[] = [];
const FLAGS = ["--default-model", "false", "--origin", "https://nobody.invalid"];

/** What a host of files may do, by path. */
const manners: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/good/Story-f16.gguf": (request, response) => give(request, response, gguf.length),
  // A MB a connection, then it breaks.
  "/breaks/broken.gguf": (request, response) => give(request, response, 1_000_000),
  "/whole/norange.gguf": (_request, response) => void response.writeHead(200, {"content-length": gguf.length}).end(gguf),
  "/whole/cutoff.gguf": (_request, response) => {
    cutOffs++;
    response.writeHead(200, {"content-length": gguf.length});
    response.write(gguf.subarray(0, 2_000_000), () => response.destroy());
  },
  "/nolength/story.gguf": (_request, response) => {
    response.writeHead(200);
    response.write(gguf.subarray(0, 1000));
    response.end(gguf.subarray(1000));
  },
  // Half of it and then nothing, at first.
  "/half/half.gguf": (request, response) => give(request, response, isHalfGone ? gguf.length : 2_500_000, "stays open"),
  "/half/unmarked.gguf": (request, response) => give(request, response, isHalfGone ? gguf.length : 2_500_000, "stays open", ""),
  // Gave ranges once, and does no more.
  "/half/whole.gguf": (request, response) => {
    if (!isHalfGone) return give(request, response, 2_500_000, "stays open");
    response.writeHead(200, {"content-length": gguf.length, etag: '"1"'}).end(gguf);
  },
  "/page/story.gguf": (_request, response) => void response.writeHead(200, {"content-length": 20}).end("<html>log in</html>\n"),
};

/** @param most bytes of a body before the connection breaks, or says nothing more */
function give(request: IncomingMessage, response: ServerResponse, most: number, then: "breaks" | "stays open" = "breaks", etag = '"1"'): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  ranges.push(request.headers.range ?? "");
  const [start, end] = [Number(first), Number(last) + 1];
  response.writeHead(206, {"content-range": `bytes ${start}-${end - 1}/${gguf.length}`, "content-length": end - start, ...(etag !== "" && {etag})});
  const body = gguf.subarray(start, Math.min(end, start + most));
  if (body.length === end - start) response.end(body);
  else response.write(body, () => then === "breaks" && response.destroy());
}

let isHalfGone = false;
let cutOffs = 0;
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

/** Hands over each line of a pull when it comes. */
async function follow(path: string, handle: (line: Line) => void): Promise<void> {
  const response = await fetch(`${peer.api}/api/pull`, {method: "POST", body: JSON.stringify({model: `http://${host}${path}`})});
  const text = response.body?.pipeThrough(new TextDecoderStream());
  let rest = "";
  for await (const part of text ?? []) {
    const whole = (rest + part).split("\n");
    rest = whole.pop() as string;
    for (const line of whole) handle(JSON.parse(line) as Line);
  }
}

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
    peer = await mesh.add({flags: FLAGS});
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
    expect((await pull("/whole/cutoff.gguf")).at(-1)?.error).toMatch(/broke off cutoff\.gguf at byte \d+, and does not name its state \(ETag\)/);
    expect(cutOffs).toBe(4); // the first look, the whole, and twice the whole again
  });

  it("goes on after kill -9 where it was, or begins anew where ranges are no more to be had, or nothing says that it is the same file", async () => {
    const halves = ["half", "whole", "unmarked"];
    const saidToBeHere = new Map<string, number>();
    const pulls = halves.map((name) => follow(`/half/${name}.gguf`, ({completed = 0}) => saidToBeHere.set(name, completed)).catch(() => {}));
    await until("half of each is said to be here", 20_000, async () => halves.every((name) => (saidToBeHere.get(name) ?? 0) >= 2_000_000));
    const {transfers} = await peer.get<{transfers: {url: string; digest: unknown; total: number; completed: number}[]}>("/api/v1/transfers");
    const listed = halves.map((name) => ({
      url: `http://${host}/half/${name}.gguf`,
      digest: null,
      state: "active",
      total: gguf.length,
      completed: saidToBeHere.get(name),
      sources: [],
      error: null,
    }));
    expect(transfers).toMatchObject(listed);
    await peer.stop("SIGKILL");
    await Promise.all(pulls);
    isHalfGone = true;
    peer = await mesh.add({dataDir: mesh.dataDir(0), flags: FLAGS});
    const firstRanges: string[] = [];
    for (const name of halves) {
      ranges.splice(0);
      expect((await pull(`/half/${name}.gguf`)).at(-1)).toEqual({status: "success"});
      firstRanges.push(ranges.find((range) => range !== "bytes=0-0") ?? "none honoured");
      const told = await peer.post<{response: string}>("/api/generate", {model: name, prompt: "Once", stream: false, options: {num_predict: 4}});
      expect(told.response.length).toBeGreaterThan(0);
    }
    expect(Number(/\d+/.exec(firstRanges[0] ?? "")?.[0])).toBeGreaterThanOrEqual(saidToBeHere.get("half") as number);
    expect(firstRanges.slice(1)).toEqual(["none honoured", `bytes=0-${gguf.length - 1}`]);
    expect(readdirSync(join(mesh.dataDir(0), "partial"))).toEqual([]);
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
