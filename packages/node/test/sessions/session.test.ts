import {type CachedAnswer, type Choice, type Ending, PRIORITY_USUAL, type SessionMessage} from "@ollamesh/inference";
import type {Vocabulary} from "@ollamesh/ports";
import {type Failure, fail, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import type {Route} from "../../src/deployments/messages.ts";
import type {ModelDetails} from "../../src/models/messages.ts";
import type {ResumptionRequest} from "../../src/resumption/messages.ts";
import {Checkpoints} from "../../src/sessions/checkpoints.ts";
import type {GenerateEvent, GenerateRequest} from "../../src/sessions/messages.ts";
import {Session} from "../../src/sessions/session.ts";

const details = {blob: "sha256:x"} as ModelDetails;
const vocabulary = {size: 100, piece: (token: number) => new TextEncoder().encode(`${token} `)} as unknown as Vocabulary;
const route = (head: string, contextLength = 64): Route => ({deployment: "m#local", head, contextLength, ephemeral: true, isLoaded: true});
const sampler = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: undefined};

/** A session whose peers are the test: the first of the routes it is offered is chosen. */
class Around {
  readonly sent: {readonly head: string; readonly message: SessionMessage}[] = [];
  readonly events: GenerateEvent[] = [];
  readonly endings: string[] = [];
  readonly spared: string[] = [];
  readonly kept: ResumptionRequest[] = [];
  readonly cache = new Map<string, CachedAnswer>();
  readonly session: Session;
  routes: readonly Route[];
  unserved: Failure | undefined;
  nowMs = 0;
  withdrawn = 0;

  /** @param tokenized what the tokenizer answers, time after time; then the usual tokens */
  constructor(
    heads: readonly string[],
    request: Partial<GenerateRequest> = {},
    cache?: Map<string, CachedAnswer>,
    contextLength = 64,
    tokenized: (Outcome<Int32Array> | "later")[] = [],
  ) {
    this.routes = heads.map((head) => route(head, contextLength));
    const name = parseModelName("m");
    if (!name.ok) throw new Error("bad name");
    const kept = cache ?? this.cache;
    const usual = {id: "r", name: name.value, prompt: "text", contextTokens: [], addSpecial: false, sampler, tokensMax: 5, stop: [], contextLength: undefined, keepAliveMs: 0};
    this.session = new Session({
      request: {...usual, ...request},
      keepAliveMs: 0,
      nowMs: () => this.nowMs,
      later: (_ms, run) => run(),
      route: (_avoid, done) => done(ok({details, routes: this.routes, unserved: this.unserved})),
      choose: (routes) => routes[0] && {route: routes[0], choice: {} as Choice},
      chosen: () => undefined,
      spared: (routes) => void this.spared.push(...routes.map(({head}) => head)),
      ended: ({route: {head}}, ending: Ending) => void this.endings.push(`${head} ${ending.type}`),
      cache: {get: (key) => kept.get(key), put: (key, answer) => void kept.set(key, answer)},
      vocabulary: (_details, done) => done(ok(vocabulary)),
      tokenize: (_vocabulary, done) => {
        const outcome = tokenized.shift() ?? ok(Int32Array.of(7, 8));
        if (outcome !== "later") done(outcome);
        return () => void this.withdrawn++;
      },
      checkpoints: new Checkpoints("r", (message) => void this.kept.push(message)),
      send: (head, message) => this.sent.push({head, message}) > 0,
      emit: (event) => void this.events.push(event),
    });
    this.session.begin();
  }

  get opens(): string[] {
    return this.sent.flatMap(({head, message}) => (message.type === "open" ? [`${head} ${[...message.tokens]} ${message.tokensMax}`] : []));
  }

  get text(): string {
    return this.events.map((event) => (event.type === "text" ? event.text : event.type === "done" ? `| ${event.stats.outputTokens}` : event.failure.code)).join("");
  }

  say(...tokens: number[]): void {
    for (const [index, token] of tokens.entries()) this.session.heard({type: "token", session: this.session.wireId, index, token});
  }

  fail(code: string): void {
    this.session.heard({type: "failed", session: this.session.wireId, code, reason: "because"});
  }

  end(reason: "stop" | "length" = "stop"): void {
    this.session.heard({type: "ended", session: this.session.wireId, reason, waitedMs: 3, promptMs: 1, outputMs: 2});
  }
}

