import {type Callback, type Failure, fail, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import type {Shared} from "../../src/deployments/actor-context.ts";
import {LocalModels} from "../../src/deployments/local-models.ts";
import type {ModelDetails} from "../../src/models/messages.ts";
import type {StagesRequest} from "../../src/stages/messages.ts";

const GIB = 2 ** 30;
type Load = StagesRequest & {type: "load"};

/** A node around the local models: loads are answered by the test, time passes when it says so. */
class Around {
  readonly loads: Load[] = [];
  readonly unloaded: string[] = [];
  readonly timers: {readonly atMs: number; readonly run: () => void}[] = [];
  nowMs = 0;
  /** What is said of a file, by whether it is doubted. */
  check: (isDoubted: boolean) => Outcome<void> = () => ok(undefined);
  readonly models: LocalModels;

  constructor(config: {loadedModelsMax?: number; memoryBytesMax?: number}) {
    const handle = (message: {type: string; run?: () => void; deployment?: string}): void => {
      if (message.type === "answered") message.run?.();
      if (message.type === "expired") this.models.unload(message.deployment as string);
    };
    const shared = {
      ctx: {
        clock: {nowMs: () => this.nowMs},
        after: (ms: number, message: never) => {
          const timer = {atMs: this.nowMs + ms, run: () => handle(message)};
          this.timers.push(timer);
          return () => void (this.timers.includes(timer) && this.timers.splice(this.timers.indexOf(timer), 1));
        },
        self: {send: handle},
        reply: (wrap: (outcome: Outcome<void>) => never) => (outcome: Outcome<void>) => handle(wrap(outcome)),
      },
      deps: {
        config: {sequencesMax: 1, keepAliveMs: 60_000, memoryBytesMax: 100 * GIB, ...config},
        world: {transport: {self: "me"}, blobs: {status: () => undefined}},
        models: {
          send: ({isDoubted, done}: {isDoubted: boolean; done: Callback<void>}) => {
            done(this.check(isDoubted));
            return true;
          },
        },
        stages: {
          send: (request: StagesRequest) => (request.type === "load" ? this.loads.push(request) : request.type === "unload" && this.unloaded.push(request.deployment)) !== 0,
        },
      },
    } as unknown as Shared;
    this.models = new LocalModels(shared, () => 0);
  }

  ensure(name: string, contextLength = 100): {outcome: Outcome<void> | undefined} {
    const asked: {outcome: Outcome<void> | undefined} = {outcome: undefined};
    this.models.ensure(details(name), contextLength, (outcome) => {
      asked.outcome = outcome;
    });
    return asked;
  }

  ready(index: number): void {
    this.loads[index]?.observe({state: "ready", memoryBytes: 1});
  }

  pass(ms: number): void {
    this.nowMs += ms;
    for (const timer of this.timers.filter(({atMs}) => atMs <= this.nowMs)) {
      this.timers.splice(this.timers.indexOf(timer), 1);
      timer.run();
    }
  }

  get loading(): string[] {
    return this.loads.map(({assignment}) => `${assignment.deployment.split("/").at(-1)} ${assignment.contextLength}`);
  }
}

function details(name: string): ModelDetails {
  const parsed = parseModelName(name);
  if (!parsed.ok) throw new Error("bad name");
  const segments = {layers: Array.from({length: 4}, (_, i) => [{start: i * GIB, end: (i + 1) * GIB}]), first: [], last: [], every: []};
  const info = {layers: 4, segments, kvBytesPerTokenLayer: 10, split: {kind: "whole_only", reason: ""}};
  return {manifest: {name: parsed.value}, blob: `sha256:${name}`, info} as unknown as ModelDetails;
}

const local = (name: string): string => `registry.ollama.ai/library/${name}:latest#local`;

describe("a model that is being loaded", () => {
  it("is not unloaded as long as somebody waits for it, and is once nobody does", () => {
    const around = new Around({});
    const asked = around.ensure("a");
    expect(around.models.unload(local("a"))).toBe(false);
    around.ready(0);
    expect([asked.outcome?.ok, around.models.unload(local("a")), around.unloaded]).toEqual([true, true, [local("a")]]);
  });
});

describe("who waits for what is loaded to be idle", () => {
  it.each([
    ["another model", "b", 100],
    ["more context", "a", 200],
  ])("is not passed by for ever: %s", (_, name, contextLength) => {
    const around = new Around({loadedModelsMax: 1});
    around.ensure("a");
    around.ready(0);
    around.models.begin(local("a"));
    const waiting = around.ensure(name, contextLength);
    expect(around.ensure("a").outcome?.ok).toBe(true); // for a moment others still get in
    around.pass(2000);
    const behind = around.ensure("a");
    expect([waiting.outcome, behind.outcome]).toEqual([undefined, undefined]);
    around.models.end(local("a"), 60_000);
    expect(around.loading).toEqual(["a:latest#local 100", `${name}:latest#local ${contextLength}`]);
    around.ready(1);
    expect(waiting.outcome?.ok).toBe(true);
    if (name === "a") return expect(behind.outcome?.ok).toBe(true);
    around.models.begin(local("b"));
    around.models.end(local("b"), 60_000);
    around.ready(2);
    expect([behind.outcome?.ok, around.loading.at(-1)]).toEqual([true, "a:latest#local 100"]);
  });
});

describe("a model whose file was changed", () => {
  const damaged = fail("damaged_copy", "piece 1 is wrong");

  it("is not loaded", () => {
    const around = new Around({});
    around.check = () => damaged;
    expect(around.ensure("a").outcome).toEqual(damaged);
    expect(around.loads).toEqual([]);
    around.check = () => ok(undefined);
    around.ensure("a");
    expect(around.loading).toEqual(["a:latest#local 100"]);
  });

  it("is read where the engine cannot load it, and that is told only if its file is right", () => {
    const around = new Around({});
    const refused = fail("bad_model", "this is not a GGUF file");
    for (const [said, told] of [
      [damaged, damaged],
      [ok(undefined), refused],
    ] as const) {
      around.check = (isDoubted) => (isDoubted ? said : ok(undefined));
      const asked = around.ensure("a");
      around.loads.at(-1)?.observe({state: "failed", failure: refused.error});
      expect(asked.outcome).toEqual(told);
    }
  });

  it("is unloaded where what it computes is no number, if its file is wrong", () => {
    const around = new Around({});
    around.ensure("a");
    around.ready(0);
    around.models.doubt(local("a"));
    expect(around.unloaded).toEqual([]);
    around.check = (isDoubted) => (isDoubted ? damaged : ok(undefined));
    around.models.doubt(local("b"));
    around.models.doubt(local("a"));
    expect(around.unloaded).toEqual([local("a")]);
    expect(around.models.names()).toEqual([]);
  });
});

describe("models loaded on demand", () => {
  it("are loaded one at a time, in the order in which they were asked for, each once", () => {
    const around = new Around({});
    const asked = ["a", "b", "b", "c"].map((name) => around.ensure(name));
    expect(around.loading).toEqual(["a:latest#local 100"]);
    around.ready(0);
    around.ready(1);
    expect(around.loading).toEqual(["a:latest#local 100", "b:latest#local 100", "c:latest#local 100"]);
    expect(asked.map(({outcome}) => outcome?.ok)).toEqual([true, true, true, undefined]);
    around.loads[2]?.observe({state: "failed", failure: {code: "bad_model", message: "broken"} as Failure});
    expect(asked[3]?.outcome).toMatchObject({ok: false, error: {code: "bad_model"}});
    around.ensure("d");
    expect(around.loading.length).toBe(4);
  });

  it("take the place of the longest idle when as many are loaded as may be, and wait while all are in use", () => {
    const around = new Around({loadedModelsMax: 2});
    for (const [index, name] of ["a", "b"].entries()) {
      around.ensure(name);
      around.ready(index);
      around.pass(1);
    }
    around.ensure("c");
    expect(around.unloaded).toEqual([local("a")]);
    around.ready(2);
    for (const name of ["b", "c"]) around.models.begin(local(name));
    const late = around.ensure("a");
    expect(around.loading.length).toBe(3);
    around.models.end(local("b"), 60_000);
    expect(around.unloaded).toEqual([local("a"), local("b")]);
    around.ready(3);
    expect(late.outcome?.ok).toBe(true);
  });

  it("wait for their own users when a larger context is wanted, and no longer than five minutes", () => {
    const around = new Around({});
    around.ensure("a", 100);
    around.ready(0);
    around.models.begin(local("a"));
    const [larger, other] = [around.ensure("a", 200), around.ensure("b")];
    expect(around.loading).toEqual(["a:latest#local 100", "b:latest#local 100"]);
    around.ready(1);
    expect([larger.outcome, other.outcome?.ok]).toEqual([undefined, true]);
    around.models.end(local("a"), 60_000);
    expect(around.loading.at(-1)).toBe("a:latest#local 200");
    around.ready(2);
    expect(larger.outcome?.ok).toBe(true);
    around.models.begin(local("a"));
    const never = around.ensure("a", 400);
    around.pass(300_000);
    expect(never.outcome).toMatchObject({ok: false, error: {code: "load_timeout"}});
  });

  it("stay for their keep-alive, are gone at once with none, and for ever with an endless one", () => {
    for (const [keepAliveMs, passedMs, isGone] of [
      [0, 0, true],
      [60_000, 59_999, false],
      [60_000, 60_000, true],
      [Number.POSITIVE_INFINITY, 10 ** 9, false],
    ] as const) {
      const around = new Around({});
      around.ensure("a");
      around.ready(0);
      around.models.begin(local("a"));
      around.pass(10 ** 7);
      around.models.end(local("a"), keepAliveMs);
      around.pass(passedMs);
      expect(around.unloaded.length > 0).toBe(isGone);
    }
  });

  it("are refused with numbers when no room could be made", () => {
    const around = new Around({memoryBytesMax: GIB});
    expect(around.ensure("a").outcome).toMatchObject({ok: false, error: {code: "out_of_memory", message: expect.stringContaining("is free on this peer")}});
  });
});
