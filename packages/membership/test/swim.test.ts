import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {type Rumour, Swim, type SwimEffect, type SwimMessage, type SwimSettings, swimDefaults} from "../src/index.ts";

type Sent = Extract<SwimEffect, {type: "send"}>;

/** One core among others that are played by the test. */
class Stage {
  readonly core: Swim;
  nowMs = 0;
  readonly log: Exclude<SwimEffect, Sent>[] = [];
  readonly sent: Sent[] = [];
  readonly silent = new Set<string>();
  /** Peers that answer `ping_req` for nobody: neither ack nor nack. */
  readonly lazy = new Set<string>();

  constructor(peers: string, settings: Partial<SwimSettings> = {}) {
    this.core = new Swim({self: "M", rng: new Prng(3), settings: {...swimDefaults, ...settings}});
    for (const peer of peers) this.step({type: "joined", peer});
  }

  step(input: Parameters<Swim["step"]>[0]): void {
    this.core.step(input, this.nowMs);
    for (const effect of this.core.takeEffects()) {
      if (effect.type !== "send") this.log.push(effect);
      else {
        this.sent.push(effect);
        this.#answer(effect);
      }
    }
  }

  receive(from: string, message: SwimMessage): void {
    this.step({type: "received", from, message});
  }

  rumour(from: string, ...rumours: Rumour[]): void {
    this.receive(from, {type: "rumours", rumours});
  }

  run(lengthMs: number): void {
    for (const endMs = this.nowMs + lengthMs; this.nowMs < endMs; this.nowMs += 10) if (this.core.nextDueMs <= this.nowMs) this.step({type: "ticked"});
  }

  of(type: SwimEffect["type"]): string[] {
    return this.log.filter((effect) => effect.type === type).map(({peer}) => peer);
  }

  /** Everybody answers at once, but the silent; who is asked to try a silent peer says that it failed. */
  #answer({to, message}: Sent): void {
    if (this.silent.has(to)) return;
    if (message.type === "ping") this.receive(to, {type: "ack", sequence: message.sequence, rumours: []});
    if (message.type === "ping_req" && !this.lazy.has(to)) {
      this.receive(to, {type: this.silent.has(message.target) ? "nack" : "ack", sequence: message.sequence, rumours: []});
    }
  }
}

const suspect = (peer: string, by: string, incarnation = 0): Rumour => ({kind: "suspect", peer, incarnation, by});
const dead = (peer: string, by: string, incarnation = 0): Rumour => ({kind: "dead", peer, incarnation, by});

