import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach, describe, expect, it, vi} from "vitest";
import {peerRow} from "../src/cli/loadtest/load-report.ts";
import {parseMetrics, peerFigures} from "../src/cli/loadtest/peer-figures.ts";
import {PeerWatch} from "../src/cli/loadtest/peer-watch.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** What a peer tells, with these instead. */
function metrics(given: Record<string, number> = {}): string {
  const all = {
    'ollamesh_info{version="1",peer="12D3KooWabcdefgh"}': 1,
    'ollamesh_host_cpu_seconds_total{mode="busy"}': 100,
    'ollamesh_host_cpu_seconds_total{mode="idle"}': 100,
    'process_cpu_seconds_total{mode="user"}': 5,
    'process_cpu_seconds_total{mode="system"}': 1,
    process_resident_memory_bytes: 1e8,
    'ollamesh_pressure{of="memory_share"}': 0.4,
    'ollamesh_pressure{of="late_seconds"}': 0.001,
    'ollamesh_sequences{state="running"}': 0,
    'ollamesh_sequences{state="waiting"}': 0,
    'ollamesh_sequences_total{outcome="refused"}': 10,
    'ollamesh_limit{of="queue"}': 500,
    ollamesh_degradation: 0,
    ...given,
  };
  return `# HELP x y\n${Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join("\n")}\n`;
}

const at = (atMs: number, given: Record<string, number> = {}) => ({atMs, lines: parseMetrics(metrics(given))});

async function peer(answer: () => string, status = 200): Promise<string> {
  const server = createServer((request, response) => response.writeHead(request.url === "/metrics" ? status : 404).end(answer()));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("what peers said of themselves", () => {
  it("is what counters grew by, and what gauges were at most", () => {
    const figures = peerFigures("http://p", [
      at(0),
      at(1000, {'ollamesh_sequences{state="running"}': 50, 'ollamesh_sequences{state="waiting"}': 60, ollamesh_degradation: 1, process_resident_memory_bytes: 2e8}),
      at(4000, {
        'ollamesh_host_cpu_seconds_total{mode="busy"}': 106,
        'ollamesh_host_cpu_seconds_total{mode="idle"}': 102,
        'process_cpu_seconds_total{mode="user"}': 7,
        'process_cpu_seconds_total{mode="system"}': 2,
        'ollamesh_sequences_total{outcome="refused"}': 13,
      }),
    ]);
    expect(figures).toMatchObject({peer: "12D3KooWabcdefgh", samples: 3, hostCpuShare: 0.75, memoryShareMax: 0.4, cores: 0.75, runningMax: 50, waitingMax: 60, queueMax: 500});
    expect(figures).toMatchObject({refused: 3, rungMax: 1, residentBytesMax: 2e8, lateSecondsMax: 0.001});
    expect(peerRow(figures)).toEqual(["…abcdefgh", "75 %", "40 %", "0.75 cores, 190.7 MiB", "50", "60 of 500, 12.0 %", "3", "1 ms", "later priorities"]);
  });

  it("is not known of a peer that was started anew, or told once only", () => {
    const anew = peerFigures("http://p", [at(0), at(1000, {'process_cpu_seconds_total{mode="user"}': 0.1, 'ollamesh_sequences_total{outcome="refused"}': 0})]);
    expect([anew.cores, anew.refused]).toEqual([undefined, undefined]);
    const {hostCpuShare, cores, refused, waitingMax} = peerFigures("http://p", [at(0)]);
    expect([hostCpuShare, cores, refused, waitingMax]).toEqual([undefined, undefined, undefined, 0]);
    expect(peerRow(peerFigures("http://p", []))).toEqual(["http://p", "-", "-", "- cores, -", "-", "-", "-", "-", "-"]);
  });

  it("is asked for as long as a run goes on, and once more at its end; who tells nothing is left out", async () => {
    let asked = 0;
    const told = await peer(() => metrics({'ollamesh_sequences{state="waiting"}': ++asked}));
    const watch = new PeerWatch([told, await peer(() => "up 1\n"), await peer(() => "no", 500), "http://127.0.0.1:1"]);
    await vi.waitFor(() => expect(asked).toBeGreaterThanOrEqual(2), {timeout: 5000});
    const before = asked;
    const seen = await watch.stop();
    expect(seen.map(({url}) => url)).toEqual([told]);
    expect(asked).toBeGreaterThan(before);
    expect(seen[0]).toMatchObject({samples: asked, waitingMax: asked});
  });
});
