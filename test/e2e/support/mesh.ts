import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type PeerOptions, type PeerProcess, startPeer, until} from "../../../scripts/peer-process.ts";

export {type PeerProcess, until};

/** Peers of one test in one temporary folder, gone with it. */
export class TestMesh {
  readonly folder = mkdtempSync(join(tmpdir(), "ollamesh-e2e-"));
  readonly peers: PeerProcess[] = [];

  /** The first has the storyteller, the others join it with nothing. */
  static async start(count: number, options: Partial<PeerOptions> = {}): Promise<TestMesh> {
    const mesh = new TestMesh();
    for (let i = 0; i < count; i++) await mesh.add({...options, flags: ["--default-model", String(i === 0), ...(options.flags ?? [])]});
    await mesh.allSeeEachOther();
    return mesh;
  }

  /** What the peers are told is the folder for temporary files. */
  get tempDir(): string {
    return join(this.folder, "tmp");
  }

  dataDir(index: number): string {
    return join(this.folder, String(index));
  }

  async add(options: Partial<PeerOptions> = {}): Promise<PeerProcess> {
    const index = this.peers.length;
    mkdirSync(this.tempDir, {recursive: true});
    const bootstrap = this.peers[0] ? [this.peers[0].multiaddr] : [];
    const peer = await startPeer({
      bootstrap,
      ...options,
      env: {TMPDIR: this.tempDir, ...options.env},
      dataDir: options.dataDir ?? this.dataDir(index),
      // Most tests count who holds what: nobody shall copy models by itself.
      flags: ["--threads", "1", "--log-level", "warn", "--replication-factor", "0", "--origin", "none", ...(options.flags ?? [])],
    });
    this.peers.push(peer);
    return peer;
  }

  peer(index: number): PeerProcess {
    const peer = this.peers[index];
    if (!peer) throw new Error(`there is no peer ${index}`);
    return peer;
  }

  /** Its place on the mesh's list, for messages: its id changes from run to run. */
  indexOf(id: string): number {
    return this.peers.findIndex((peer) => peer.id === id);
  }

  async allSeeEachOther(): Promise<void> {
    const live = this.peers.filter((peer) => !peer.hasEnded);
    await until("all peers see each other", 20_000, async () => {
      const seen = await Promise.all(live.map((peer) => peer.get<{peers: unknown[]}>("/api/v1/peers")));
      return seen.every((one) => one.peers.length === live.length - 1);
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.peers.map((peer) => peer.stop("SIGTERM")));
    rmSync(this.folder, {recursive: true, force: true});
  }
}

export interface Placement {
  readonly strategy: string;
  readonly reasons: readonly string[];
  readonly stages: readonly {
    readonly peer: string;
    readonly first_layer: number;
    readonly last_layer: number;
    readonly state: string;
    readonly fellows: readonly {readonly peer: string; readonly state: string}[];
    readonly bytes_on_disk: number;
    readonly sources: readonly {readonly peer: string; readonly bytes: number}[];
  }[];
}
