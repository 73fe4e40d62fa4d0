import type {ActorContext, ActorSpec} from "@ollamesh/actor";
import type {ModelsMessage} from "@ollamesh/catalog";
import type {Digest, ModelManifest, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, fail, MIB, type ModelName, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import {MODELS_FRAME_BYTES_MAX, modelsCodec} from "@ollamesh/wire";
import {Agreed} from "../agreement/agreed.ts";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {Member, MembershipEvent} from "../membership/messages.ts";
import {CopyChecker} from "./copy-checker.ts";
import {Creator} from "./creator.ts";
import {Describer, digestOf} from "./describer.ts";
import {FileFetcher} from "./file-fetcher.ts";
import {Finder, type Found} from "./finder.ts";
import {Halt, halted} from "./halt.ts";
import {Leftovers} from "./leftovers.ts";
import {LoadChecker, type LoadCheckerDeps} from "./load-checker.ts";
import {Marks} from "./marks.ts";
import type {ModelsRequest, PullEvent} from "./messages.ts";
import {type ModelsDeps, Shared} from "./models-shared.ts";
import {type Meaning, Names, readOnly} from "./names.ts";
import {Outlines} from "./outlines.ts";
import {Puller} from "./puller.ts";
import {Pusher} from "./pusher.ts";
import {RemovedNames} from "./removed-names.ts";
import {Space} from "./space/space.ts";
import {Verifier} from "./verifier.ts";
import {Vocabularies} from "./vocabularies.ts";

export const modelsProtocol: ProtocolSpec = {
  id: "/ollamesh/models/1",
  trafficClass: "consensus",
  frameBytesMax: MODELS_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 8 * MIB,
};

export type ModelsMsg =
  | ModelsRequest
  | {readonly type: "answered"; readonly run: () => void}
  | {readonly type: "link"; readonly event: LinkEvent<ModelsMessage>}
  /** What is here or what is agreed on has changed: compare again. */
  | {readonly type: "look"}
  | {readonly type: "member"; readonly event: MembershipEvent};

/** Which models this peer has and knows of, and how they come, change and go. */
export function createModelsActor(deps: ModelsDeps): ActorSpec<ModelsMsg> {
  return {
    name: "models",
    mailbox: {capacity: 8192, onFull: "reject"},
    supervision: {onFault: "escalate"},
    start: (ctx) => {
      const models = new Models(new Shared(deps, ctx), ctx);
      return (message) => models.receive(message);
    },
  };
}

class Models {
  readonly #shared: Shared;
  readonly #agreed: Agreed;
  readonly #names: Names;
  readonly #removed: RemovedNames;
  readonly #finder: Finder;
  readonly #describer: Describer;
  readonly #puller: Puller;
  readonly #outlines: Outlines;
  readonly #pusher: Pusher;
  readonly #files: FileFetcher;
  readonly #creator: Creator;
  /** What is being created, by who asked, until its manifest is written. */
  readonly #creating = new Map<string, Halt>();
  readonly #vocabularies: Vocabularies;
  readonly #leftovers: Leftovers;
  readonly #verifier: Verifier;
  readonly #checker: CopyChecker;
  readonly #loads: LoadChecker;
  readonly #space: Space;
  readonly #members = new Set<PeerId>();
  #advertised = "";
  /** Models this peer shall keep and has no room for. */
  readonly #lacking = new Set<string>();
  /** The table of names that was looked at last: of many changes of the state few concern it. */
  #seen: unknown;
  #keeps = 0;

  constructor(shared: Shared, ctx: ActorContext<ModelsMsg>) {
    const links = linksOf(shared, ctx);
    const meaningOf = (name: ModelName): Meaning => this.#names.meaningOf(name);
    this.#shared = shared;
    this.#removed = new RemovedNames(() => shared.ctx.clock.nowMs());
    this.#agreed = agreedOf(shared, () => this.#agreedChanged());
    this.#vocabularies = new Vocabularies(shared, {
      check: (digest, ranges, done) => this.#loads.check({blobs: [{digest, ranges}], isDoubted: false, progress: () => {}, done}),
    });
    const dropped = (digest: Digest): void => {
      this.#vocabularies.drop(digest);
      this.#describer.forgetBlob(digest);
    };
    this.#leftovers = new Leftovers(shared, this.#agreed, {
      dropped,
      described: () => this.#describer.manifests(),
      promised: () => this.#space.room.promised,
      doubts: () => shared.deps.world.manifests.unreadable(),
      settle: (manifest, done) => this.#names.settle(manifest, done),
    });
    const replaced = (manifest: ModelManifest): void => this.#leftovers.remove(manifest, () => undefined);
    this.#describer = this.#describerOf(meaningOf, replaced);
    const send = (peer: PeerId, message: ModelsMessage): void => void links.send(peer, message);
    const isMember = (peer: PeerId): boolean => peer === shared.deps.world.transport.self || this.#members.has(peer);
    this.#verifier = new Verifier({shared, send, isMember, meaningOf, holders: (name, done) => this.#holders(name, done)});
    const mending = this.#mending(dropped);
    this.#checker = new CopyChecker({...mending, send, isMember});
    this.#loads = new LoadChecker(mending);
    this.#finder = new Finder({
      shared,
      send,
      members: () => this.#members,
      lookUp: (name, manifest, done) => this.#lookUp(name, manifest, done),
      carry: (name, manifest, done) => this.#puller.carry(name, manifest, done),
      digestOf: (name, manifest) => digestOf(shared, name, manifest),
    });
    this.#space = this.#spaceOf(dropped);
    this.#puller = new Puller(shared, this.#describer, {
      carriedBy: (name, manifest, done) => this.#finder.carry(name, manifest, done),
      meaningOf,
      settle: (manifest, done) => this.#names.settle(manifest, done),
      completed: (manifest, corruptPeers) => this.#completed(manifest, corruptPeers),
      reserve: (id, layers, done) => this.#space.room.reserve(id, layers, done),
      release: (id) => this.#space.room.release(id),
    });
    const known = (name: ModelName, agreed: string): ModelManifest | undefined => this.#describer.known(name, agreed) ?? this.#puller.begun(name, agreed);
    this.#outlines = new Outlines({meaningOf, known, search: (name, agreed, done) => this.#describer.searchOutline(name, agreed, done)});
    this.#pusher = new Pusher(shared, (name) => this.#standingHere(name), this.#space.room);
    this.#files = new FileFetcher(shared, this.#space.room);
    this.#creator = new Creator(shared, this.#describer, this.#space.room);
    this.#names = new Names({
      wasRemoved: (key) => this.#removed.has(key),
      shared,
      agreed: this.#agreed,
      marks: new Marks({kv: shared.deps.world.kv, answered: (handle) => shared.answered(handle), loaded: () => void ctx.self.send({type: "look"})}),
      describe: (manifest, done) => this.#describer.describeManifest(manifest, undefined, done),
      fetch: (name, done) => this.#keep(name, this.#thenAdvertiseLack(name, done)),
      removeHere: (name, done) => this.#removeHere(name, done),
      keep: (id, layers) => this.#space.room.keep(id, layers),
      release: (id) => this.#space.room.release(id),
      replaced,
      changed: () => this.#advertise(),
      lacksRoom: (model) => this.#lacking.has(model),
    });
    shared.deps.membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
    shared.deps.transfers.send({type: "watch_damage", observe: (digest) => void ctx.self.send({type: "answered", run: () => this.#verifier.mendHere(digest)})});
    this.#advertise();
  }

  receive(message: ModelsMsg): void {
    switch (message.type) {
      case "names":
        return message.done(ok(this.#names.all()));
      case "describe":
        return this.#describer.describe(message.name, message.done);
      case "metadata":
        return this.#describer.metadata(message.name, message.done);
      case "blobs":
        return this.#outlines.of(message.name, message.done);
      case "pull":
        return this.#puller.start(message);
      case "cancel_pull":
        return this.#puller.cancel(message.id);
      case "fetch_file":
        return this.#files.start(message);
      case "cancel_fetch_file":
        return this.#files.cancel(message.id);
      case "file_views":
        return message.done(ok(this.#files.views()));
      case "push":
        return this.#pusher.start(message);
      case "cancel_push":
        return this.#pusher.cancel(message.id);
      case "verify":
        return this.#verifier.start(message);
      case "cancel_verify":
        return this.#verifier.cancel(message.id);
      case "create":
        return this.#create(message, this.#thenChanged(message.done));
      case "cancel_create":
        return this.#creating.get(message.id)?.call();
      case "copy":
        return this.#names.copy(message.source, message.destination, this.#thenChanged(message.done));
      case "delete":
        return this.#names.remove(message.name, this.#thenChanged(message.done));
      case "space":
      case "prune":
      case "pin":
      case "in_use":
      case "reserve":
      case "release":
      case "intake":
        return this.#space.receive(message);
      case "check_files":
        return this.#loads.check(message);
      case "vocabulary":
        this.#space.uses.touch(modelKey(message.details.manifest.name));
        return this.#vocabularies.get(message.details, message.done);
      case "holders":
        return this.#holders(message.name, message.done);
      case "answered":
        return message.run();
      case "look":
        if (this.#agreed.cluster !== "") this.#lookAtNames();
        this.#advertise();
        return this.#names.look();
      case "member":
        return this.#memberChanged(message.event);
      case "link":
        return this.#linkEvent(message.event);
    }
  }

  #linkEvent(event: LinkEvent<ModelsMessage>): void {
    if (event.type === "message") this.#received(event.peer, event.message);
    if (event.type === "broken") this.#peerLost(event.peer, `the link to it broke: ${event.failure.message}`);
  }

  #received(peer: PeerId, message: ModelsMessage): void {
    switch (message.type) {
      case "verify":
        return this.#checker.challenged(peer, message);
      case "give_up":
        return this.#checker.givenUp(peer, message.id);
      case "verified":
        return this.#verifier.answered(peer, message);
      default:
        return this.#finder.received(peer, message);
    }
  }

  #peerLost(peer: PeerId, reason: string): void {
    this.#verifier.peerLost(peer, reason);
    this.#checker.peerLost(peer);
  }

  #agreedChanged(): void {
    const {state, cluster} = this.#agreed;
    const seen = cluster === "" ? undefined : state.models;
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#removed.changed(state.models, cluster);
    this.#shared.ctx.self.send({type: "look"});
  }

  #memberChanged({type, peer}: MembershipEvent): void {
    if (type === "peer_up") this.#members.add(peer);
    else this.#members.delete(peer);
    if (type === "peer_up") return;
    this.#finder.peerDown(peer);
    this.#peerLost(peer, "it left the mesh");
  }

  /** What cannot be agreed on is refused before anything is stored. */
  #create({id, scope, request, status}: ModelsRequest & {type: "create"}, done: Callback<void>): void {
    const halt = new Halt();
    this.#creating.set(id, halt);
    const build = (): void =>
      this.#creator.build(request, status, halt, (outcome) => {
        this.#creating.delete(id);
        if (!outcome.ok) return done(outcome);
        status("writing manifest");
        if (scope === "mesh") return this.#names.give(request.name, outcome.value, done);
        this.#shared.deps.world.manifests.put(
          request.name,
          outcome.value,
          this.#shared.answered((written) => done(written.ok ? ok(undefined) : written)),
        );
      });
    if (scope === "here") return build();
    this.#agreed.refresh((outcome) => {
      if (outcome.ok && !halt.isCalled) return build();
      this.#creating.delete(id);
      done(outcome.ok ? halted : outcome);
    });
  }

  /** For others that ask. What comes here, or came in part, is told to those who look for the parts: it can be neither described nor pulled by that. */
  #lookUp(name: ModelName, manifest: string, done: Callback<Found>): void {
    this.#describer.lookUp(name, manifest, (outcome) => {
      const begun = outcome.ok ? undefined : this.#puller.begun(name, manifest);
      done(begun ? ok({manifest: begun.bytes, headerBytes: 0, complete: false}) : outcome);
    });
  }

  /** A pull nobody watches. */
  #keep(name: ModelName, done: Callback<void>): void {
    const observe = (event: PullEvent): void => {
      if (event.type === "done") done(ok(undefined));
      if (event.type === "failed") done({ok: false, error: event.failure});
    };
    this.#puller.start({type: "pull", id: `keep-${++this.#keeps}`, name, observe});
  }

  /** The name goes first: a crash between leaves blobs nobody names, never a name without blobs. */
  #removeHere(name: ModelName, done: Callback<void>): void {
    const {manifests} = this.#shared.deps.world;
    const manifest = manifests.get(name);
    if (!manifest) return done(ok(undefined));
    // Without the one in front of it the name would mean what that folder says.
    if (manifests.isReadOnly(name)) return done(readOnly(name));
    manifests.remove(
      name,
      this.#shared.answered((outcome: Outcome<void>) => {
        if (!outcome.ok) return done(outcome);
        this.#describer.forget(name);
        this.#space.uses.forget(modelKey(name));
        this.#leftovers.remove(manifest, done);
      }),
    );
  }

  #holders(name: ModelName, done: Callback<readonly PeerId[]>): void {
    const key = modelKey(name);
    const {models} = this.#agreed.state;
    // A name that was given just now is held under the older names of the same manifest.
    const manifest = models.get(key)?.manifest;
    const keys = manifest === undefined ? [key] : [...models.values()].filter((model) => model.manifest === manifest).map(({model}) => model);
    const handle = this.#shared.answered((outcome: Outcome<readonly Member[]>) => {
      done(outcome.ok ? ok(outcome.value.filter(({holds}) => keys.some((one) => holds.includes(one))).map(({id}) => id)) : outcome);
    });
    if (!this.#shared.deps.membership.send({type: "members", done: handle})) done(fail("busy", "too many requests are waiting"));
  }

  /** The mesh asked this peer to keep a copy: where that cannot be, another one must be asked. */
  #thenAdvertiseLack(name: ModelName, done: Callback<void>): Callback<void> {
    return (outcome) => {
      if (!outcome.ok && outcome.error.code === "disk_full") this.#lacking.add(modelKey(name));
      else this.#lacking.delete(modelKey(name));
      this.#advertise();
      done(outcome);
    };
  }

  #thenChanged(done: Callback<void>): Callback<void> {
    return (outcome) => {
      this.#changed();
      done(outcome);
    };
  }

  #spaceOf(dropped: (digest: Digest) => void): Space {
    const shared = this.#shared;
    return new Space({
      shared,
      agreed: this.#agreed,
      describedBlobs: () => this.#describer.blobs(),
      dropped,
      doubts: () => this.#doubts(),
      removeHere: (name, done) => this.#removeHere(name, this.#thenChanged(done)),
    });
  }

  #describerOf(meaningOf: (name: ModelName) => Meaning, replaced: (manifest: ModelManifest) => void): Describer {
    return new Describer(this.#shared, {
      finder: () => this.#finder,
      meaningOf,
      namesOf: (digest) => this.#names.standingFor(digest),
      replaced,
      doubt: (digest, done) => this.#loads.check({blobs: [{digest, ranges: []}], isDoubted: true, progress: () => {}, done}),
      incomplete: (manifest) => this.#loads.incomplete(manifest),
    });
  }

  #mending(dropped: (digest: Digest) => void): LoadCheckerDeps {
    return {
      shared: this.#shared,
      dropped,
      changed: () => this.#changed(),
      isElsewhere: ({name, digest}, done) => this.#finder.find(name, digest, (found) => done(found.ok && found.value.complete)),
      fetch: (name, done) => this.#keep(name, done),
    };
  }

  /** What a name stands for, if it is here. */
  #standingHere(name: ModelName): ModelManifest | undefined {
    const meaning = this.#names.meaningOf(name);
    return meaning.type === "removed" ? undefined : this.#describer.manifestHere(name, meaning.type === "agreed" ? meaning.model.manifest : "");
  }

  /** Why names may be missing here, for people. */
  #doubts(): readonly string[] {
    const unreadable = this.#shared.deps.world.manifests.unreadable().map((what) => `${what} cannot be read`);
    return [...unreadable, ...this.#names.missing().map((name) => `${name}, which this peer keeps, is not here`)];
  }

  #lookAtNames(): void {
    this.#describer.forgetUnmeant();
    this.#puller.look();
  }

  #completed(manifest: Digest, corruptPeers: ReadonlySet<PeerId>): void {
    this.#changed();
    this.#verifier.mendAt(corruptPeers, manifest);
  }

  #changed(): void {
    this.#advertise();
    this.#shared.ctx.self.send({type: "look"});
  }

  #advertise(): void {
    const {world, membership} = this.#shared.deps;
    const holds = world.manifests
      .list()
      .filter((manifest) => this.#shared.isComplete(manifest))
      .map((manifest) => modelKey(manifest.name));
    for (const model of this.#lacking) if (!this.#agreed.state.models.get(model)?.holders.includes(world.transport.self)) this.#lacking.delete(model);
    const facts = {holds, lacksRoomFor: [...this.#lacking]};
    const text = JSON.stringify(facts);
    if (text === this.#advertised) return;
    this.#advertised = text;
    membership.send({type: "advertise", ...facts});
  }
}

function linksOf(shared: Shared, ctx: ActorContext<ModelsMsg>): PeerLinks<ModelsMessage> {
  const links = new PeerLinks<ModelsMessage>({
    transport: shared.deps.world.transport,
    protocol: modelsProtocol,
    codec: modelsCodec,
    log: ctx.log,
    deliver: (event) => ctx.self.send({type: "link", event}),
  });
  ctx.onStop(() => links.close());
  return links;
}

function agreedOf(shared: Shared, changed: () => void): Agreed {
  return new Agreed({
    agreement: shared.deps.agreement,
    answered: (_what, handle) => shared.answered(handle),
    observed: (_what, handle) => (event) => void shared.ctx.self.send({type: "answered", run: () => handle(event)}),
    changed,
  });
}
