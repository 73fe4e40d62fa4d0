import type {CatalogState} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import type {Message} from "@ollamesh/raft";
import type {GroupMessage, RaftFrame} from "@ollamesh/wire";
import {piecesOf, SnapshotAssembly} from "./snapshot-pieces.ts";

/** Nodes whose peer was learned from their own messages, before the catalogue told. */
const LEARNED_MAX = 1000;

export interface GroupLinksDeps {
  readonly life: number;
  /** False: it could not be sent. */
  send(peer: PeerId, frame: RaftFrame): boolean;
  cluster(): string;
  state(): CatalogState | undefined;
  unreachable(node: number): void;
  snapshotSent(node: number, isDelivered: boolean): void;
}

/** Raft speaks to nodes, the network to peers: who is who, and snapshots in pieces. */
export class GroupLinks {
  readonly #deps: GroupLinksDeps;
  readonly #learned = new Map<number, PeerId>();
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

  tell(peer: PeerId, message: GroupMessage): void {
    this.#frame(peer, message);
  }

  #frame(peer: PeerId, message: RaftFrame["message"]): boolean {
    return this.#deps.send(peer, {cluster: this.#deps.cluster(), life: this.#deps.life, message});
  }

  /** What raft is to be told of a message of this peer, if anything. Nobody speaks for another's node. */
  received(peer: PeerId, message: Exclude<RaftFrame["message"], GroupMessage>): Message | undefined {
    // Forwarded messages keep the node that asked first: it is the speaker's business whom it passes on.
    const known = message.type === "transfer_leader" ? undefined : this.peerOf(message.from);
    if (known !== undefined && known !== peer) return undefined;
    if (known === undefined && message.type !== "transfer_leader") this.learn(message.from, peer);
    return message.type === "snapshot_chunk" ? this.#assembly.add(message) : message;
  }
}
