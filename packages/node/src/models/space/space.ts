import type {Digest} from "@ollamesh/ports";
import {type Callback, displayModelName, fail, type ModelName, modelKey, ok, parseModelName} from "@ollamesh/stdx";
import type {Agreed} from "../../agreement/agreed.ts";
import type {ModelsRequest, SpaceView} from "../messages.ts";
import type {Shared} from "../models-shared.ts";
import {freedBy} from "./evictions.ts";
import {MeteredIntake, type MeteredIntakeOptions} from "./metered-intake.ts";
import {ModelUses} from "./model-uses.ts";
import {Pruner} from "./pruner.ts";
import {Room} from "./room.ts";
import {evictable} from "./survey.ts";
import {Surveyor} from "./surveyor.ts";

export interface SpaceDeps {
  readonly shared: Shared;
  readonly agreed: Agreed;
  /** Of models that were only described here. */
  describedBlobs(): ReadonlySet<Digest>;
  /** A blob is about to go: nothing shall keep it open. */
  dropped(digest: Digest): void;
  /** Why names may be missing here, for people. */
  doubts(): readonly string[];
  /** Takes the name from this disk, and what no other name needs. */
  removeHere(name: ModelName, done: Callback<void>): void;
}

/** What this peer's disk holds, how much more may come, and what goes first. */
export class Space {
  readonly uses: ModelUses;
  readonly room: Room;
  readonly #deps: SpaceDeps;
  readonly #surveyor: Surveyor;
  readonly #pruner: Pruner;
  #intakes = 0;

  constructor(deps: SpaceDeps) {
    const {shared, agreed} = deps;
    const {world} = shared.deps;
    this.#deps = deps;
    this.uses = new ModelUses({kv: world.kv, answered: (handle) => shared.answered(handle), wallMs: () => world.clock.wallMs()});
    const removeHere = (model: string, done: Callback<void>): void => {
      const name = parseModelName(model);
      if (!name.ok) return done(name);
      deps.removeHere(name.value, done);
    };
    this.#surveyor = new Surveyor({shared, agreed, uses: this.uses, promised: () => this.room.promised, removeHere: ({model}, done) => removeHere(model, done)});
    this.room = new Room(shared, this.#surveyor);
    this.#pruner = new Pruner({
      shared,
      room: this.room,
      surveyor: this.#surveyor,
      state: () => agreed.state,
      describedBlobs: deps.describedBlobs,
      dropped: deps.dropped,
      doubts: deps.doubts,
    });
  }

  receive(request: ModelsRequest & {type: "space" | "prune" | "pin" | "in_use" | "reserve" | "release" | "intake"}): void {
    switch (request.type) {
      case "space":
        return this.#view(request.done);
      case "prune":
        return this.#pruner.prune(request, request.done);
      case "pin":
        return this.#pin(request.name, request.isPinned, request.done);
      case "in_use":
        return this.#surveyor.use(request.models);
      case "reserve":
        return this.room.reserve(request.id, request.blobs, request.done);
      case "release":
        return this.room.release(request.id);
      case "intake":
        return this.#intake(request);
    }
  }

  #view(done: Callback<SpaceView>): void {
    this.#surveyor.look((models) => {
      if (!models.ok) return done(models);
      const {diskBytesMax, diskReserveBytes} = this.#deps.shared.deps.config;
      const leftoverBytes = this.#pruner.leftovers().reduce((sum, {bytesOnDisk}) => sum + bytesOnDisk, 0);
      const usage = this.#deps.shared.deps.world.blobs.usage();
      const mayGo = evictable(models.value);
      const mostBytes = Math.max(0, this.room.bytes + freedBy(mayGo, mayGo, this.#surveyor.needed(models.value)));
      done(
        ok({
          ...usage,
          quotaBytes: diskBytesMax,
          reserveBytes: diskReserveBytes,
          roomBytes: Math.max(0, this.room.bytes),
          mostBytes,
          leftoverBytes,
          doubts: this.#deps.doubts(),
          youngBytes: this.#pruner.youngBytes,
          models: models.value,
        }),
      );
    });
  }

  /** Room is made for what is known to come, and for more as it comes. */
  #intake({size, expected, done}: ModelsRequest & {type: "intake"}): void {
    const {ctx, deps} = this.#deps.shared;
    const id = `intake-${++this.#intakes}`;
    // The intake is written to from outside of the actor.
    const inActor = (run: () => void): void => void ctx.self.send({type: "answered", run});
    const reserve: MeteredIntakeOptions["reserve"] = (bytes, writtenBytes, reserved) => inActor(() => this.room.reserve(id, [{digest: id, size: bytes, writtenBytes}], reserved));
    this.room.reserve(id, [{digest: id, size}], (outcome) => {
      if (!outcome.ok) return done(outcome);
      done(ok(new MeteredIntake(deps.world.blobs.intake(expected), {size, reserve, over: () => inActor(() => this.room.release(id))})));
    });
  }

  #pin(name: ModelName, isPinned: boolean, done: Callback<void>): void {
    const {shared} = this.#deps;
    const manifest = shared.deps.world.manifests.get(name);
    if (!isPinned && !this.uses.isPinned(modelKey(name))) return done(fail("model_not_here", `${displayModelName(name)} is not pinned on this peer`));
    if (isPinned && !(manifest && shared.isComplete(manifest))) return done(fail("model_not_here", `${displayModelName(name)} is not on this peer's disk: pull it here first`));
    this.uses.pin(modelKey(name), isPinned, shared.answered(done));
  }
}
