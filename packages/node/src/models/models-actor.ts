import type {ActorContext, ActorSpec} from "@ollamesh/actor";
import type {ModelsMessage} from "@ollamesh/catalog";
import type {ModelManifest, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, fail, MIB, type ModelName, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import {MODELS_FRAME_BYTES_MAX, modelsCodec} from "@ollamesh/wire";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {Member, MembershipEvent} from "../membership/messages.ts";
import {Creator} from "./creator.ts";
import {Describer} from "./describer.ts";
import {Finder, notFound} from "./finder.ts";
import {allLayers} from "./manifest-layers.ts";
import type {ModelsRequest} from "./messages.ts";
import {forAll, type ModelsDeps, Shared} from "./models-shared.ts";
import {Puller} from "./puller.ts";
import {Vocabularies} from "./vocabularies.ts";

export const modelsProtocol: ProtocolSpec = {
  id: "/ollamesh/models/1",
  frameBytesMax: MODELS_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 8 * MIB,
};

export type ModelsMsg =
  | ModelsRequest
  | {readonly type: "answered"; readonly run: () => void}
  | {readonly type: "link"; readonly event: LinkEvent<ModelsMessage>}
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
  readonly #finder: Finder;
  readonly #describer: Describer;
  readonly #puller: Puller;
  readonly #creator: Creator;
  readonly #vocabularies: Vocabularies;
  readonly #members = new Set<PeerId>();
  #advertised = "";

  constructor(shared: Shared, ctx: ActorContext<ModelsMsg>) {
    const {world, membership} = shared.deps;
    const links = new PeerLinks<ModelsMessage>({
      transport: world.transport,
      protocol: modelsProtocol,
      codec: modelsCodec,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "link", event}),
    });
    ctx.onStop(() => links.close());
    this.#shared = shared;
    this.#describer = new Describer(shared, () => this.#finder);
    this.#finder = new Finder({
      shared,
      send: (peer, message) => links.send(peer, message),
      members: () => this.#members,
      lookUp: (name, done) => this.#describer.lookUp(name, done),
    });
    this.#puller = new Puller(shared, this.#describer, () => this.#advertise());
    this.#creator = new Creator(shared, this.#describer);
    this.#vocabularies = new Vocabularies(shared);
    membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
    this.#advertise();
  }

  receive(message: ModelsMsg): void {
    const {world} = this.#shared.deps;
    switch (message.type) {
      case "list":
        return message.done(ok(world.manifests.list().filter((manifest) => this.#shared.isComplete(manifest))));
      case "describe":
        return this.#describer.describe(message.name, message.done);
      case "pull":
        return this.#puller.start(message);
      case "cancel_pull":
        return this.#puller.cancel(message.id);
      case "create":
        return this.#creator.create(message.request, message.status, this.#thenAdvertise(message.done));
      case "copy":
        return this.#copy(message.source, message.destination, this.#thenAdvertise(message.done));
      case "delete":
        return this.#delete(message.name, this.#thenAdvertise(message.done));
      case "vocabulary":
        return this.#vocabularies.get(message.details, message.done);
      case "holders":
        return this.#holders(message.name, message.done);
      case "intake":
        return message.done(ok(world.blobs.intake(message.expected)));
      case "answered":
        return message.run();
      case "member":
        return this.#memberChanged(message.event);
      case "link":
        if (message.event.type === "message") this.#finder.received(message.event.peer, message.event.message);
        return;
    }
  }

  #memberChanged({type, peer}: MembershipEvent): void {
    if (type === "peer_up") this.#members.add(peer);
    else this.#members.delete(peer);
    if (type === "peer_down") this.#finder.peerDown(peer);
  }

  #copy(source: ModelName, destination: ModelName, done: Callback<void>): void {
    const {manifests} = this.#shared.deps.world;
    const manifest = manifests.get(source);
    if (!manifest) return done(notFound(source));
    manifests.put(
      destination,
      manifest.bytes,
      this.#shared.answered((outcome: Outcome<ModelManifest>) => done(outcome.ok ? ok(undefined) : outcome)),
    );
  }

  /** The name goes first: a crash between leaves blobs nobody names, never a name without blobs. */
  #delete(name: ModelName, done: Callback<void>): void {
    const {manifests, blobs} = this.#shared.deps.world;
    const manifest = manifests.get(name);
    if (!manifest) return done(notFound(name));
    manifests.remove(
      name,
      this.#shared.answered((outcome: Outcome<void>) => {
        if (!outcome.ok) return done(outcome);
        this.#describer.forget(name);
        const used = new Set(manifests.list().flatMap((other) => allLayers(other).map((layer) => layer.digest)));
        const unused = allLayers(manifest).filter((layer) => !used.has(layer.digest));
        for (const layer of unused) this.#vocabularies.drop(layer.digest);
        forAll(unused, (layer, removed) => blobs.remove(layer.digest, this.#shared.answered(removed)), done);
      }),
    );
  }

  #holders(name: ModelName, done: Callback<readonly PeerId[]>): void {
    const key = modelKey(name);
    const handle = this.#shared.answered((outcome: Outcome<readonly Member[]>) => {
      done(outcome.ok ? ok(outcome.value.filter((member) => member.holds.includes(key)).map((member) => member.id)) : outcome);
    });
    if (!this.#shared.deps.membership.send({type: "members", done: handle})) done(fail("busy", "too many requests are waiting"));
  }

  #thenAdvertise(done: Callback<void>): Callback<void> {
    return (outcome) => {
      this.#advertise();
      done(outcome);
    };
  }

  #advertise(): void {
    const {world, membership} = this.#shared.deps;
    const holds = world.manifests
      .list()
      .filter((manifest) => this.#shared.isComplete(manifest))
      .map((manifest) => modelKey(manifest.name));
    if (holds.join() === this.#advertised) return;
    this.#advertised = holds.join();
    membership.send({type: "advertise", holds});
  }
}
