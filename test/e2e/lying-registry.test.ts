import {readdirSync} from "node:fs";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join} from "node:path";
import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {LyingRegistry} from "../../packages/origins/test/support/lying-registry.ts";
import {type PeerProcess, TestMesh} from "./support/mesh.ts";

interface Line {
  readonly status?: string;
  readonly error?: string;
}

const weights = Buffer.alloc(3_000_000, "GGUF and then nothing of use");
const other = Buffer.from('{"schemaVersion":2}');

let registry: LyingRegistry;
let mesh: TestMesh;
let peer: PeerProcess;
let model: string;

/** The last it said. */
async function pull(name = model): Promise<Line | undefined> {
  const response = await fetch(`${peer.api}/api/pull`, {method: "POST", body: JSON.stringify({model: name})});
  const [last] = (await response.text()).trim().split("\n").slice(-1);
  return JSON.parse(last as string) as Line;
}

async function names(): Promise<string[]> {
  return (await peer.get<{models: {name: string}[]}>("/api/tags")).models.map(({name}) => name);
}

/** What the folder of blobs shows. */
function blobs(): string[] {
  return readdirSync(join(mesh.dataDir(0), "models/blobs"));
}

/** Tokens that are good for so many requests; after so many tokens they are good for none. */
function wantTokens(goodFor: number, tokensMax = Number.POSITIVE_INFINITY): void {
  const left: number[] = [];
  registry.manner = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (request.url?.startsWith("/token")) {
      left.push(left.length < tokensMax ? goodFor : 0);
      return void response.end(JSON.stringify({token: `t${left.length - 1}`}));
    }
    const shown = Number(/^Bearer t(\d+)$/.exec(request.headers.authorization ?? "")?.[1]);
    const requests = left[shown] ?? 0;
    left[shown] = requests - 1;
    if (requests > 0) return next();
    response.writeHead(401, {"www-authenticate": `Bearer realm="${registry.url}/token",service="us",scope="repository:library/tiny:pull"`}).end();
  };
}

describe("a registry that does not do as it should", () => {
  beforeAll(async () => {
    registry = await LyingRegistry.start();
    mesh = new TestMesh();
    peer = await mesh.add({flags: ["--default-model", "false", "--origin", "https://nobody.invalid"]});
    model = `${registry.host}/library/tiny:latest`;
    const layer = (mediaType: string, bytes: Buffer): object => ({mediaType, digest: registry.add(bytes), size: bytes.length});
    const manifest = {
      schemaVersion: 2,
      config: layer("application/vnd.docker.container.image.v1+json", Buffer.from('{"model_format":"gguf"}')),
      layers: [layer("application/vnd.ollama.image.model", weights)],
    };
    registry.manifests.set("library/tiny:latest", Buffer.from(JSON.stringify(manifest)));
  });
  beforeEach(() => {
    registry.manner = (_request, _response, next) => next();
  });
  afterAll(async () => {
    await mesh.stop();
    await registry.stop();
  });

  it("whose tokens end for good in the middle is told of, and shows nothing", async () => {
    wantTokens(1, 2);
    expect((await pull())?.error).toBe(`${registry.host} refuses the credentials it was shown for ${model}`);
    expect([await names(), blobs().length]).toEqual([[], expect.any(Number)]);
    expect(blobs().some((file) => file.includes("partial"))).toBe(false);
  });

  it("that gives another manifest than was named, or none that is one, is refused", async () => {
    registry.manifests.set(`library/tiny:sha256:${"0".repeat(64)}`, other);
    expect((await pull(`${model}@sha256:${"0".repeat(64)}`))?.error).toMatch(/^asked for the manifest sha256:0{64} of |^model '.*' not found in the mesh; /);
    registry.manner = (_request, response) => void response.end("<html>");
    expect((await pull())?.error).toMatch(/^model '.*' not found in the mesh; /);
    expect(await names()).toEqual([]);
  });

  it("that names an empty layer is right: it is written without being asked for", async () => {
    const empty = {mediaType: "application/vnd.ollama.image.system", digest: registry.add(Buffer.alloc(0)), size: 0};
    const plain = JSON.parse(String(registry.manifests.get("library/tiny:latest")));
    const config = {...plain.config, digest: registry.add(Buffer.from("{}")), size: 2};
    registry.manifests.set("library/empty:latest", Buffer.from(JSON.stringify({schemaVersion: 2, config, layers: [empty]})));
    const before = registry.requests.length;
    expect(await pull(`${registry.host}/library/empty:latest`)).toEqual({status: "success"});
    expect(blobs()).toContain(empty.digest.replace(":", "-"));
    expect(registry.requests.slice(before).filter(({url}) => url.includes(empty.digest))).toEqual([]);
    expect(await pull(`${registry.host}/library/empty:latest`)).toEqual({status: "success"});

    const wrong = {...empty, digest: `sha256:${"1".repeat(64)}`};
    registry.manifests.set("library/wrong:latest", Buffer.from(JSON.stringify({schemaVersion: 2, config, layers: [wrong]})));
    expect((await pull(`${registry.host}/library/wrong:latest`))?.error).toContain("digest mismatch");
    await fetch(`${peer.api}/api/delete`, {method: "DELETE", body: JSON.stringify({model: `${registry.host}/library/empty:latest`})});
  });

  it("that names a manifest without layers is refused, and one larger than the disk with its numbers", async () => {
    const {config, layers} = JSON.parse(String(registry.manifests.get("library/tiny:latest")));
    registry.manifests.set("library/none:latest", Buffer.from(JSON.stringify({schemaVersion: 2, config, layers: []})));
    expect((await pull(`${registry.host}/library/none:latest`))?.error).toContain("has no layers");
    const huge = {...layers[0], digest: `sha256:${"2".repeat(64)}`, size: 9e15};
    registry.manifests.set("library/huge:latest", Buffer.from(JSON.stringify({schemaVersion: 2, config, layers: [huge]})));
    expect((await pull(`${registry.host}/library/huge:latest`))?.error).toMatch(/\(its disk has [\d.]+ [KMGT]?i?B left, [\d.]+ [KMGT]?i?B of which stay free\)/);
    expect(await names()).toEqual([]);
  });

  it("that says another length of a blob than its manifest is refused", async () => {
    registry.manner = (request, response, next) => {
      if (!request.url?.includes("/blobs/")) return next();
      response.writeHead(206, {"content-range": "bytes 0-99/100", "content-length": 100}).end(Buffer.alloc(100));
    };
    expect((await pull())?.error).toMatch(/has 100 bytes, and \d+ by its manifest$/);
    expect(await names()).toEqual([]);
  });

  it("whose tokens end again and again is gone on with", async () => {
    wantTokens(1);
    expect(await pull()).toEqual({status: "success"});
    expect(await names()).toEqual([model]);
  });
});
