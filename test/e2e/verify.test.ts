import {closeSync, openSync, readdirSync, readSync, statSync, writeSync} from "node:fs";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const KEPT = {flags: ["--election-timeout", "300ms", "--heartbeat-interval", "60ms", "--replication-factor", "3"]};

interface Line {
  readonly status: string;
  readonly peer?: string;
  readonly state?: string;
  readonly damaged?: readonly string[];
  readonly ok?: boolean;
}

async function verify(peer: PeerProcess, repair: boolean): Promise<{states: ReadonlyMap<string, string>; summary: Line | undefined}> {
  const response = await fetch(`${peer.api}/api/v1/verify`, {method: "POST", body: JSON.stringify({model: "storyteller", repair})});
  const lines = (await response.text()).split("\n").flatMap((line) => (line === "" ? [] : (JSON.parse(line) as Line)));
  const copies = lines.filter(({status}) => status === "copy");
  return {states: new Map(copies.map(({peer: id, state}) => [id as string, state as string])), summary: lines.at(-1)};
}

/** Changes one byte in the middle of the largest blob, which holds the weights. Returns its file. */
function damage(index: number): string {
  const folder = join(mesh.dataDir(index), "models", "blobs");
  const files = readdirSync(folder).filter((name) => name.startsWith("sha256-"));
  const path = files.map((name) => join(folder, name)).toSorted((a, b) => statSync(b).size - statSync(a).size)[0] as string;
  const file = openSync(path, "r+");
  const at = Math.floor(statSync(path).size / 2);
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.of((byte[0] as number) ^ 1), 0, 1, at);
  closeSync(file);
  return path;
}

/** Asks a peer for a story again and again until told to stop. */
function keepTelling(peer: PeerProcess): () => Promise<number> {
  let isOver = false;
  const tell = async (): Promise<number> => {
    let told = 0;
    for (; !isOver; told++) {
      const {response} = await peer.post<{response: string}>("/api/generate", {model: "storyteller", prompt: "Once", stream: false, options: {temperature: 0, num_predict: 12}});
      expect(response.length).toBeGreaterThan(10);
    }
    return told;
  };
  const telling = tell();
  telling.catch(() => {}); // told where it is awaited
  return () => {
    isOver = true;
    return telling;
  };
}

it("a copy that lost a bit is found, and mended from the others, while models are served", async () => {
  mesh = await TestMesh.start(3, KEPT);
  const [a, b, c] = mesh.peers as [PeerProcess, PeerProcess, PeerProcess];
  await until("all three keep and hold it", 40_000, async () => {
    const {models} = await a.get<{models: {kept_by: string[]; held_by: string[]}[]}>("/api/v1/models");
    return models[0]?.kept_by.length === 3 && models[0].held_by.length === 3;
  });
  const stopTelling = keepTelling(b);
  const all = (state: string): ReadonlyMap<string, string> => new Map([a, b, c].map(({id}) => [id, id === c.id ? state : "sound"]));
  const byId = (states: ReadonlyMap<string, string>): [string, string][] => [...states].sort();

  const before = await verify(a, false);
  expect(byId(before.states)).toEqual(byId(all("sound")));
  expect(before.summary).toMatchObject({status: "success", copies: 3, sound: 3, wanted: 3, ok: true});

  const path = damage(2);
  const found = commandLine(b, "verify", "storyteller");
  expect(found).toMatchObject({status: 1, text: expect.stringMatching(/2 of 3 copies are sound, 3 shall be kept; 1 is damaged: --repair/)});
  // Whoever holds the damaged copy finds out by itself too: it knows what the digest says.
  expect((await verify(c, false)).states).toEqual(all("damaged"));

  const mended = await verify(b, true);
  expect(byId(mended.states)).toEqual(byId(all("mended")));
  expect(mended.summary).toMatchObject({copies: 3, sound: 3, ok: true});
  expect(statSync(path).isFile()).toBe(true);
  expect(commandLine(c, "verify", "storyteller")).toMatchObject({status: 0, text: expect.stringMatching(/3 of 3 copies are sound/)});
  expect(await stopTelling()).toBeGreaterThan(0);
});

it("nothing is removed where no sound copy is known", async () => {
  mesh = await TestMesh.start(2);
  const [a, b] = mesh.peers as [PeerProcess, PeerProcess];
  await until("the name is known to the other", 20_000, async () => (await b.get<{models: unknown[]}>("/api/tags")).models.length === 1);
  const path = damage(0);
  const size = statSync(path).size;
  expect(commandLine(b, "verify", "storyteller", "--repair")).toMatchObject({status: 1, text: expect.stringMatching(/0 of 1 copy is sound.*nothing is removed/)});
  expect(statSync(path).size).toBe(size);
  expect((await verify(b, false)).states).toEqual(new Map([[a.id, "damaged"]]));
  expect(commandLine(b, "verify", "nothing")).toMatchObject({status: 1, text: expect.stringMatching(/model 'nothing(:latest)?' not found/)});
});
