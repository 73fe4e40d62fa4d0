import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {generateKeyPair} from "@libp2p/crypto/keys";
import type {Logger} from "@ollamesh/ports";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {type Net, startNet} from "../src/index.ts";
import {CHALLENGE_BYTES, type KeyHolder, prove, twinOf} from "../src/process-proof.ts";

const nets: Net[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "twins-"));
});
afterEach(async () => {
  await Promise.all(nets.splice(0).map((net) => net.stop()));
  rmSync(folder, {recursive: true, force: true});
});

interface Started {
  readonly net: Net;
  readonly ends: string[];
  readonly errors: string[];
}

async function start(key: string): Promise<Started> {
  const errors: string[] = [];
  const ends: string[] = [];
  const log: Logger = {child: () => log, debug() {}, info() {}, warn() {}, error: (event) => errors.push(event)};
  const net = await startNet({keyPath: join(folder, key), listen: ["/ip4/127.0.0.1/tcp/0"], bulkListen: undefined, topics: [], log, onOlderTwin: (reason) => ends.push(reason)});
  nets.push(net);
  return {net, ends, errors};
}

function dial(from: Started, to: Started): Promise<void> {
  return new Promise((resolve, reject) =>
    from.net.transport.dial(to.net.transport.addresses()[0] as string, 5000, (outcome) => (outcome.ok ? resolve() : reject(new Error(outcome.error.message)))),
  );
}

describe("two processes with one key", () => {
  it("are each shown the other by whom both are connected to; the one that is not clearly older must end", async () => {
    const original = await start("key");
    const third = await start("third");
    await dial(original, third);
    cpSync(join(folder, "key"), join(folder, "copy"));
    const copy = await start("copy");
    expect(copy.net.transport.self).toBe(original.net.transport.self);
    await dial(copy, third);
    await vi.waitFor(() => expect(copy.ends).toEqual([expect.stringMatching(/another process runs with this peer's key/)]), {timeout: 5000});
    await vi.waitFor(() => expect(third.errors).toEqual(["data_folder_copied"]));
    expect(third.ends).toEqual([]);
  });

  it("leave the older one in peace, which says so", async () => {
    vi.spyOn(performance, "now").mockReturnValueOnce(-60_000);
    const original = await start("key");
    const third = await start("third");
    await dial(original, third);
    cpSync(join(folder, "key"), join(folder, "copy"));
    const copy = await start("copy");
    await dial(copy, third);
    await vi.waitFor(() => expect(copy.ends).toHaveLength(1), {timeout: 5000});
    await vi.waitFor(() => expect(original.errors).toEqual(["data_folder_copied"]));
    expect(original.ends).toEqual([]);
  });

  it("are not seen in two connections to one process", async () => {
    const [a, b] = [await start("a"), await start("b")];
    await Promise.all([dial(a, b), dial(b, a)]);
    await dial(a, b);
    const answered = await new Promise<boolean>((resolve) => a.net.transport.ping(b.net.transport.self, 5000, ({ok}) => resolve(ok)));
    expect(answered).toBe(true);
    expect([a, b].flatMap(({ends, errors}) => [...ends, ...errors])).toEqual([]);
  });
});

describe("the proof of a twin", () => {
  const holderOf = async (life: number, key?: KeyHolder["key"]): Promise<KeyHolder> => ({
    key: key ?? (await generateKeyPair("Ed25519")),
    life: new Uint8Array(16).fill(life),
    ageMs: () => 1234.5,
  });
  const challenge = new Uint8Array(CHALLENGE_BYTES).fill(7);

  it("says which other process holds the key, and how old it is", async () => {
    const self = await holderOf(1);
    const proof = await prove(await holderOf(2, self.key), challenge);
    const received = Buffer.concat([Buffer.alloc(5), proof]).subarray(5); // part of a larger buffer, as the network hands it on
    expect(await twinOf(self, challenge, received)).toEqual({life: new Uint8Array(16).fill(2), ageMs: 1234.5});
  });

  it("is worth nothing without the key, for another challenge, of oneself, or when bits are wrong", async () => {
    const self = await holderOf(1);
    const twin = await holderOf(2, self.key);
    const proof = await prove(twin, challenge);
    expect(await twinOf(self, challenge, await prove(await holderOf(2), challenge))).toBeUndefined();
    expect(await twinOf(self, new Uint8Array(CHALLENGE_BYTES), proof)).toBeUndefined();
    expect(await twinOf(self, challenge, await prove(self, challenge))).toBeUndefined();
    expect(
      await twinOf(
        self,
        challenge,
        proof.map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
      ),
    ).toBeUndefined();
    expect(await twinOf(self, challenge, proof.subarray(1))).toBeUndefined();
  });
});
