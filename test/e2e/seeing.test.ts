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
