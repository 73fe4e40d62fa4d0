import {readFileSync} from "node:fs";
import {afterEach, describe, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

interface Share {
  readonly peer: string;
  readonly held: number;
  readonly have: string;
  readonly whole: boolean;
  readonly fetching: boolean;
  readonly bytes_per_second: number;
  readonly eta_ms: number | null;
  readonly sources: readonly {readonly peer: string; readonly bytes: number; readonly bytes_per_second: number}[];
}

interface Swarm {
  readonly peers: readonly {readonly id: string; readonly self: boolean; readonly answer: string}[];
  readonly blobs: readonly {
    readonly digest: string;
    readonly size: number;
    readonly copies: {readonly whole: number; readonly rarest: number};
    readonly shares: readonly Share[];
  }[];
}

const MODEL = "storyteller";
let mesh: TestMesh;
afterEach(() => mesh?.stop());

const swarmSeenBy = (peer: PeerProcess): Promise<Swarm> => peer.get<Swarm>(`/api/v1/swarm/${MODEL}`);
const shareOf = ({blobs}: Swarm, peer: PeerProcess): Share | undefined => blobs[0]?.shares.find((share) => share.peer === peer.id);
const answersOf = ({peers}: Swarm): readonly string[] => peers.map(({answer}) => answer);

/** Values of one peer's /metrics, by name and labels. */
async function metricsOf(peer: PeerProcess): Promise<(name: string, labels: Record<string, string>) => number> {
  const answer = await fetch(`${peer.api}/metrics`);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await answer.text();
  return (name, labels) => {
    const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const line = text.split("\n").find((one) => one.startsWith(name) && /[{ ]/.test(one[name.length] ?? "") && pairs.every((pair) => one.includes(pair)));
    return Number(line?.split(" ").at(-1) ?? Number.NaN);
  };
}

describe("a pull under way", () => {
  it("is seen from a peer that has no part in it, and leaves no trace there", async () => {
    mesh = await TestMesh.start(3, {flags: ["--upload-limit", "250KB/s"]});
    const [seed, puller, onlooker] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    const gone = new AbortController();
    const pulled = fetch(`${puller.api}/api/pull`, {method: "POST", body: JSON.stringify({model: MODEL}), signal: gone.signal}).then((answer) => answer.text());
    pulled.catch(() => undefined);

    const seen = await until("the onlooker sees pieces come, and how fast", 20_000, async () => {
      const swarm = await swarmSeenBy(onlooker);
      const share = shareOf(swarm, puller);
      return share && share.held > 0 && share.bytes_per_second > 0 && share.eta_ms !== null ? swarm : undefined;
    });
    expect(answersOf(seen)).toEqual(["answered", "answered", "answered"]);
    expect(shareOf(seen, seed)).toMatchObject({whole: true, fetching: false, held: seen.blobs[0]?.size});
    expect(shareOf(seen, puller)).toMatchObject({whole: false, fetching: true});
    expect(shareOf(seen, puller)?.sources.map(({peer}) => peer)).toEqual([seed.id]);
    expect(shareOf(seen, onlooker)).toBeUndefined();
    expect(seen.blobs[0]?.copies).toMatchObject({whole: 1, rarest: 1});
    expect(await onlooker.get("/api/v1/transfers")).toEqual({transfers: []});

    const printed = commandLine(onlooker, "swarm", MODEL);
    expect(printed.text).toMatch(new RegExp(`…${seed.id.slice(-8)} {2}█+ {2}100 %`));
    expect(printed.text).toMatch(new RegExp(`…${puller.id.slice(-8)} {2}[·░▒▓█]+ {2}[ 0-9]+ %\\n.*/s from …${seed.id.slice(-8)}`));

    const counted = await metricsOf(puller);
    expect(counted("ollamesh_fetched_bytes_total", {from: "peers"})).toBeGreaterThan(0);
    // Everything of the pieces came as bulk, from the seed.
    expect(counted("ollamesh_peer_traffic_bytes_total", {peer: seed.id, class: "bulk", direction: "in"})).toBeGreaterThan(shareOf(seen, puller)?.held ?? Number.POSITIVE_INFINITY);
    expect(counted("ollamesh_peer_bytes_per_second", {peer: seed.id, direction: "in"})).toBeGreaterThan(10_000);
    expect(counted("ollamesh_traffic_bytes_total", {class: "monitoring", direction: "out"})).toBeGreaterThan(0);
    for (const direction of ["in", "out"]) expect(counted("ollamesh_gossip_bytes_total", {direction})).toBeGreaterThan(0);
    expect(counted("ollamesh_peer_rtt_seconds", {peer: seed.id})).toBeGreaterThan(0);
    expect(counted("ollamesh_traffic_wait_seconds_count", {class: "bulk"})).toBeGreaterThan(0);
    expect((await metricsOf(seed))("ollamesh_given_bytes_total", {})).toBeGreaterThan(0);

    // It hears nothing and answers nothing, as one whose host hangs.
    seed.child.kill("SIGSTOP");
    const without = await swarmSeenBy(onlooker).finally(() => seed.child.kill("SIGCONT"));
    expect(without.peers.find(({id}) => id === seed.id)?.answer).toBe("silent");
    expect(shareOf(without, puller)?.held).toBeGreaterThan(0);
    expect(without.blobs[0]?.copies.whole).toBe(0);

    // While it is fetched, and after it was given up: who never looked is told by the one that has a part of it.
    await seed.stop("SIGKILL");
    const newcomer = await mesh.add({bootstrap: [puller.multiaddr], flags: ["--default-model", "false"]});
    for (const isFetching of [true, false]) {
      if (!isFetching) gone.abort();
      const seenAnew = await until(`the newcomer sees what came, ${isFetching ? "while" : "after"} it was fetched`, 15_000, async () => {
        const swarm = await swarmSeenBy(newcomer).catch(() => undefined);
        return swarm && shareOf(swarm, puller)?.fetching === isFetching ? swarm : undefined;
      });
      expect(shareOf(seenAnew, puller)?.held).toBeGreaterThan(0);
      expect(seenAnew.blobs[0]?.copies.whole).toBe(0);
    }
    expect(await newcomer.get("/api/v1/transfers")).toEqual({transfers: []});
    await expect(newcomer.post("/api/show", {model: MODEL})).rejects.toThrow(/ 404 | 503 /);
  });
});

/** Connections of this host over IPv4 that are open to or from an address of it. */
function openAt(address: string): number {
  const hex = address
    .split(".")
    .reverse()
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
  const ESTABLISHED = "01";
  return readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = "", , state]) => local.startsWith(`${hex}:`) && state === ESTABLISHED).length;
}

