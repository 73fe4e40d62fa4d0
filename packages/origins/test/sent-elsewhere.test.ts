import type {LookupFunction} from "node:net";
import type {Origins} from "@ollamesh/ports";
import {type Failure, localKind, type Outcome} from "@ollamesh/stdx";
import {afterEach, beforeEach, expect, it} from "vitest";
import {createOrigins} from "../src/index.ts";
import {originDefaults} from "../src/settings.ts";
import {LyingRegistry} from "./support/lying-registry.ts";

/** Every name is this machine, as whoever owns a domain can have it. */
const lookup: LookupFunction = (_name, options, done) => (options.all ? done(null, [{address: "127.0.0.1", family: 4}]) : done(null, "127.0.0.1", 4));

let registry: LyingRegistry;
let inner: LyingRegistry;
let origins: Origins & {close(): Promise<void>};

const portOf = ({host}: LyingRegistry): string => host.split(":")[1] as string;
beforeEach(async () => {
  [registry, inner] = await Promise.all([LyingRegistry.start(), LyingRegistry.start()]);
  inner.manner = (_request, response) => response.end('{"token":"t"}');
  const insecureHosts = [`registry.example:${portOf(registry)}`, `elsewhere.example:${portOf(inner)}`, `0.0.0.0:${portOf(inner)}`, `169.254.1.1:${portOf(inner)}`];
  const settings = {...originDefaults, retryDelayMs: 5, retryDelayMsMax: 20, connectTimeoutMs: 1000, attemptsMax: 2};
  origins = createOrigins({version: "1", base: new URL("https://nobody.invalid"), insecureHosts, credentials: new Map(), keyPath: "/nonexistent", settings, lookup});
});
afterEach(async () => {
  await origins.close();
  await Promise.all([registry.stop(), inner.stop()]);
});

async function manifestOf(host: string): Promise<Outcome<Uint8Array>> {
  return new Promise((done) => origins.manifest({name: {host, namespace: "a", model: "b", tag: "latest"}, isInsecure: false}, undefined, done));
}

async function refusal(host = `registry.example:${portOf(registry)}`): Promise<Failure> {
  const outcome = await manifestOf(host);
  if (outcome.ok) throw new Error("it was not refused");
  return outcome.error;
}

it.each(["127.0.0.1", "127.1", "localhost", "api.localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "169.254.1.1", "elsewhere.example"])(
  "a registry of another machine sends nobody to %s, by redirect or token realm",
  async (host) => {
    const answer = {code: "origin_failed", message: expect.stringMatching(/nobody but you may send a peer there$/)};
    registry.manner = (_request, response) => response.writeHead(307, {location: `http://${host}:${portOf(inner)}/admin`}).end();
    expect(await refusal()).toMatchObject(answer);
    registry.manner = (_request, response) => response.writeHead(401, {"www-authenticate": `Bearer realm="http://${host}:${portOf(inner)}/token"`}).end();
    expect(await refusal()).toMatchObject(answer);
    expect(registry.requests).toHaveLength(2);
    expect(inner.requests).toEqual([]);
  },
);

it("a registry that the user named by an address of this machine may send to another one of it", async () => {
  registry.manner = (_request, response) => response.writeHead(307, {location: `http://localhost:${portOf(inner)}/there`}).end();
  expect((await manifestOf(registry.host)).ok).toBe(true);
  expect(inner.requests.map(({url}) => url)).toEqual(["/there"]);
});

it.each(["ftp:", "file:"])("a redirect to %s is said not to be followed", async (scheme) => {
  registry.manner = (_request, response) => response.writeHead(302, {location: `${scheme}//elsewhere.example/x`}).end();
  const {message} = await refusal();
  expect(message).toContain(`${scheme} address: only http and https are followed`);
  expect(message).not.toContain("--insecure-origin");
});

it("addresses are known in every form", () => {
  expect(["localhost:1", "LOCALHOST.", "2130706433", "0x7f.1:80", "[::]:5", "0.1.2.3"].map(localKind)).toEqual(Array(6).fill("loopback"));
  expect(["169.254.169.254", "[fe80::1]:5", "[febf::1]", "[::ffff:169.254.1.1]"].map(localKind)).toEqual(Array(4).fill("link_local"));
  const others = ["10.0.0.1", "128.0.0.1", "127.0.0.1.example.com", "localhost.example.com", "[2001:db8::1]", "[fec0::1]", "169.253.0.1", "feed.example.com:80", "not a host"];
  expect(others.map(localKind)).toEqual(Array(others.length).fill(undefined));
});
