import {randomBytes} from "node:crypto";
import type {OriginBlob, OriginFile, Origins} from "@ollamesh/ports";
import type {ModelName, Outcome} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {createOrigins, parseCredentials} from "../src/index.ts";
import {originDefaults} from "../src/settings.ts";
import {LyingRegistry} from "./support/lying-registry.ts";

/** As in the wild, but for how long it waits. */
const settings = {...originDefaults, retryDelayMs: 5, retryDelayMsMax: 20, stallMs: 150, headersTimeoutMs: 400, attemptsMax: 3, uploadChunkBytes: 40_000};
const bytes = randomBytes(150_000);
const CHUNK = 32_768;

let registry: LyingRegistry;
let origins: Origins & {close(): Promise<void>};

beforeEach(async () => {
  registry = await LyingRegistry.start();
  origins = originsOf([]);
});
afterEach(async () => {
  await origins.close();
  await registry.stop();
});

function originsOf(accounts: readonly string[]): typeof origins {
  const credentials = new Map(accounts.map(parseCredentials).map((one) => [one.host, one.credentials]));
  return createOrigins({version: "1", base: new URL("https://nobody.invalid"), insecureHosts: [], credentials, keyPath: "/nonexistent", settings});
}

function named(tag = "latest"): ModelName {
  return {host: registry.host, namespace: "library", model: "tiny", tag};
}

function blobOf(content = bytes): OriginBlob {
  return {origin: {name: named(), isInsecure: false}, digest: registry.add(content), size: content.length};
}

function manifest(tag?: string): Promise<Outcome<Uint8Array>> {
  return new Promise((done) => origins.manifest({name: named(tag), isInsecure: false}, undefined, done));
}

/** @returns what came, and how it ended */
function read(blob: OriginBlob, start = 0, end = blob.size): Promise<{got: Buffer; lengths: number[]; outcome: Outcome<void>}> {
  const parts: Uint8Array[] = [];
  return new Promise((done) => {
    const ended = (outcome: Outcome<void>): void => done({got: Buffer.concat(parts), lengths: parts.map(({length}) => length), outcome});
    const chunk = (part: Uint8Array, next: () => void): void => {
      parts.push(part);
      setImmediate(next);
    };
    origins.read(blob, {start, end, chunkBytes: CHUNK}, {chunk, ended, arrived: () => {}});
  });
}

async function refusal(outcome: Promise<Outcome<unknown>>): Promise<{code: string; message: string}> {
  const settled = await outcome;
  if (settled.ok) throw new Error("it was not refused");
  return settled.error;
}

describe("a manifest", () => {
  it("comes byte for byte; a missing tag is a sentence", async () => {
    registry.manifests.set("library/tiny:latest", Buffer.from('{"odd":  "spaces"}'));
    const found = await manifest();
    expect(found.ok && Buffer.from(found.value).toString()).toBe('{"odd":  "spaces"}');
    expect(await refusal(manifest("gone"))).toEqual({code: "model_not_found", message: `${registry.host} does not have ${registry.host}/library/tiny:gone: manifest unknown`});
  });

  it("is asked for again where the registry cannot answer just now, as late as it wants that; not where it does not want it for long", async () => {
    registry.manifests.set("library/tiny:latest", Buffer.from("{}"));
    const asked: number[] = [];
    registry.manner = (_request, response, next) => {
      asked.push(performance.now());
      if (asked.length === 1) return void response.writeHead(429, {"retry-after": "1"}).end();
      if (asked.length === 2) return void response.destroy();
      next();
    };
    expect((await manifest()).ok).toBe(true);
    expect(asked).toHaveLength(3);
    expect((asked[1] as number) - (asked[0] as number)).toBeGreaterThan(990);
    registry.manner = (_request, response) => response.writeHead(429, {"retry-after": "3600"}).end();
    expect(await refusal(manifest())).toMatchObject({message: expect.stringMatching(/answers 429.*left alone for 3600 s/)});
  });

  it("of more than 1 MiB is refused before it is read", async () => {
    registry.manifests.set("library/tiny:latest", Buffer.alloc(2 << 20, 32));
    expect(await refusal(manifest())).toMatchObject({code: "origin_failed", message: expect.stringContaining("more than 1048576 bytes")});
  });

  it("is asked for once where nobody answers", async () => {
    const name = named();
    await registry.stop();
    const failure = await refusal(new Promise((done) => origins.manifest({name, isInsecure: false}, undefined, done)));
    expect(failure).toEqual({code: "origin_unreachable", message: `${name.host} cannot be reached: it refuses connections (ECONNREFUSED)`});
    registry = await LyingRegistry.start();
  });

  it("is not asked for in clear text, unless the host is listed", async () => {
    const url = new URL(registry.url);
    registry.manner = (_request, response) => response.writeHead(307, {location: `http://plain.invalid:${url.port}/`}).end();
    expect(await refusal(manifest())).toMatchObject({code: "origin_insecure", message: expect.stringContaining("--insecure-origin")});
  });

  it("says what a terminal can show of what the registry says", async () => {
    registry.manner = (_request, response) => response.writeHead(400).end(JSON.stringify({errors: [{message: "\u001b[2Jgone"}]}));
    expect((await refusal(manifest())).message).toBe(`${registry.host} answers 400 for ${registry.host}/library/tiny:latest: ?[2Jgone`);
  });
});

