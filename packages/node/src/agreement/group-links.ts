import type {CatalogState} from "@ollamesh/catalog";
import type {PeerId, ProtocolSpec} from "@ollamesh/ports";
import type {Message} from "@ollamesh/raft";
import {MIB} from "@ollamesh/stdx";
import {type GroupMessage, RAFT_FRAME_BYTES_MAX, type RaftFrame} from "@ollamesh/wire";
import {piecesOf, SnapshotAssembly} from "./snapshot-pieces.ts";

export const raftProtocol: ProtocolSpec = {
  id: "/ollamesh/raft/1",
  trafficClass: "consensus",
  frameBytesMax: RAFT_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 64 * MIB, // a snapshot in pieces, and appends behind it
};

/** A node speaks from one process at a time; another one is believed only when the first was silent for so long. */
const LIFE_SILENCE_MS = 1000;
/** A second process that has spoken beside the first for so long is no restart. */
const COPY_MS = 5000;
/** Nodes whose peer was learned from their own messages, before the catalogue told. */
const LEARNED_MAX = 1000;

/** The process that speaks for a node. */
interface Life {
  readonly life: number;
  heardMs: number;
  /** Another one that wants to, and since when. */
  rival: {readonly life: number; readonly sinceMs: number; isTold: boolean} | undefined;
}

export interface GroupLinksDeps {
  readonly life: number;
  /** False: it could not be sent. */
  send(peer: PeerId, frame: RaftFrame): boolean;
  cluster(): string;
  state(): CatalogState | undefined;
  nowMs(): number;
  /** Two processes speak for one node: somebody copied a data folder. Told once. */
  copied(node: number, peer: PeerId): void;
  unreachable(node: number): void;
  snapshotSent(node: number, isDelivered: boolean): void;
}

/** Raft speaks to nodes, the network to peers: who is who, and snapshots in pieces. */
export class GroupLinks {
  readonly #deps: GroupLinksDeps;
  readonly #learned = new Map<number, PeerId>();
  readonly #lives = new Map<number, Life>();
  readonly #assembly = new SnapshotAssembly();

  constructor(deps: GroupLinksDeps) {
    this.#deps = deps;
  }

  peerOf(node: number): PeerId | undefined {
    return this.#deps.state()?.members.get(node)?.peer ?? this.#learned.get(node);
  }

  /** A peer in the middle of joining is not in the catalogue everybody has. */
  learn(node: number, peer: PeerId): void {
    if (this.#learned.size >= LEARNED_MAX && !this.#learned.has(node)) this.#learned.delete(this.#learned.keys().next().value as number);
    this.#learned.set(node, peer);
  }

  send(message: Message): void {
    const peer = this.peerOf(message.to);
    if (peer === undefined) return this.#deps.unreachable(message.to);
    if (message.type !== "snapshot") {
      if (!this.#frame(peer, message)) this.#deps.unreachable(message.to);
      return;
    }
    const isSent = piecesOf(message).every((piece) => this.#frame(peer, piece));
    this.#deps.snapshotSent(message.to, isSent);
  }

  tell(peer: PeerId, message: GroupMessage): boolean {
    return this.#frame(peer, message);
  }

  /** Since a node was heard; undefined: never. */
  silentMs(node: number): number | undefined {
    const heardMs = this.#lives.get(node)?.heardMs;
    return heardMs === undefined ? undefined : this.#deps.nowMs() - heardMs;
  }

  #frame(peer: PeerId, message: RaftFrame["message"]): boolean {
    return this.#deps.send(peer, {cluster: this.#deps.cluster(), life: this.#deps.life, message});
  }

  /** What raft is to be told of a message of this peer, if anything. Nobody speaks for another's node. */
  received(peer: PeerId, life: number, message: Exclude<RaftFrame["message"], GroupMessage>): Message | undefined {
    if (message.type !== "transfer_leader" && !this.#isAlive(message.from, life, peer)) return undefined;
    // Forwarded messages keep the node that asked first: it is the speaker's business whom it passes on.
    const known = message.type === "transfer_leader" ? undefined : this.peerOf(message.from);
    if (known !== undefined && known !== peer) return undefined;
    if (known === undefined && message.type !== "transfer_leader") this.learn(message.from, peer);
    return message.type === "snapshot_chunk" ? this.#assembly.add(message) : message;
  }

  /** Whether this is the process that speaks for the node: two that share a node's log would vote twice. */
  #isAlive(node: number, life: number, peer: PeerId): boolean {
    const nowMs = this.#deps.nowMs();
    const known = this.#lives.get(node);
    if (known?.life === life) {
      known.heardMs = nowMs;
      return true;
    }
    if (known && nowMs - known.heardMs < LIFE_SILENCE_MS) {
      this.#suspectCopy(known, life, node, peer);
      return false;
    }
    if (this.#lives.size >= LEARNED_MAX && !known) this.#lives.delete(this.#lives.keys().next().value as number);
    this.#lives.set(node, {life, heardMs: nowMs, rival: undefined});
    return true;
  }

  /** After a restart the earlier process falls silent and the rival takes its place; a rival for longer is a second process. */
  #suspectCopy(known: Life, life: number, node: number, peer: PeerId): void {
    const nowMs = this.#deps.nowMs();
    if (known.rival?.life !== life) known.rival = {life, sinceMs: nowMs, isTold: false};
    if (known.rival.isTold || nowMs - known.rival.sinceMs < COPY_MS) return;
    known.rival.isTold = true;
    this.#deps.copied(node, peer);
  }
}
