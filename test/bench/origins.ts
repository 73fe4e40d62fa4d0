/**
 * Peers that pull one model by name at the same moment from Debian's `docker-registry`: how many bytes leave it, and when the last is done.
 *   pnpm bench:origins [--peers 8] [--rate <bytes a second out of the registry>] [--file <a GGUF; else one of 304 MB is made>]
 */
import {statSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {dockerRegistryProgram, startDockerRegistry} from "../e2e/support/docker-registry.ts";
import {type PeerProcess, TestMesh} from "../e2e/support/mesh.ts";
import {digestOf, putModel, seededModel} from "../e2e/support/seeded-model.ts";

const {values} = parseArgs({options: {peers: {type: "string", default: "8"}, rate: {type: "string", default: "0"}, file: {type: "string"}}});
const outside = ["--default-model", "false", "--origin", "https://nobody.invalid"];

/** Of the blobs this peer has, bytes that it read at the registry itself. */
async function keptOf(peer: PeerProcess, host: string): Promise<number> {
  const {transfers} = await peer.get<{transfers: {sources: {peer: string; bytes: number}[]}[]}>("/api/v1/transfers");
  return transfers.flatMap(({sources}) => sources.filter((source) => source.peer === host)).reduce((sum, {bytes}) => sum + bytes, 0);
}

async function main(program: string): Promise<void> {
  const home = new TestMesh();
  const mesh = new TestMesh();
  const registry = await startDockerRegistry(program, join(home.folder, "registry"));
  try {
    const model = `${registry.host}/bench/big:1`;
    const author = await home.add({flags: outside});
    const seeded = values.file === undefined ? await seededModel() : {path: values.file, digest: await digestOf(values.file)};
    await putModel(author, model, seeded);
    await author.post("/api/push", {model, stream: false});
    await author.stop("SIGTERM");
    for (let i = 0; i < Number(values.peers); i++) await mesh.add({flags: outside});
    await mesh.allSeeEachOther();
    registry.proxy.rate = Number(values.rate);
    const before = registry.proxy.sent;
    const startedAt = performance.now();
    const seconds = await Promise.all(
      mesh.peers.map(async (peer) => {
        const {status} = await peer.post<{status: string}>("/api/pull", {model, stream: false});
        if (status !== "success") throw new Error(`a pull ended with ${status}`);
        return (performance.now() - startedAt) / 1000;
      }),
    );
    const size = statSync(seeded.path).size;
    const sent = registry.proxy.sent - before;
    const kept = await Promise.all(mesh.peers.map((peer) => keptOf(peer, registry.host)));
    process.stdout.write(`${values.peers} peers, ${(size / 1e6).toFixed(0)} MB: ${(sent / 1e6).toFixed(1)} MB left the registry (${(sent / size).toFixed(4)} x), `);
    process.stdout.write(`first done after ${Math.min(...seconds).toFixed(1)} s, last after ${Math.max(...seconds).toFixed(1)} s\n`);
    process.stdout.write(`read there and kept by each, MB: ${kept.map((bytes) => (bytes / 1e6).toFixed(1)).join(" ")}\n`);
  } finally {
    await mesh.stop();
    await home.stop();
    await registry.stop();
  }
}

const program = dockerRegistryProgram();
if (program) await main(program);
else process.stdout.write("Debian's docker-registry is neither installed nor to be had: nothing was measured\n");