describe("a blob", () => {
  it("comes in chunks of one size, whole or in part", async () => {
    const blob = blobOf();
    const whole = await read(blob);
    expect(whole.outcome.ok).toBe(true);
    expect(whole.got.equals(bytes)).toBe(true);
    expect(whole.lengths).toEqual([CHUNK, CHUNK, CHUNK, CHUNK, 150_000 - 4 * CHUNK]);
    const part = await read(blob, 1000, 70_000);
    expect(part.got.equals(bytes.subarray(1000, 70_000))).toBe(true);
    expect(registry.blobRequests()).toEqual(["bytes=0-149999", "bytes=1000-69999"]);
  });

  it("goes on from the first missing byte when connections break, again and again", async () => {
    const blob = blobOf();
    let breaks = 0;
    registry.manner = (request, response, next) => {
      if (!request.url?.includes("/blobs/") || breaks++ >= 5) return next();
      const from = Number(/bytes=(\d+)/.exec(request.headers.range ?? "")?.[1]);
      response.writeHead(206, {"content-range": `bytes ${from}-149999/150000`, "content-length": 150_000 - from});
      response.write(bytes.subarray(from, from + 20_000), () => response.destroy());
    };
    const {got, outcome} = await read(blob);
    expect(outcome.ok).toBe(true);
    expect(got.equals(bytes)).toBe(true);
    expect(breaks).toBe(6);
    expect(Number(registry.blobRequests().at(-1)?.match(/\d+/)?.[0])).toBeGreaterThan(60_000);
  });

  it("is given up after a few attempts without a byte, and asked for again where that may help", async () => {
    const blob = blobOf();
    registry.manner = (_request, response) => response.writeHead(503).end();
    expect(await refusal(read(blob).then(({outcome}) => outcome))).toMatchObject({code: "origin_failed", message: expect.stringContaining("answers 503")});
    expect(registry.blobRequests()).toHaveLength(3);
    registry.manner = (_request, response) => response.writeHead(403).end();
    expect(await refusal(read(blob).then(({outcome}) => outcome))).toMatchObject({code: "origin_denied"});
    expect(registry.blobRequests()).toHaveLength(4);
  });

  it("that drips is hung up on, and comes from elsewhere", async () => {
    const blob = blobOf();
    let drips = 0;
    let dripping: NodeJS.Timeout | undefined;
    registry.manner = (_request, response, next) => {
      if (drips++ > 0) return next();
      response.writeHead(206, {"content-range": "bytes 0-149999/150000", "content-length": 150_000});
      let at = 0;
      dripping = setInterval(() => response.write(bytes.subarray(at, ++at)), 10);
      response.on("close", () => clearInterval(dripping));
    };
    const {got, outcome} = await read(blob);
    expect(outcome.ok).toBe(true);
    expect(got.equals(bytes)).toBe(true);
    expect(drips).toBe(2);
  });

  it.each<[string, (response: import("node:http").ServerResponse) => void, RegExp]>([
    ["of another length", (response) => void response.writeHead(206, {"content-range": "bytes 0-149999/150001"}).end(bytes), /has 150001 bytes, and 150000 by its manifest/],
    ["from another place", (response) => void response.writeHead(206, {"content-range": "bytes 7-149999/150000"}).end(bytes.subarray(7)), /came from 7/],
    ["with no word of the place", (response) => void response.writeHead(206).end(bytes), /came from nowhere/],
    ["whole, and too long", (response) => void response.writeHead(200, {"content-length": 150_001}).end(Buffer.concat([bytes, Buffer.alloc(1)])), /has 150001 bytes/],
    ["gone", (response) => void response.writeHead(404).end(), /does not have/],
  ])("%s is refused at once", async (_what, answer, sentence) => {
    const blob = blobOf();
    registry.manner = (_request, response) => answer(response);
    const {message} = await refusal(read(blob).then(({outcome}) => outcome));
    expect(message).toMatch(sentence);
    expect(registry.blobRequests()).toHaveLength(1);
  });

  it("that only breaks connections is named", async () => {
    const blob = blobOf();
    registry.manner = (request) => void request.socket.destroy();
    const {message} = await refusal(read(blob).then(({outcome}) => outcome));
    expect(message).toContain(registry.host);
  });

  it("that does nothing but drip is given up after as many attempts as one that sends nothing", async () => {
    const blob = blobOf();
    registry.manner = (request, response) => {
      let at = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1]);
      response.writeHead(206, {"content-length": bytes.length - at, "content-range": `bytes ${at}-${bytes.length - 1}/${bytes.length}`});
      const dripping = setInterval(() => response.write(bytes.subarray(at, ++at)), 10);
      response.on("close", () => clearInterval(dripping));
    };
    const {outcome} = await read(blob);
    expect(!outcome.ok && outcome.error.message).toMatch(/ sent \d+ bytes in 0\.15 s$/);
    expect(registry.blobRequests().length).toBe(settings.attemptsMax);
  });

  it("of which each answer stops after a byte is given up as well", async () => {
    const blob = blobOf();
    registry.manner = (request, response) => {
      const at = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1]);
      response.writeHead(206, {"content-length": bytes.length - at, "content-range": `bytes ${at}-${bytes.length - 1}/${bytes.length}`});
      response.write(bytes.subarray(at, at + 1));
    };
    const {outcome} = await read(blob);
    expect(!outcome.ok && outcome.error.message).toContain("it stopped sending");
    expect(registry.blobRequests().length).toBe(settings.attemptsMax);
  });

  it("too short in its answer is asked for again, and its end is found missing", async () => {
    const blob = blobOf();
    registry.manner = (request, response) => {
      const from = Number(/bytes=(\d+)/.exec(request.headers.range ?? "")?.[1]);
      response.writeHead(206, {"content-range": `bytes ${from}-149999/150000`}).end(bytes.subarray(from, 140_000));
    };
    const {got, outcome} = await read(blob);
    expect(outcome.ok).toBe(false);
    expect(got.length).toBe(4 * CHUNK);
  });

  it("stops when it is cancelled, and nothing more is told", async () => {
    const blob = blobOf();
    const told: string[] = [];
    const closed = new Promise<void>((resolve) => {
      registry.manner = (_request, response) => {
        response.writeHead(206, {"content-range": "bytes 0-149999/150000", "content-length": 150_000});
        response.write(bytes.subarray(0, CHUNK));
        response.on("close", resolve);
      };
    });
    const cancel = origins.read(
      blob,
      {start: 0, end: blob.size, chunkBytes: CHUNK},
      {
        chunk: () => {
          told.push("chunk");
          cancel();
        },
        arrived: () => {},
        ended: () => told.push("ended"),
      },
    );
    await closed;
    expect(told).toEqual(["chunk"]);
  });
});

