import type {ActorContext, ActorRef, ActorSpec} from "@ollamesh/actor";
import type {Digest, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {fail, MIB, type Outcome, ok} from "@ollamesh/stdx";
import {type SwarmMessage, swarmDefaults, TokenBucket} from "@ollamesh/swarm";
import {SWARM_FRAME_BYTES_MAX, swarmCodec} from "@ollamesh/wire";
import type {NodeConfig} from "../config.ts";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {MembershipEvent, MembershipRequest} from "../membership/messages.ts";
import type {World} from "../world.ts";
import {Bans} from "./bans.ts";
import {DownloadLimit} from "./download-limit.ts";
import {mergedView} from "./merged-view.ts";
import type {BlobJob, TransfersRequest, TransferView} from "./messages.ts";
import {Tally} from "./tally.ts";
import {Transfer} from "./transfer.ts";
import {UploadSide} from "./upload-side.ts";

export const swarmProtocol: ProtocolSpec = {
  id: "/ollamesh/swarm/1",
  trafficClass: "bulk",
  frameBytesMax: SWARM_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 32 * MIB, // 8 reads of 1 MiB, hashes of a large blob, and small messages between
};

/** Jobs waiting for a place among the parallel transfers. */
const QUEUE_MAX = 1024;
const VIEWS_MAX = 100;

export type TransfersMsg =
  | TransfersRequest
  | {readonly type: "answered"; readonly run: () => void}
  | {readonly type: "link"; readonly event: LinkEvent<SwarmMessage>}
  | {readonly type: "member"; readonly event: MembershipEvent}
  | {readonly type: "tick"; readonly digest: Digest};

export interface TransfersDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly membership: ActorRef<MembershipRequest>;
}

/** Gets blobs from other peers and gives them: the swarm core over links and the blob store. */
export function createTransfersActor(deps: TransfersDeps): ActorSpec<TransfersMsg> {
  return {
    name: "transfers",
    mailbox: {capacity: 16_384, onFull: "reject"},
    supervision: {onFault: "escalate"},
    start: (ctx) => {
      const transfers = new Transfers(deps, ctx);
      return (message) => transfers.receive(message);
    },
  };
}

class Transfers {
  readonly #deps: TransfersDeps;
  readonly #ctx: ActorContext<TransfersMsg>;
  readonly #links: PeerLinks<SwarmMessage>;
  readonly #uploads: UploadSide;
  readonly #downloadLimit: DownloadLimit | undefined;
  readonly #active = new Map<Digest, Transfer>();
  readonly #members = new Set<PeerId>();
  readonly #queue: BlobJob[] = [];
  /** Blobs whose parts are being removed. */
  readonly #givenUp = new Set<Digest>();
  readonly #bans = new Bans();
  #observeDamage: ((digest: Digest) => void) | undefined;
  #finished: TransferView[] = [];
  readonly #tally = new Tally();
  #turn = 0;
  /** Not from the same number in each life: what was asked before a restart may be answered after it. */
  #requestId: number;

