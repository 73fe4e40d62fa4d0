import {randomBytes} from "node:crypto";
import {once} from "node:events";
import {appendFileSync, copyFileSync} from "node:fs";
import {type AddressInfo, connect, createServer, type Server, type Socket} from "node:net";
import {join} from "node:path";
import {MIB} from "@ollamesh/stdx";
import {afterEach, expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";
import {type PeerProcess, TestMesh} from "./support/mesh.ts";
import {digestOf, putModel} from "./support/seeded-model.ts";

const BYTES = 64 * MIB;
/** So much passes after the pull began before it dries up: the source has proved itself and is asked for more. */
const QUICK_BYTES = 2 * MIB;
/** It dries up, and with what had come of pieces by then gives no more. */
const SLOW_BYTES_MAX = 8 * MIB;

/** In front of a peer's mesh port. Once `dry`, what the peer sends passes a byte a second. */
class Drip {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #quickBytes = Number.POSITIVE_INFINITY;

  constructor(port: number) {
    this.#server = createServer((near) => {
      const far = connect(port, "127.0.0.1");
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on("error", () => {});
        socket.on("close", () => [near, far].map((one) => one.destroy()));
      }
      near.pipe(far);
      far.on("data", (bytes) => this.#pass(bytes, far, near));
    });
  }

  /** @returns its port */
  async listen(): Promise<number> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  get isDry(): boolean {
    return this.#quickBytes <= 0;
  }

  dryAfter(bytes: number): void {
    this.#quickBytes = bytes;
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #pass(bytes: Buffer, from: Socket, to: Socket): void {
    if (!this.isDry) {
      this.#quickBytes -= bytes.length;
      to.write(bytes);
      return;
    }
    from.pause();
    let at = 0;
    const timer = setInterval(() => {
      if (at < bytes.length) to.write(bytes.subarray(at, ++at));
    }, 1000);
    this.#timers.add(timer);
  }
}

let mesh: TestMesh;
let drip: Drip | undefined;
afterEach(async () => {
  drip?.stop();
  await mesh?.stop();
});

interface Transfer {
  readonly digest: string;
  readonly sources: readonly {readonly peer: string; readonly bytes: number; readonly state: string}[];
}

async function addThrough(bootstrap: PeerProcess): Promise<PeerProcess> {
  drip = new Drip(Number(/tcp\/(\d+)/.exec(bootstrap.multiaddr)?.[1]));
  const port = await drip.listen();
  // The main connection carries the blocks: it is the one that drips.
  return mesh.add({flags: ["--default-model", "false", "--bulk", "false"], bootstrap: [bootstrap.multiaddr.replace(/tcp\/\d+/, `tcp/${port}`)]});
}

it("a source that falls to a byte a second holds nothing up: what was asked of it comes from another", async () => {
  // Not so quick that all has come from it before the other, on a busy host, has sent what it is to send; nor so slow that the other is dialled anew meanwhile, past what drips.
  mesh = await TestMesh.start(1, {flags: ["--bulk", "false", "--upload-limit", "24MB/s"]});
  const quick = mesh.peer(0);
  const slow = await mesh.add({flags: ["--bulk", "false"]});
  const path = join(mesh.folder, "model.gguf");
  copyFileSync(join(root, "dist/storyteller.gguf"), path);
  appendFileSync(path, randomBytes(BYTES));
  const model = {path, digest: await digestOf(path)};
  await putModel(quick, "big", model);
  await putModel(slow, "big", model);
  const leech = await addThrough(slow);
  await mesh.allSeeEachOther();
  await leech.post("/api/show", {model: "big"}); // both are cut
  drip?.dryAfter(QUICK_BYTES);
  const startedAt = performance.now();
  const answer = await leech.post<{status: string}>("/api/pull", {model: "big", stream: false});
  const seconds = (performance.now() - startedAt) / 1000;
  expect(answer.status).toBe("success");
  expect(drip?.isDry).toBe(true);
  const {transfers} = await leech.get<{transfers: Transfer[]}>("/api/v1/transfers");
  const sources = transfers.find(({digest}) => digest === model.digest)?.sources ?? [];
  const [fromQuick, fromSlow] = [quick, slow].map(({id}) => sources.find(({peer}) => peer === id));
  console.log(
    `68 MB with a source that fell to a byte a second after 2 MB: ${seconds.toFixed(1)} s; from it ${((fromSlow?.bytes ?? 0) / 1e6).toFixed(1)} MB, it is ${fromSlow?.state} now`,
  );
  expect(fromSlow?.bytes).toBeLessThan(SLOW_BYTES_MAX);
  expect(fromQuick?.bytes).toBeGreaterThan(BYTES - SLOW_BYTES_MAX);
  expect(await digestOf(join(mesh.dataDir(2), "models/blobs", model.digest.replace(":", "-")))).toBe(model.digest);
});
