import {type CatalogCommand, type CatalogModel, emptyCatalog} from "@ollamesh/catalog";
import type {ModelManifest} from "@ollamesh/ports";
import {type Callback, fail, type ModelName, modelKey, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import type {Agreed} from "../../src/agreement/agreed.ts";
import {Leftovers} from "../../src/models/leftovers.ts";
import type {Shared} from "../../src/models/models-shared.ts";
import {Names, type NamesDeps} from "../../src/models/names.ts";

const SELF = "self";
const MANIFEST = `sha256:${"a".repeat(64)}`;

function nameOf(text: string): ModelName {
  const name = parseModelName(text);
  return name.ok ? name.value : expect.fail(name.error.message);
}

function modelOf(text: string, holders: readonly string[], manifest = MANIFEST): CatalogModel {
  const facts = {displayName: text, size: 1, architecture: "", parameterCount: 0, quantization: "", modifiedMs: 0};
  return {model: modelKey(nameOf(text)), manifest, holders, ...facts};
}

/** What is agreed on, in memory; `before` is called when a change comes, as changes of others are that come first. */
class FakeAgreed {
  state = emptyCatalog;
  cluster = "c";
  readonly proposed: CatalogCommand[] = [];
  before: (command: CatalogCommand) => void = () => undefined;

  set(...models: readonly CatalogModel[]): void {
    this.state = {...emptyCatalog, models: new Map(models.map((model) => [model.model, model]))};
  }

  refresh(done: Callback<void>): void {
    done(ok(undefined));
  }

  propose(command: CatalogCommand, done: Callback<void>): void {
    this.before(command);
    this.proposed.push(command);
    const {models} = this.state;
    const isRefused = command.type === "set_model" && command.source !== undefined && models.get(command.source)?.manifest !== command.model.manifest;
    if (isRefused) return done(fail("superseded", "somebody else changed it"));
    if (command.type === "set_model") this.set(...models.values(), command.model);
    if (command.type === "remove_model") this.set(...[...models.values()].filter(({model}) => model !== command.model));
    done(ok(undefined));
  }
}

function sharedWith(manifests: readonly ModelManifest[], blobs: object = {}): Shared {
  const store = {list: () => manifests, get: (name: ModelName) => manifests.find((one) => modelKey(one.name) === modelKey(name))};
  const world = {manifests: store, blobs, transport: {self: SELF}, clock: {wallMs: () => 0}};
  return {deps: {world}, manifestOf: () => undefined, answered: (handle: unknown) => handle} as unknown as Shared;
}

describe("a copy of a name whose blobs are elsewhere", () => {
  function copyWhile(meanwhile: (agreed: FakeAgreed) => void): {outcome: Outcome<void> | undefined; agreed: FakeAgreed} {
    const agreed = new FakeAgreed();
    agreed.set(modelOf("old", ["other"]));
    agreed.before = ({type}) => type === "set_model" && meanwhile(agreed);
    const names = new Names({shared: sharedWith([]), agreed: agreed as unknown as Agreed, marks: {of: () => new Map()}} as unknown as NamesDeps);
    let outcome: Outcome<void> | undefined;
    names.copy(nameOf("old"), nameOf("new"), (told) => {
      outcome = told;
    });
    return {outcome, agreed};
  }

  it("stands for what the other stands for", () => {
    const {outcome, agreed} = copyWhile(() => undefined);
    expect([outcome?.ok, agreed.state.models.get(modelKey(nameOf("new")))?.manifest]).toEqual([true, MANIFEST]);
  });

  it("is refused, and changes nothing, when the other was removed, or stands for something else, before it was agreed on: nobody may have what it would stand for", () => {
    const taken = modelOf("new", ["other"], `sha256:${"d".repeat(64)}`);
    const {outcome, agreed} = copyWhile((mesh) => mesh.set(taken));
    expect(outcome).toMatchObject({ok: false, error: {code: "model_not_found"}});
    expect([...agreed.state.models.values()]).toEqual([taken]);
    const changed = modelOf("old", ["other"], `sha256:${"e".repeat(64)}`);
    const other = copyWhile((mesh) => mesh.set(changed, taken));
    expect(other.outcome).toMatchObject({ok: false, error: {code: "superseded"}});
    expect([...other.agreed.state.models.values()]).toEqual([changed, taken]);
  });
});

describe("a name that is followed", () => {
  const config = {mediaType: "application/vnd.docker.container.image.v1+json", digest: `sha256:${"c".repeat(64)}`, size: 1};
  const manifestOf = (digest: string): ModelManifest => ({name: nameOf("bard"), digest, bytes: new TextEncoder().encode(digest), config, layers: [], modifiedMs: 0});
  const FIRST = `sha256:${"d".repeat(64)}`;
  const SECOND = `sha256:${"e".repeat(64)}`;

  /** A peer whose disk is slow to write down what it follows: not before one of `writes` is called. */
  function follower(atFirst: readonly string[]) {
    const agreed = new FakeAgreed();
    agreed.set(...atFirst.map((manifest) => modelOf("bard", [SELF], manifest)));
    const held = atFirst.map(manifestOf);
    const marks = new Map(atFirst.map((manifest) => [modelKey(nameOf("bard")), manifest]));
    const writes: (() => void)[] = [];
    const dropped: ModelName[] = [];
    const shared = sharedWith(held);
    const put = (_name: ModelName, bytes: Uint8Array, done: Callback<ModelManifest>): void => {
      held[0] = manifestOf(new TextDecoder().decode(bytes));
      done(ok(held[0]));
    };
    Object.assign(shared.deps.world.manifests, {put});
    const set = (_cluster: string, model: string, manifest: string, done: Callback<void>): void => {
      writes.push(() => {
        marks.set(model, manifest);
        done(ok(undefined));
      });
    };
    const removeHere = (name: ModelName, done: Callback<void>): void => {
      dropped.push(name);
      held.length = 0;
      done(ok(undefined));
    };
    const deps = {
      shared: {...shared, isComplete: () => true, ctx: {clock: {nowMs: () => 0}, log: {info: () => undefined}}},
      agreed,
      marks: {isLoaded: true, of: () => marks, clear: (model: string) => void marks.delete(model), set},
      describe: (_manifest: ModelManifest, done: Callback<unknown>) => done(ok({info: {}})),
      removeHere,
      replaced: () => undefined,
      changed: () => undefined,
      wasRemoved: () => false,
    };
    const names = new Names(deps as unknown as NamesDeps);
    /** It was pulled. */
    const settle = (manifest: string): string => {
      let told = "";
      names.settle(manifestOf(manifest), (outcome) => {
        told = outcome.ok ? "here" : outcome.error.code;
      });
      return told;
    };
    const writeAll = (): void => {
      while (writes.length > 0) writes.shift()?.();
    };
    return {agreed, held, dropped, writeAll, settle, look: () => names.look()};
  }

  const GONE = [[], [nameOf("bard")]];

  it("and removed before that was written down is not told of as if nobody had heard of it: it goes", () => {
    const {agreed, dropped, writeAll, settle, look} = follower([FIRST]);
    agreed.set(modelOf("bard", [SELF], SECOND));
    expect(settle(SECOND)).toBe("here");
    agreed.set();
    look();
    expect([agreed.proposed, dropped]).toEqual([[], []]);
    writeAll();
    expect([agreed.proposed, dropped]).toEqual(GONE);
  });

  it("is remembered as what it stood for last, also where an older change is still being written", () => {
    const {agreed, dropped, writeAll, settle} = follower([]);
    agreed.set(modelOf("bard", [SELF], FIRST));
    expect(settle(FIRST)).toBe("here");
    agreed.set(modelOf("bard", [SELF], SECOND));
    expect(settle(SECOND)).toBe("here");
    agreed.set();
    writeAll();
    expect([agreed.proposed, dropped]).toEqual(GONE);
  });

  it("is known to be the mesh's where this peer had not heard of it yet when it was pulled", () => {
    const {agreed, dropped, writeAll, settle, look} = follower([]);
    agreed.refresh = (done) => {
      agreed.set(modelOf("bard", [], FIRST));
      done(ok(undefined));
    };
    expect(settle(FIRST)).toBe("here");
    writeAll();
    agreed.refresh = (done) => done(ok(undefined));
    agreed.set();
    look();
    expect([agreed.proposed, dropped]).toEqual(GONE);
  });

  it("is not written over what is here once the mesh removed it, nor where nobody can say", () => {
    const {agreed, held, settle} = follower([FIRST]);
    agreed.set(modelOf("bard", [SELF], SECOND));
    agreed.refresh = (done) => done(fail("no_quorum", "nobody answers"));
    expect(settle(SECOND)).toBe("no_quorum");
    agreed.refresh = (done) => {
      agreed.set();
      done(ok(undefined));
    };
    expect(settle(SECOND)).toBe("superseded");
    expect(held.map(({digest}) => digest)).toEqual([FIRST]);
  });

  it("and unknown to the mesh is told to it, also where nobody could say when it was pulled", () => {
    const {agreed, settle, look} = follower([]);
    agreed.refresh = (done) => done(fail("no_quorum", "nobody answers"));
    expect(settle(FIRST)).toBe("here");
    look();
    expect(agreed.proposed).toMatchObject([{type: "set_model", model: {manifest: FIRST}}]);
  });
});

describe("what a name that ends was made of", () => {
  const config = {mediaType: "application/vnd.docker.container.image.v1+json", digest: `sha256:${"c".repeat(64)}`, size: 1};
  const ended: ModelManifest = {name: nameOf("old"), digest: MANIFEST, bytes: new Uint8Array(), config, layers: [], modifiedMs: 0};

  const settled: string[] = [];

  function removedOf(...models: readonly CatalogModel[]): readonly string[] {
    const agreed = new FakeAgreed();
    agreed.set(...models);
    const removed: string[] = [];
    const settle = ({name}: ModelManifest): void => void settled.push(modelKey(name));
    const remove = (digest: string, done: Callback<void>): void => {
      removed.push(digest);
      done(ok(undefined));
    };
    const shared = sharedWith([], {status: () => ({complete: true, isReadOnly: false}), remove});
    const deps = {dropped: () => undefined, described: () => [], promised: () => new Set<string>(), doubts: () => [], settle};
    new Leftovers(shared, agreed as unknown as Agreed, deps).remove(ended, () => undefined);
    return removed;
  }

  it("stays where this peer shall keep another name of the same that is not on its disk yet, and gets that name at once", () => {
    expect(removedOf(modelOf("new", ["other", SELF]))).toEqual([]);
    expect(settled).toEqual([modelKey(nameOf("new"))]);
  });

  it("goes where others keep that, or it stands for something else", () => {
    expect(removedOf(modelOf("new", ["other"]))).toEqual([config.digest]);
    expect(removedOf(modelOf("new", [SELF], `sha256:${"b".repeat(64)}`))).toEqual([config.digest]);
  });
});