describe("Swim", () => {
  it("does nothing while alone", () => {
    const stage = new Stage("");
    expect(stage.core.nextDueMs).toBe(Number.POSITIVE_INFINITY);
    stage.step({type: "ticked"});
    expect(stage.sent).toEqual([]);
  });

  it("does not ask whom it has just heard", () => {
    const stage = new Stage("AB");
    for (let i = 0; i < 50; i++) {
      stage.receive("A", {type: "ping", sequence: i, rumours: []});
      stage.run(200);
    }
    const pings = stage.sent.filter(({message}) => message.type === "ping").map(({to}) => to);
    expect(pings.filter((to) => to === "A")).toEqual([]);
    expect(pings.length).toBeGreaterThan(8);
  });

  it("probes everybody once per round", () => {
    const stage = new Stage("ABCDE", {freshMembersMax: 0});
    stage.run(60_000);
    const pings = stage.sent.filter(({message}) => message.type === "ping").map(({to}) => to);
    for (let round = 0; round < 20; round++) expect(new Set(pings.slice(round * 5, round * 5 + 5)).size).toBe(5);
    expect(stage.log).toEqual([]);
  });

  it("asks k others after the direct timeout and suspects only when they fail too", () => {
    const stage = new Stage("ABCDEF");
    stage.silent.add("A");
    stage.run(1900);
    const asked = stage.sent.filter(({message}) => message.type === "ping_req");
    expect(asked.length).toBe(3);
    expect(new Set(asked.map(({to}) => to)).size).toBe(3);
    expect(stage.of("suspected")).toEqual(["A"]);
    stage.silent.delete("A");
    stage.run(1000);
    expect(stage.of("unsuspected")).toEqual(["A"]); // it answered a ping
  });

  it("is content when another reaches the peer", () => {
    const stage = new Stage("ABC");
    const probeFails = new Set<string>();
    stage.silent.add("A");
    for (let i = 0; i < 4000; i += 10) {
      stage.run(10);
      for (const {to, message} of stage.sent.splice(0)) {
        if (message.type !== "ping_req") continue;
        probeFails.add(to);
        stage.receive(to, {type: "ack", sequence: message.sequence, rumours: []});
      }
    }
    expect(probeFails.size).toBeGreaterThan(0);
    expect(stage.of("death_confirmed")).toEqual([]);
  });

  it("confirms a death with the observers that told so themselves", () => {
    const stage = new Stage("ABCD");
    stage.silent.add("A");
    stage.run(7000);
    expect(stage.of("death_confirmed")).toEqual(["A"]);
    expect(stage.log.at(-1)).toEqual({type: "death_confirmed", peer: "A", observers: ["B", "C", "D", "M"]});
    expect(stage.sent.some(({message}) => message.rumours.some((rumour) => rumour.kind === "dead"))).toBe(true);
  });

  it("of two, the other one decides; who is left of three decides about both", () => {
    const two = new Stage("A");
    two.silent.add("A");
    two.run(6000);
    expect(two.of("death_confirmed")).toEqual(["A"]);
    const three = new Stage("AB");
    for (const peer of "AB") three.silent.add(peer);
    three.run(8000);
    expect(three.of("death_confirmed").sort()).toEqual(["A", "B"]);
  });

  it("confirms no death while too few others say so", () => {
    const stage = new Stage("ABCDE");
    stage.silent.add("A");
    for (const peer of "BCDE") stage.lazy.add(peer);
    stage.run(30_000);
    expect(stage.of("suspected")).toEqual(["A"]);
    expect(stage.of("death_confirmed")).toEqual([]);
    stage.rumour("B", suspect("A", "B"));
    stage.rumour("B", suspect("A", "C"), suspect("A", "D"), dead("A", "E")); // hearsay: B counts, those it names do not
    stage.run(10_000);
    expect(stage.of("death_confirmed")).toEqual([]);
    stage.rumour("C", suspect("A", "C"));
    stage.run(3000);
    expect(stage.of("death_confirmed")).toEqual(["A"]);
  });

  it("a liar worries nobody for long and kills nobody", () => {
    const stage = new Stage("ABCDE");
    for (let i = 0; i < 500; i++) {
      stage.rumour("E", dead("A", "E", i % 7), dead("A", "B", i), suspect("B", "C", i * 1000), dead("B", "D", 2 ** 50), dead("Z", "E"), dead("E", "E"));
      stage.run(50);
    }
    expect(stage.of("death_confirmed")).toEqual([]);
    stage.run(5000);
    expect(stage.core.isSuspected("A") || stage.core.isSuspected("B")).toBe(false);
    expect(stage.core.describe()).toContain("6 alive");
  });

  it("is not made blind to a crash by huge incarnations", () => {
    const stage = new Stage("ABCD");
    stage.rumour("B", {kind: "alive", peer: "A", incarnation: 2 ** 50}, {kind: "alive", peer: "A", incarnation: 900});
    stage.silent.add("A");
    stage.run(8000);
    expect(stage.of("death_confirmed")).toEqual(["A"]);
  });

  it("refutes what is said of itself, in the very answer", () => {
    const stage = new Stage("AB");
    stage.receive("A", {type: "ping", sequence: 9, rumours: [suspect("M", "B", 4)]});
    const ack = stage.sent.find(({message}) => message.type === "ack" && message.sequence === 9);
    expect(ack?.message.rumours).toEqual([{kind: "alive", peer: "M", incarnation: 5}]);
    stage.rumour("A", suspect("M", "B", 2 ** 40));
    stage.rumour("A", dead("M", "B", 5));
    stage.run(1000);
    const own = stage.sent.flatMap(({message}) => message.rumours).filter((rumour) => rumour.peer === "M");
    expect(own.at(-1)).toEqual({kind: "alive", peer: "M", incarnation: 6});
  });

  it("takes a refutation for what it is, and looks for itself where it had looked before", () => {
    const stage = new Stage("ABCDEF");
    stage.rumour("B", suspect("A", "C"));
    expect(stage.of("suspected")).toEqual(["A"]);
    stage.rumour("B", {kind: "alive", peer: "A", incarnation: 1});
    expect(stage.of("unsuspected")).toEqual(["A"]);
    stage.rumour("B", suspect("A", "D", 0)); // of the earlier incarnation
    expect(stage.of("suspected")).toEqual(["A"]);
  });

  it("tells the suspect that it is suspected", () => {
    const stage = new Stage("ABC");
    stage.rumour("B", suspect("A", "B"));
    stage.receive("A", {type: "ping", sequence: 1, rumours: []});
    const told = stage.sent.filter(({to, message}) => to === "A" && message.rumours.some((rumour) => rumour.kind === "suspect" && rumour.peer === "A"));
    expect(told.length).toBeGreaterThan(0);
    expect(stage.of("unsuspected")).toEqual(["A"]);
  });

  it("passes a rumour on λ·log10(n + 1) times, not for ever", () => {
    const stage = new Stage("ABCDEFGHI");
    stage.rumour("B", {kind: "alive", peer: "A", incarnation: 3});
    stage.run(20_000);
    const sends = stage.sent.filter(({message}) => message.rumours.some((rumour) => rumour.peer === "A")).length;
    expect(sends).toBe(Math.ceil(swimDefaults.rumourSendsFactor * Math.log10(11)));
  });

  it("tries for others: passes the answer on, or says that there was none", () => {
    const stage = new Stage("ABC");
    stage.receive("B", {type: "ping_req", sequence: 77, target: "A", rumours: []});
    expect(stage.sent.find(({to, message}) => to === "B" && message.type === "ack" && message.sequence === 77)).toBeDefined();
    stage.silent.add("A");
    stage.receive("B", {type: "ping_req", sequence: 78, target: "A", rumours: []});
    stage.run(swimDefaults.nackAfterMs + 20);
    expect(stage.sent.find(({to, message}) => to === "B" && message.type === "nack" && message.sequence === 78)).toBeDefined();
    const before = stage.sent.length;
    stage.receive("B", {type: "ping_req", sequence: 79, target: "unknown", rumours: []});
    expect(stage.sent.length).toBe(before); // a nack would testify to what nobody saw
  });

  it("a standstill of its own is not held against the others", () => {
    const stage = new Stage("ABCD");
    stage.run(1000);
    for (const peer of "ABCD") stage.silent.add(peer);
    stage.run(900);
    for (const peer of "ABCD") stage.silent.delete(peer);
    stage.nowMs += 30_000;
    stage.run(5000);
    expect(stage.of("death_confirmed")).toEqual([]);
    expect(stage.core.describe()).toContain("0 suspected");
  });

  it("gives others more time while it hears nothing itself", () => {
    const stage = new Stage("ABCDE");
    for (const peer of "ABCDE") {
      stage.lazy.add(peer);
      stage.silent.add(peer);
    }
    stage.run(3000);
    expect(stage.core.describe()).not.toContain("health 1,");
    stage.silent.clear();
    stage.run(20_000);
    expect(stage.core.describe()).toContain("health 1,");
  });

  it("a broken connection makes a probe at once and the suspicion shorter", () => {
    const stage = new Stage("ABCD");
    stage.run(1000);
    stage.silent.add("A");
    stage.step({type: "link_lost", peer: "A"});
    stage.run(30);
    expect(stage.of("suspected")).toEqual(["A"]);
    stage.run(swimDefaults.suspicionBrokenMs + 100);
    expect(stage.of("death_confirmed")).toEqual(["A"]);
  });

  it("silence on a link in use makes a probe at once, not a death", () => {
    const stage = new Stage("ABCDEFGHIJKLMNOPQRSTUVWXYZ".replace("M", ""), {probeIntervalMs: 100_000, probeIntervalMsMax: 100_000});
    stage.run(100_000);
    for (let i = 0; i < 50; i++) {
      stage.step({type: "heard", peer: "A"});
      stage.run(100);
    }
    const before = stage.sent.length;
    stage.run(1500);
    expect(stage.sent.slice(before).filter(({to, message}) => to === "A" && message.type === "ping").length).toBe(1);
    expect(stage.log).toEqual([]);
  });

  it("welcomes back who was declared dead", () => {
    const stage = new Stage("ABCD");
    stage.silent.add("A");
    stage.run(8000);
    stage.silent.delete("A");
    stage.receive("A", {type: "ping", sequence: 5, rumours: []});
    expect(stage.of("returned")).toEqual(["A"]);
    expect(stage.sent.some(({to, message}) => to === "A" && message.rumours.some((rumour) => rumour.kind === "dead"))).toBe(true);
    stage.step({type: "removed", peer: "A"});
    const before = stage.sent.length;
    stage.run(5000);
    expect(stage.sent.slice(before).some(({to}) => to === "A")).toBe(false);
  });

  it("answers a stranger's ping and believes nothing it says", () => {
    const stage = new Stage("ABC");
    stage.receive("X", {type: "ping", sequence: 3, rumours: [dead("A", "X")]});
    expect(stage.sent).toEqual([{type: "send", to: "X", message: {type: "ack", sequence: 3, rumours: []}}]);
    expect(stage.log).toEqual([]);
  });
});