describe("a session", () => {
  it("is sent to another peer when one is busy, to each once, and is refused when all are", () => {
    const around = new Around(["a", "b", "c"]);
    around.fail("busy");
    around.fail("out_of_memory");
    expect(around.opens).toEqual(["a 7,8 5", "b 7,8 5", "c 7,8 5"]);
    around.fail("busy");
    expect([around.text, around.endings]).toEqual(["busy", ["a left", "b left", "c left"]]);
  });

  it("is sent to another peer where a copy is damaged, and waits for one that is being mended where there is no other", () => {
    const around = new Around(["a", "b", "c"]);
    around.fail("mending_copy");
    around.fail("damaged_copy");
    around.routes = [route("d")];
    around.fail("mending_copy");
    around.say(1);
    around.end();
    expect(around.opens).toEqual(["a 7,8 5", "b 7,8 5", "c 7,8 5", "d 7,8 5"]);
    expect(around.text).toBe("1 | 1");
    const alone = new Around(["a"]);
    alone.fail("damaged_copy");
    expect(alone.text).toBe("damaged_copy");
  });

  it("goes on elsewhere when its peer is lost: with what was written so far as prompt, and with the rest to be written", () => {
    const around = new Around(["a", "b"]);
    around.say(1, 2);
    around.session.headGone("it left the mesh");
    around.say(3);
    around.end();
    expect(around.opens).toEqual(["a 7,8 5", "b 7,8,1,2 3"]);
    expect([around.text, around.session.takenUp, around.endings]).toEqual(["1 2 3 | 3", 1, ["a failed", "b worked"]]);
  });

  it("goes on where its model was moved to, also at the same peer, against which that does not count", () => {
    const around = new Around(["a", "b"]);
    around.say(1, 2);
    around.fail("unloaded");
    around.say(3);
    around.end();
    expect(around.opens).toEqual(["a 7,8 5", "a 7,8,1,2 3"]);
    expect([around.text, around.endings]).toEqual(["1 2 3 | 3", ["a left", "a worked"]]);
  });

  it("goes on elsewhere when its peer falls silent, which is told to forget it, unless nobody else has the model", () => {
    const around = new Around(["a", "b"]);
    around.say(1);
    around.session.headSilent("it does not answer");
    expect(around.sent.length).toBe(1); // it wrote just now
    around.nowMs = 1000;
    around.session.headSilent("it does not answer");
    expect(around.sent.map(({head, message}) => `${head} ${message.type}`)).toEqual(["a open", "a cancel", "b open"]);
    const alone = new Around(["a"]);
    alone.nowMs = 1000;
    alone.session.headSilent("it does not answer");
    expect(alone.sent.length).toBe(1);
  });

  it("is not begun anew because others are busy once it has text, and says so", () => {
    const around = new Around(["a", "b"]);
    around.say(1);
    around.fail("busy");
    expect(around.text).toBe("1 busy");
  });

  it("waits for the stages of its model where there is no room for a copy, and then says what they lack", () => {
    const around = new Around(["a"]);
    around.unserved = fail("stage_lost", "layers 0-3 are on peer b, which is gone").error;
    around.fail("stage_lost");
    for (const nowMs of [1000, 9999, 10_000]) {
      expect(around.text).toBe("");
      around.nowMs = nowMs;
      around.fail("out_of_memory");
    }
    expect(around.events.at(-1)).toMatchObject({failure: {code: "stage_lost", message: expect.stringContaining("layers 0-3")}});
    expect(around.endings).toEqual(["a failed", "a left", "a left", "a left"]);
  });

  it("asks for its tokens again when the tokenizer ends, and not when it is refused", () => {
    const around = new Around(["a"], {}, undefined, 64, [fail("stage_crashed", "it ended"), fail("unloaded", "it was closed")]);
    expect(around.opens).toEqual(["a 7,8 5"]);
    const refused = new Around(["a"], {}, undefined, 64, [fail("text_too_long", "it broke it")]);
    expect([refused.text, refused.opens]).toEqual(["text_too_long", []]);
  });

  it("withdraws its text when it is cancelled", () => {
    const around = new Around(["a"], {}, undefined, 64, ["later"]);
    around.session.cancel();
    expect([around.text, around.withdrawn]).toEqual(["cancelled", 1]);
  });

  it("tells that it was cancelled to whom it was sent, and frees it", () => {
    const around = new Around(["a", "b"], {priority: 1});
    around.session.cancel();
    expect(around.sent.map(({head, message}) => `${head} ${message.type}`)).toEqual(["a open", "a cancel"]);
    expect([around.text, around.endings]).toEqual(["cancelled", ["a left"]]);
    expect(around.sent[0]?.message).toMatchObject({priority: 1});
    expect(new Around(["a"]).sent[0]?.message).toMatchObject({priority: PRIORITY_USUAL});
  });

  it("leaves out the middle of a prompt that is too long, where that is wanted, and goes on elsewhere with what it left", () => {
    const contextTokens = Array.from({length: 70}, (_, index) => index + 20);
    const around = new Around(["a", "b"], {contextTokens, keepTokens: 4});
    around.say(1);
    around.session.headGone("it left the mesh");
    const cut = [20, 21, 22, 23, ...contextTokens.slice(-28), 7, 8];
    expect(around.opens).toEqual([`a ${cut} 5`, `b ${[...cut, 1]} 4`]);
    expect(new Around(["a"], {contextTokens}).text).toBe("context_exceeded");
  });

  it("counts the wait of its peer as loading", () => {
    const around = new Around(["a"]);
    around.end();
    expect(around.events.at(-1)).toMatchObject({stats: {loadMs: 3, promptMs: 1, outputMs: 2}});
  });

  it("tells those that keep it what another peer needs to go on, a few tokens at a time, and its end", () => {
    const around = new Around(["a"], {tokensMax: 60, stop: ["x"]});
    const tokens = Array.from({length: 20}, (_, i) => i);
    around.say(...tokens);
    around.end();
    const [keep, ...adds] = around.kept;
    expect(keep).toMatchObject({type: "keep", id: "r", near: "a", request: {blob: "sha256:x", prompt: Int32Array.of(7, 8), tokensMax: 60, stop: ["x"], sampler}});
    expect(adds.map((one) => (one.type === "add" ? [one.from, one.tokens.length, one.reason] : one.type))).toEqual([
      [0, 16, undefined],
      [16, 4, "stop"],
    ]);
    expect(adds.flatMap((one) => (one.type === "add" ? [...one.tokens] : []))).toEqual(tokens);
  });

  it("goes on with what another peer began: told from its begin, then as if nothing had happened", () => {
    const whole = new Around(["a"]);
    whole.say(1, 2, 3, 4, 5);
    whole.end();
    for (const known of [0, 2, 4]) {
      const begun = {
        request: {model: "m", blob: "sha256:x", adapter: "", prompt: Int32Array.of(7, 8), sampler, tokensMax: 5, stop: [], contextLength: 0},
        tokens: [1, 2, 3, 4].slice(0, known),
        reason: undefined,
      };
      const resumed = new Around(["b"], {begun});
      expect(resumed.opens).toEqual([`b ${[7, 8, ...begun.tokens]} ${5 - known}`]);
      resumed.say(...[1, 2, 3, 4, 5].slice(known));
      resumed.end();
      expect(resumed.text).toBe(whole.text);
    }
  });

  it("tells an answer that had ended again, asks nobody, and refuses what other weights began", () => {
    const request = {model: "m", blob: "sha256:x", adapter: "", prompt: Int32Array.of(7, 8), sampler, tokensMax: 5, stop: [], contextLength: 0};
    const ended = new Around(["b"], {begun: {request, tokens: [1, 2], reason: "stop"}});
    expect([ended.text, ended.sent.length]).toEqual(["1 2 | 2", 0]);
    for (const other of [{blob: "sha256:y"}, {adapter: "sha256:z"}]) {
      const begun = {request: {...request, ...other}, tokens: [1], reason: undefined};
      expect(new Around(["b"], {begun}).text).toBe("stage_lost");
    }
    expect(new Around(["b"], {begun: {request, tokens: [100], reason: undefined}}).text).toBe("bad_request");
  });

  it("is answered from what is kept when all it depends on is equal and greedy, and asks nobody", () => {
    const cache = new Map<string, CachedAnswer>();
    const first = new Around(["a"], {stop: ["2 "]}, cache);
    first.say(1, 2);
    const again = new Around(["a"], {stop: ["2 "], id: "other", priority: 9}, cache);
    expect([again.text, again.sent.length]).toEqual([first.text, 0]);
    expect([first.spared, again.spared]).toEqual([[], ["a"]]);
    for (const other of [{tokensMax: 6}, {sampler: {...sampler, temperature: 0.5}}, {stop: []}]) expect(new Around(["a"], {stop: ["2 "], ...other}, cache).sent.length).toBe(1);
  });

  describe("where the context is full", () => {
    const full = (request: Partial<GenerateRequest>): Around => new Around(["a", "b"], {tokensMax: 12, ...request}, undefined, 8);

    it("goes on without the older half of what need not stay, as far as the context holds each time, until it has what was asked for", () => {
      const around = full({shiftKeepTokens: 1});
      around.say(1, 2, 3, 4, 5, 6);
      around.end("length");
      around.say(17, 18, 19);
      around.end("length");
      around.say(20, 21, 22);
      around.end("length");
      expect(around.opens).toEqual(["a 7,8 6", "a 7,3,4,5,6 3", "a 7,6,17,18,19 3"]);
      expect([around.text, around.session.takenUp]).toEqual(["1 2 3 4 5 6 17 18 19 20 21 22 | 12", 0]);
      expect(around.events.at(-1)).toMatchObject({stats: {reason: "length", promptTokens: 2}});
    });

    it("reads the same where it is taken up", () => {
      const around = full({shiftKeepTokens: 1});
      around.say(1, 2, 3, 4, 5, 6);
      around.end("length");
      around.say(17);
      around.session.headGone("it left the mesh");
      expect(around.opens.slice(1)).toEqual(["a 7,3,4,5,6 3", "b 7,3,4,5,6,17 2"]);
    });

    it("keeps all of the prompt where that was asked", () => {
      const around = full({shiftKeepTokens: -1});
      around.say(1, 2, 3, 4, 5, 6);
      around.end("length");
      expect(around.opens).toEqual(["a 7,8 6", "a 7,8,4,5,6 3"]);
    });

    it("waits where its turn does not come at once", () => {
      const around = new Around(["a"], {tokensMax: 12, shiftKeepTokens: 1}, undefined, 8);
      around.say(1, 2, 3, 4, 5, 6);
      around.end("length");
      around.fail("busy");
      expect([around.opens.slice(1), around.text]).toEqual([["a 7,3,4,5,6 3", "a 7,3,4,5,6 3"], "1 2 3 4 5 6 "]);
    });

    it.each([
      ["that is not wanted", {}],
      ["a grammar must see all that was said", {shiftKeepTokens: 1, sampler: {...sampler, grammar: "root ::= [0-9]*"}}],
    ])("ends where %s", (_, request) => {
      const around = full(request);
      around.say(1, 2, 3, 4, 5, 6, 9);
      around.end("length");
      expect([around.opens, around.text]).toEqual([["a 7,8 7"], "1 2 3 4 5 6 9 | 7"]);
    });

    it("ends where it is lost when it is full", () => {
      const around = full({});
      around.say(1, 2, 3, 4, 5, 6);
      around.session.headGone("it left the mesh");
      expect([around.opens, around.text]).toEqual([["a 7,8 7"], "1 2 3 4 5 6 | 6"]);
    });

    it("is full where the context is that was asked for, however large a one is served", () => {
      const around = new Around(["a"], {tokensMax: undefined, contextLength: 8}, undefined, 64);
      expect(around.opens).toEqual(["a 7,8 7"]);
      around.say(1);
      expect(around.kept.at(0)).toMatchObject({type: "keep", request: {contextLength: 8}});
    });

    it("ends where nothing came of it, and after ten contexts", () => {
      const empty = full({shiftKeepTokens: 1});
      empty.end("length");
      const endless = full({shiftKeepTokens: 1, tokensMax: undefined});
      for (let opens = 0; opens < endless.opens.length; opens++) {
        endless.say(...Array.from({length: Number(endless.opens.at(-1)?.split(" ").at(-1))}, () => 1));
        endless.end("length");
      }
      expect([empty.text, endless.text.slice(-4)]).toEqual(["| 0", "| 80"]);
    });
  });
});