describe("credentials", () => {
  /** Wants a token that is good for so many requests. */
  function wantTokens(goodFor: number, realm = registry.url): {issued: () => number} {
    let issued = 0;
    let left = 0;
    registry.manner = (request, response, next) => {
      if (request.url?.startsWith("/token")) {
        left = goodFor;
        return void response.end(JSON.stringify({token: `t${++issued}`}));
      }
      if (request.headers.authorization === `Bearer t${issued}` && left-- > 0) return next();
      response.writeHead(401, {"www-authenticate": `Bearer realm="${realm}/token",service="us",scope="repository:library/tiny:pull"`}).end();
    };
    return {issued: () => issued};
  }

  it("are got by the challenge, kept, and renewed when they end in the middle of a blob", async () => {
    const tokens = wantTokens(1);
    const blob = blobOf();
    expect((await read(blob, 0, 50_000)).outcome.ok).toBe(true);
    expect((await read(blob, 50_000, 100_000)).got.equals(bytes.subarray(50_000, 100_000))).toBe(true);
    expect(tokens.issued()).toBe(2);
    expect(registry.requests.filter(({url}) => url.startsWith("/token"))[0]?.url).toBe("/token?service=us&scope=repository%3Alibrary%2Ftiny%3Apull");
  });

  it("that are refused are not tried for ever", async () => {
    wantTokens(0);
    registry.manifests.set("library/tiny:latest", Buffer.from("{}"));
    expect(await refusal(manifest())).toMatchObject({code: "origin_denied", message: expect.stringContaining("refuses the credentials")});
    expect(registry.requests).toHaveLength(3);
  });

  it("are shared by requests of which each got its own, where only the newest counts", async () => {
    const tokens = wantTokens(Number.POSITIVE_INFINITY);
    const blob = blobOf();
    const reads = await Promise.all([0, 1, 2].map((i) => read(blob, i * 50_000, (i + 1) * 50_000)));
    expect(reads.map(({outcome}) => outcome.ok)).toEqual([true, true, true]);
    expect(tokens.issued()).toBeLessThanOrEqual(3);
  });

  it("are asked for again where they cannot be given just now", async () => {
    wantTokens(Number.POSITIVE_INFINITY);
    const right = registry.manner;
    let refused = 0;
    registry.manner = (request, response, next) => {
      if (request.url?.startsWith("/token") && refused++ === 0) return void response.writeHead(503).end();
      right(request, response, next);
    };
    expect((await read(blobOf())).got.equals(bytes)).toBe(true);
    registry.manner = (_request, response) =>
      response.writeHead(_request.url?.startsWith("/token") ? 503 : 401, {"www-authenticate": `Bearer realm="${registry.url}/token",service="us",scope="other"`}).end();
    expect(await refusal(manifest("other"))).toMatchObject({code: "origin_failed", message: expect.stringContaining("answers 503")});
  });

  it("of an account go to its registry, and with no redirect to another host", async () => {
    const elsewhere = await LyingRegistry.start();
    elsewhere.manner = (_request, response) => response.writeHead(206, {"content-range": "bytes 0-149999/150000"}).end(bytes);
    await origins.close();
    origins = originsOf([`${registry.host}=me:secret`]);
    const basic = `Basic ${Buffer.from("me:secret").toString("base64")}`;
    registry.manner = (request, response) => {
      if (request.headers.authorization === basic) return response.writeHead(307, {location: `${elsewhere.url}/x`}).end();
      return response.writeHead(401, {"www-authenticate": 'Basic realm="r"'}).end();
    };
    expect((await read(blobOf())).got.equals(bytes)).toBe(true);
    expect(elsewhere.requests.map(({authorization}) => authorization)).toEqual([undefined]);
    await elsewhere.stop();
  });

  it("of an account are not given to whomever the registry names", async () => {
    await origins.close();
    origins = originsOf([`${registry.host}=me:secret`]);
    const thief = await LyingRegistry.start();
    thief.manner = (_request, response) => response.end('{"token":"t"}');
    registry.manner = (_request, response) => response.writeHead(401, {"www-authenticate": `Bearer realm="http://localhost:${thief.host.split(":")[1]}/token"`}).end();
    await refusal(manifest());
    expect(thief.requests.map(({authorization}) => authorization)).toEqual([undefined]);
    await thief.stop();
  });
});