  constructor(deps: TransfersDeps, ctx: ActorContext<TransfersMsg>) {
    this.#deps = deps;
    this.#ctx = ctx;
    this.#requestId = ctx.rng.nextU32();
    this.#links = new PeerLinks({
      transport: deps.world.transport,
      protocol: swarmProtocol,
      codec: swarmCodec,
      hasAnswers: true,
      givesBack: true,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "link", event}),
    });
    ctx.onStop(() => this.#links.close());
    const {uploadBytesPerSecond, downloadBytesPerSecond} = deps.config;
    this.#downloadLimit = downloadBytesPerSecond ? new DownloadLimit(ctx, downloadBytesPerSecond, () => this.#goOn()) : undefined;
    this.#uploads = new UploadSide({
      limit: uploadBytesPerSecond ? new TokenBucket(uploadBytesPerSecond) : undefined,
      ctx,
      blobs: deps.world.blobs,
      send: (peer, message) => void this.#links.send(peer, message),
      answer: (peer, message) => this.#links.answer(peer, message) === "full",
      damaged: (digest) => this.#observeDamage?.(digest),
      uploaded: (digest, bytes) => {
        this.#tally.toPeersBytes += bytes;
        this.#active.get(digest)?.uploaded(bytes);
      },
    });
    deps.membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
  }

  receive(message: TransfersMsg): void {
    switch (message.type) {
      case "fetch":
        return this.#fetch(message.job);
      case "cancel":
        return this.#cancel(message.jobId);
      case "give_up":
        return this.#giveUp(message.digest);
      case "watch_damage":
        this.#observeDamage = message.observe;
        return;
      case "totals":
        return message.done(ok(this.#tally.totals([...this.#active.values()], this.#queue.length)));
      case "active_views":
        return message.done(ok([...this.#active.values()].map((transfer) => this.#viewOf(transfer))));
      case "views":
        return message.done(ok(this.#views()));
      case "answered":
        return message.run();
      case "tick":
        return this.#active.get(message.digest)?.onTick();
      case "member":
        return this.#memberChanged(message.event);
      case "link":
        return this.#linked(message.event);
    }
  }

  /** There is room in the limit: each time another transfer is the first to take of it. */
  #goOn(): void {
    const transfers = [...this.#active.values()];
    const first = this.#turn++ % Math.max(1, transfers.length);
    for (const transfer of [...transfers.slice(first), ...transfers.slice(0, first)]) transfer.goOn();
  }

  #fetch(job: BlobJob): void {
    if (job.size === 0) return this.#writeEmpty(job);
    const active = this.#active.get(job.digest);
    if (active) return active.add(job);
    if (!this.#givenUp.has(job.digest) && this.#active.size < this.#deps.config.parallelTransfers) return this.#begin(job);
    if (this.#queue.length >= QUEUE_MAX) return job.observe({type: "failed", failure: fail("busy", `${QUEUE_MAX} transfers are waiting`).error});
    this.#queue.push(job);
  }

  /** A blob of no bytes has no pieces, and nobody is asked for it: it is whole as soon as it is written. `digest_mismatch` where another digest is meant. */
  #writeEmpty({digest, observe}: BlobJob): void {
    const {blobs} = this.#deps.world;
    if (blobs.status(digest)?.complete) return observe({type: "done", corruptPeers: []});
    const written = (outcome: Outcome<unknown>): void => observe(outcome.ok ? {type: "done", corruptPeers: []} : {type: "failed", failure: outcome.error});
    blobs.intake(digest).finish(this.#ctx.reply((outcome: Outcome<unknown>) => ({type: "answered", run: () => written(outcome)})));
  }

  #begin(job: BlobJob): void {
    const transfer = new Transfer(job.digest, job.size, {
      ctx: this.#ctx,
      blobs: this.#deps.world.blobs,
      origins: this.#deps.world.origins,
      self: this.#deps.world.transport.self,
      settings: this.#deps.config.swarm ?? swarmDefaults,
      send: (peer, message) => this.#links.send(peer, message) !== "refused",
      members: () => this.#members,
      announce: (digest, piece) => this.#uploads.announce(digest, piece),
      nextRequestId: () => (this.#requestId = (this.#requestId + 1) >>> 0),
      limit: this.#downloadLimit,
      isBanned: (peer) => this.#bans.has(peer, job.digest, this.#ctx.clock.nowMs()),
      ban: (peer) => this.#ban(peer, job.digest),
      pardon: (peers) => this.#bans.lift(peers, job.digest),
      finished: (over) => this.#over(over),
    });
    this.#active.set(job.digest, transfer);
    transfer.add(job);
    transfer.begin();
  }

  #ban(peer: PeerId, digest: Digest): void {
    this.#bans.add(peer, digest, this.#ctx.clock.nowMs());
    this.#tally.bannedSources++;
  }

  /** Active first; of a blob that is under way again, only that. */
  #views(): readonly TransferView[] {
    const active = [...this.#active.values()].map((transfer) => this.#viewOf(transfer));
    return [...active, ...this.#finished.filter((view) => !this.#active.has(view.digest))].slice(0, VIEWS_MAX);
  }

  #viewOf(transfer: Transfer): TransferView {
    return mergedView(
      transfer.view(),
      this.#finished.find((view) => view.digest === transfer.digest),
    );
  }

  #over(transfer: Transfer): void {
    this.#active.delete(transfer.digest);
    this.#tally.over(transfer.view().state, transfer.originBytes);
    this.#finished = [this.#viewOf(transfer), ...this.#finished.filter((view) => view.digest !== transfer.digest)].slice(0, VIEWS_MAX);
    // Through the mailbox: the one that just ended is still on the stack.
    this.#ctx.self.send({type: "answered", run: () => this.#beginQueued()});
  }

  #beginQueued(): void {
    for (const job of this.#queue.splice(0)) this.#fetch(job);
  }

  #giveUp(digest: Digest): void {
    if (this.#active.has(digest) || this.#givenUp.has(digest) || this.#queue.some((job) => job.digest === digest)) return;
    this.#givenUp.add(digest);
    const dropped = (outcome: Outcome<void>): void => {
      this.#givenUp.delete(digest);
      if (!outcome.ok) this.#ctx.log.warn("part_not_freed", {blob: digest, reason: outcome.error.message});
      this.#beginQueued();
    };
    this.#deps.world.blobs.dropPartial(
      digest,
      this.#ctx.reply((outcome: Outcome<void>) => ({type: "answered", run: () => dropped(outcome)})),
    );
  }

  #cancel(jobId: string): void {
    const queued = this.#queue.findIndex((job) => job.id === jobId);
    if (queued >= 0) this.#queue.splice(queued, 1)[0]?.observe({type: "failed", failure: fail("cancelled", "the transfer was cancelled").error});
    for (const transfer of this.#active.values()) if (transfer.has(jobId)) transfer.remove(jobId);
  }

  #memberChanged({type, peer}: MembershipEvent): void {
    if (type === "peer_up") this.#members.add(peer);
    else this.#members.delete(peer);
    for (const transfer of this.#active.values()) {
      if (type === "peer_up") transfer.peerUp(peer);
      else transfer.peerDown(peer, true);
    }
    if (type === "peer_down") this.#uploads.lost(peer);
  }

  #linked(event: LinkEvent<SwarmMessage>): void {
    if (event.type === "drained") return this.#uploads.drained(event.peer);
    if (event.type === "message") {
      this.#received(event.peer, event.message);
      return event.giveBack?.(); // a block was copied to where its piece is put together, or is of no use
    }
    if (event.type === "way_back_lost") return this.#uploads.unanswerable(event.peer);
    // What was asked over the broken link will not be answered; the peer itself may still be there.
    this.#uploads.lost(event.peer);
    for (const transfer of this.#active.values()) transfer.peerDown(event.peer, !this.#members.has(event.peer));
  }

  /** Who does not want the blob from outside says what it has of it. */
  #outside(peer: PeerId, message: SwarmMessage & {type: "outside"}): void {
    const transfer = this.#active.get(message.digest);
    if (transfer?.hasWayOut) transfer.received(peer, message);
    else if (message.asks) this.#uploads.interest(peer, message.digest);
  }

  #interested(peer: PeerId, digest: Digest): void {
    const transfer = this.#active.get(digest);
    if (!transfer?.interested(peer)) this.#uploads.interest(peer, digest);
    transfer?.peerWants(peer);
  }

  #received(peer: PeerId, message: SwarmMessage): void {
    switch (message.type) {
      case "interest":
        return this.#interested(peer, message.digest);
      case "uninterest":
        this.#uploads.uninterest(peer, message.digest);
        return this.#active.get(message.digest)?.peerWantsNoMore(peer);
      case "get_hashes":
        return this.#uploads.getHashes(peer, message.digest, message.root);
      case "request":
        return this.#uploads.request(peer, message);
      case "cancel":
        return this.#uploads.cancel(peer, message.id);
      case "data":
        this.#tally.fromPeersBytes += message.bytes.length;
        for (const transfer of this.#active.values()) transfer.data(peer, message.id, message.bytes);
        return;
      case "reject":
        for (const transfer of this.#active.values()) transfer.rejected(peer, message.id);
        return;
      case "holding":
      case "not_held":
      case "have":
      case "hashes":
        return this.#active.get(message.digest)?.received(peer, message);
      case "outside":
        return this.#outside(peer, message);
    }
  }
}