describe("three networks", () => {
  it("carry requests, blobs and what watches; there nothing is asked for and nothing changed", async () => {
    const on = (network: number, host: number): string => `127.0.${network}.${host}`;
    mesh = new TestMesh();
    for (const host of [71, 72]) {
      const flags = ["--bulk-listen", `/ip4/${on(2, host)}/tcp/0`, "--monitor-host", `${on(3, host)}:0`, "--default-model", String(host === 71), "--upload-limit", "250KB/s"];
      await mesh.add({apiAddress: on(1, host), meshAddress: on(1, host), flags});
    }
    await mesh.allSeeEachOther();
    const [seed, puller] = [mesh.peer(0), mesh.peer(1)];
    const gone = new AbortController();
    const pulled = fetch(`${puller.api}/api/pull`, {method: "POST", body: JSON.stringify({model: MODEL}), signal: gone.signal});
    pulled.catch(() => undefined);
    const counted = await until("blobs come over their network", 20_000, async () => {
      const metrics = await (await fetch(`${puller.monitor}/metrics`)).text();
      const bytes = Number(/ollamesh_traffic_bytes_total\{class="bulk",direction="in"\} (\d+)/.exec(metrics)?.[1]);
      return bytes > 100_000 && bytes;
    });
    expect([counted > 100_000, openAt(on(2, 71)) > 0, openAt(on(1, 71)) > 0]).toEqual([true, true, true]);
    expect(puller.monitor).toMatch(/^http:\/\/127\.0\.3\.72:\d+$/);
    expect(await (await fetch(`${puller.monitor}/api/v1/peers`)).json()).toMatchObject({peers: [{id: seed.id}]});
    const refused = await fetch(`${puller.monitor}/api/generate`, {method: "POST", body: JSON.stringify({model: MODEL, prompt: "Hi"})});
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining("only tells how the mesh is")]);
    gone.abort();
  });
});