describe("a push", () => {
  const push = (blob: OriginBlob, content = bytes): Promise<Outcome<void>> =>
    new Promise((done) =>
      origins.push(
        blob,
        (start, end, give) => setImmediate(() => give({ok: true, value: content.subarray(start, end)})),
        () => {},
        done,
      ),
    );
  const absent = (): OriginBlob => {
    const blob = blobOf();
    registry.blobs.delete(blob.digest);
    return blob;
  };

  it("uploads in chunks what is not there, and nothing that is", async () => {
    const blob = absent();
    expect((await push(blob)).ok).toBe(true);
    expect(registry.blobs.get(blob.digest)?.equals(bytes)).toBe(true);
    const before = registry.requests.length;
    expect((await push(blob)).ok).toBe(true);
    expect(registry.requests.slice(before).map(({method}) => method)).toEqual(["HEAD"]);
  });

  it("goes on after a broken connection with what did not arrive", async () => {
    const blob = absent();
    let patches = 0;
    registry.manner = (request, response, next) => {
      if (request.method === "PATCH" && ++patches === 3) return void response.destroy();
      next();
    };
    expect((await push(blob)).ok).toBe(true);
    expect(registry.blobs.get(blob.digest)?.equals(bytes)).toBe(true);
    expect(patches).toBe(5);
  });

  it("begins anew where the registry has forgotten it, or has another part than it says", async () => {
    for (const forget of ["session", "part"]) {
      const blob = {...absent(), origin: {name: named(), isInsecure: false}};
      let patches = 0;
      registry.manner = (request, response, next) => {
        const isFirst = request.url?.includes("/uploads/u0") || request.url?.includes(`/uploads/u${forget === "part" ? 2 : 0}`);
        if (request.method === "PATCH") patches++;
        if (request.method === "PATCH" && patches === 2) return void response.destroy();
        if (isFirst && patches >= 2 && forget === "session") return void response.writeHead(404).end();
        if (isFirst && patches >= 2 && request.method === "PATCH") return void response.writeHead(416).end();
        next();
      };
      expect((await push(blob)).ok).toBe(true);
      expect(registry.blobs.get(blob.digest)?.equals(bytes)).toBe(true);
      expect(patches).toBeLessThan(9);
    }
  });

  it("of other bytes than were named is refused by the registry, and told", async () => {
    expect(await refusal(push(absent(), randomBytes(150_000)))).toMatchObject({message: expect.stringContaining("did not match")});
  });

  it("gives the name to a manifest", async () => {
    const outcome = await new Promise<Outcome<void>>((done) =>
      origins.pushManifest({name: named(), isInsecure: false}, {bytes: Buffer.from("{}"), mediaType: "application/json"}, done),
    );
    expect(outcome.ok).toBe(true);
    expect(registry.manifests.get("library/tiny:latest")?.toString()).toBe("{}");
  });
});

describe("a file behind a URL", () => {
  /** Breaks off once, and is another file from then on. @param tags of both; undefined: none is told */
  function changing(tags: readonly [string, string] | undefined): {asked: () => number} {
    let asked = 0;
    const others = randomBytes(bytes.length);
    registry.manner = (request, response) => {
      const [, from = "0", to = "0"] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
      const [first, last] = [Number(from), Number(to)];
      const isLook = last === 0;
      if (!isLook) asked++;
      const part = (asked > 1 ? others : bytes).subarray(first, last + 1);
      const tag: Record<string, string> = tags ? {etag: tags[asked > 1 ? 1 : 0] as string} : {};
      response.writeHead(206, {"content-length": part.length, "content-range": `bytes ${first}-${first + part.length - 1}/${bytes.length}`, ...tag});
      if (isLook || asked > 1) return void response.end(part);
      response.write(part.subarray(0, 60_000), () => setTimeout(() => response.destroy(), 30));
    };
    return {asked: () => asked};
  }

  async function fetched(): Promise<{got: Buffer; outcome: Outcome<void>}> {
    const looked = await new Promise<Outcome<OriginFile>>((done) => origins.look({url: `${registry.url}/a.gguf`, isInsecure: false}, done));
    if (!looked.ok) throw new Error(looked.error.message);
    const parts: Uint8Array[] = [];
    const outcome = await new Promise<Outcome<void>>((ended) => {
      const chunk = (part: Uint8Array, next: () => void): void => {
        parts.push(part);
        setImmediate(next);
      };
      origins.readFile(looked.value, {start: 0, end: looked.value.size, chunkBytes: CHUNK}, {chunk, ended, arrived: () => {}});
    });
    return {got: Buffer.concat(parts), outcome};
  }

  it("is never put together of two: it has changed, or nothing says that it has not", async () => {
    changing(['"one"', '"two"']);
    expect((await fetched()).outcome).toMatchObject({error: {code: "origin_changed", message: expect.stringContaining("has changed since")}});
    const {asked} = changing(undefined);
    const {got, outcome} = await fetched();
    expect(outcome).toMatchObject({error: {code: "origin_no_ranges", message: expect.stringMatching(/broke off a.gguf at byte .*ETag/)}});
    expect(bytes.subarray(0, got.length).equals(got)).toBe(true);
    expect(asked()).toBe(1);
  });

  it("goes on where it broke off as long as it says that it is the same, and its length may go unsaid then", async () => {
    const {asked} = changing(['"one"', '"one"']);
    const {got, outcome} = await fetched();
    expect([outcome.ok, got.length, asked()]).toEqual([true, bytes.length, 2]);
    const blob = blobOf();
    registry.manner = (_request, response) => response.writeHead(206, {"content-range": "bytes 0-149999/*"}).end(bytes);
    expect((await read(blob)).got.equals(bytes)).toBe(true);
  });
});

it("a manifest that comes a byte at a time is given up", async () => {
  registry.manner = (_request, response) => {
    response.writeHead(200);
    const dripping = setInterval(() => response.write(" "), 10);
    response.on("close", () => clearInterval(dripping));
  };
  const {code, message} = await refusal(manifest());
  expect([code, message]).toEqual(["origin_failed", expect.stringMatching(/ took longer than 0\.15 s for a short answer$/)]);
});
