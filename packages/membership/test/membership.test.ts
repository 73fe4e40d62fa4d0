import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Advert, boundAdvert, membershipDefaults as defaults, Membership, type MembershipEffect} from "../src/index.ts";

function advertOf(id: string, over: Partial<Advert> = {}): Advert {
  return {
    incarnation: 1,
    sequence: 1,
    addresses: [`/ip4/127.0.0.1/tcp/1/p2p/${id}`],
    version: "0.1.0",
    apiUrl: "",
    zone: "",
    engine: "",
    threads: 1,
    memoryBytes: 1,
    memoryFreeBytes: 1,
    devices: [],
    lacksRoomFor: [],
    holds: [],
    loaded: [],
    weight: 1,
    ...over,
  };
}

function coreOf(bootstrap: string[] = []): Membership {
  return new Membership({self: "M", advert: advertOf("M"), bootstrap, rng: new Prng(7)});
}

const types = (effects: readonly MembershipEffect[]) => effects.map((effect) => effect.type);

function join(core: Membership, peer: string, nowMs: number): void {
  core.step({type: "connected", peer}, nowMs);
  core.step({type: "advert_heard", peer, advert: advertOf(peer), direct: true}, nowMs);
  core.takeEffects();
}

/** Milliseconds from when a peer that spoke all the time says nothing any more until it is down, with one timer, as its actor has. */
function hangsUntilDown(silentFrom: number): number {
  const core = coreOf();
  join(core, "A", 0);
  let pingEndsAt = Number.POSITIVE_INFINITY;
  let timer = {at: core.tickMs, ms: core.tickMs};
  for (let now = 0; now < silentFrom + 60_000; now++) {
    const isDue = timer.at <= now;
    if (now < silentFrom && (now % 650 === 0 || now === silentFrom - 1)) core.step({type: "frame_heard", peer: "A"}, now);
    if (pingEndsAt === now) core.step(now < silentFrom ? {type: "pong", peer: "A", rttMs: 1} : {type: "ping_missed", peer: "A"}, now);
    if (isDue) core.step({type: "ticked"}, now);
    for (const {type} of core.takeEffects()) {
      if (type === "peer_down") return now - silentFrom;
      if (type === "ping") pingEndsAt = now + (now < silentFrom ? 1 : defaults.pingTimeoutMs);
    }
    if (isDue || core.tickMs < timer.ms) timer = {at: now + core.tickMs, ms: core.tickMs};
  }
  return Number.POSITIVE_INFINITY;
}

describe("Membership", () => {
  it("needs no tick while alone and told of nobody", () => {
    expect(coreOf().isActive).toBe(false);
    expect(coreOf(["/ip4/127.0.0.1/tcp/1"]).isActive).toBe(true);
  });

  it("raises a peer once it is connected and has said who it is", () => {
    const core = coreOf();
    core.step({type: "connected", peer: "A"}, 0);
    expect(types(core.takeEffects())).toEqual(["greet"]);
    core.step({type: "advert_heard", peer: "A", advert: advertOf("A"), direct: true}, 0);
    expect(core.takeEffects()).toEqual([{type: "peer_up", peer: "A"}]);
    expect(core.members().map((m) => m.id)).toEqual(["A"]);
  });

  it("takes a killed peer down after the suspicion time and dials it meanwhile and after", () => {
    const core = coreOf();
    join(core, "A", 0);
    core.step({type: "disconnected", peer: "A"}, 1000);
    core.step({type: "ticked"}, 1000);
    expect(types(core.takeEffects())).toContain("dial");
    core.step({type: "dialled", address: "/ip4/127.0.0.1/tcp/1/p2p/A", peer: undefined}, 1100);
    core.step({type: "ticked"}, 1000 + defaults.suspicionMs - 1);
    expect(types(core.takeEffects())).not.toContain("peer_down");
    core.step({type: "ticked"}, 1000 + defaults.suspicionMs);
    expect(types(core.takeEffects())).toContain("peer_down");
    expect(core.members()).toEqual([]);
    core.step({type: "connected", peer: "A"}, 9000);
    expect(types(core.takeEffects())).toContain("peer_up");
  });

  it("does not tell others of a connection that comes back in time", () => {
    const core = coreOf();
    join(core, "A", 0);
    core.step({type: "disconnected", peer: "A"}, 1000);
    core.step({type: "connected", peer: "A"}, 2000);
    core.step({type: "ticked"}, 20_000);
    expect(types(core.takeEffects())).not.toContain("peer_down");
  });

  it("tells of one that was started again before it was missed, once it has said so itself: what it was told went with its earlier life", () => {
    const core = coreOf();
    join(core, "A", 0);
    core.step({type: "disconnected", peer: "A"}, 1000);
    core.step({type: "connected", peer: "A"}, 1500);
    core.takeEffects();
    const again = advertOf("A", {incarnation: 2});
    core.step({type: "advert_heard", peer: "A", advert: again, direct: true}, 1501);
    expect(types(core.takeEffects())).toEqual(["peer_down", "peer_up"]);
    core.step({type: "advert_heard", peer: "A", advert: {...again, sequence: 2}, direct: true}, 1600);
    expect(types(core.takeEffects())).toEqual([]);
    // Others' word of it may come while the connection to its earlier life is still there.
    core.step({type: "advert_heard", peer: "A", advert: advertOf("A", {incarnation: 3}), direct: false}, 2000);
    expect(types(core.takeEffects())).toEqual(["peer_down"]);
    core.step({type: "disconnected", peer: "A"}, 2100);
    core.step({type: "connected", peer: "A"}, 2200);
    expect(types(core.takeEffects())).not.toContain("peer_up");
    core.step({type: "advert_heard", peer: "A", advert: advertOf("A", {incarnation: 3}), direct: true}, 2201);
    expect(types(core.takeEffects())).toEqual(["peer_up"]);
  });

  it("gives up a peer that hangs within eleven seconds", () => {
    const core = coreOf();
    join(core, "A", 0);
    let now = 0;
    let down: number | undefined;
    core.step({type: "pong", peer: "A", rttMs: 1}, now);
    for (; now <= 20_000 && down === undefined; now += 100) {
      core.step({type: "ticked"}, now);
      for (const effect of core.takeEffects()) {
        if (effect.type === "ping") {
          now += defaults.pingTimeoutMs;
          core.step({type: "ping_missed", peer: "A"}, now);
        }
        if (effect.type === "peer_down") down = now;
      }
    }
    expect(down).toBeLessThanOrEqual(11_500);
  });

  it("pings who talks for the round trip alone, and finds one that stops talking as soon", () => {
    const core = coreOf();
    join(core, "A", 0);
    const pingedAt: number[] = [];
    const silentFrom = 61_000;
    let down: number | undefined;
    for (let now = 0; now <= 90_000 && down === undefined; now += 500) {
      if (now < silentFrom) core.step({type: "frame_heard", peer: "A"}, now);
      core.step({type: "ticked"}, now);
      for (const effect of core.takeEffects()) {
        if (effect.type === "peer_down") down = now;
        if (effect.type !== "ping") continue;
        pingedAt.push(now);
        if (now >= silentFrom) now += defaults.pingTimeoutMs;
        core.step(now < silentFrom ? {type: "pong", peer: "A", rttMs: 1} : {type: "ping_missed", peer: "A"}, now);
      }
    }
    expect(pingedAt.filter((atMs) => atMs < silentFrom)).toEqual([0, 1000, 2000, 3000, 23_000, 43_000]);
    expect((down ?? Number.POSITIVE_INFINITY) - silentFrom).toBeLessThanOrEqual(12_500);
  });

  it("looks rarely at what is due while everybody is here and answers, and often again from the first that does not", () => {
    const core = coreOf();
    join(core, "A", 0);
    expect(core.tickMs).toBe(defaults.tickMs); // its round trip is not known yet
    let now = 0;
    for (; core.tickMs === defaults.tickMs && now < 10_000; now += core.tickMs) {
      core.step({type: "ticked"}, now);
      if (types(core.takeEffects()).includes("ping")) core.step({type: "pong", peer: "A", rttMs: 1}, now);
    }
    expect([now, core.tickMs]).toEqual([3000 + defaults.settledTickMs, defaults.settledTickMs]);
    core.step({type: "hints_heard", hints: [{id: "B", addresses: ["/ip4/127.0.0.1/tcp/2/p2p/B"]}]}, now);
    expect(core.tickMs).toBe(defaults.tickMs); // there is somebody to dial
    core.step({type: "leave_heard", peer: "B"}, now);
    expect(core.tickMs).toBe(defaults.settledTickMs);
    core.step({type: "ping_missed", peer: "A"}, now);
    expect(core.tickMs).toBe(defaults.tickMs);
    core.step({type: "pong", peer: "A", rttMs: 1}, now);
    core.step({type: "disconnected", peer: "A"}, now);
    expect(core.tickMs).toBe(defaults.tickMs);
  });

  it("gives up a peer that hangs within fourteen seconds, whenever it falls silent", () => {
    const waits = Array.from({length: 60}, (_, phase) => hangsUntilDown(61_000 + 43 * phase));
    expect(Math.max(...waits)).toBeLessThanOrEqual(14_000);
    // The bound is no more generous than it need be.
    expect(Math.max(...waits)).toBeGreaterThan(12_500);
  });

  it("takes the shortest of the newest four round trips: a busy host's answer does not count, a longer way does", () => {
    const core = coreOf();
    join(core, "A", 0);
    const told = (rttsMs: readonly number[]): number | undefined => {
      for (const rttMs of rttsMs) core.step({type: "pong", peer: "A", rttMs}, 0);
      return core.members()[0]?.rttMs;
    };
    expect(told([])).toBeUndefined();
    expect(told([9])).toBe(9);
    expect(told([2, 80])).toBe(2);
    expect(told([30, 31])).toBe(2);
    expect(told([32])).toBe(30);
  });

  it("takes a peer down whose death is confirmed, and greets it when it comes back", () => {
    const core = coreOf();
    join(core, "A", 0);
    core.step({type: "death_confirmed", peer: "A", observers: ["B", "C", "M"]}, 5000);
    expect(core.takeEffects()).toEqual([
      {type: "peer_down", peer: "A", reason: "does not answer: 3 observers", hasLeft: false},
      {type: "hang_up", peer: "A"},
    ]);
    core.step({type: "disconnected", peer: "A"}, 5001);
    core.step({type: "ticked"}, 5002);
    expect(types(core.takeEffects())).toContain("dial");
    core.step({type: "connected", peer: "A"}, 9000);
    expect(types(core.takeEffects())).toEqual(["greet", "peer_up"]);
  });

  it("a clean leave is final: down at once and not dialled again", () => {
    const core = coreOf();
    join(core, "A", 0);
    core.step({type: "leave_heard", peer: "A"}, 10);
    expect(types(core.takeEffects())).toEqual(["peer_down", "hang_up", "forgotten"]);
    core.step({type: "disconnected", peer: "A"}, 20);
    core.step({type: "ticked"}, 60_000);
    expect(types(core.takeEffects())).not.toContain("dial");
  });

  it("dials bootstrap addresses for ever, each time later up to the maximum", () => {
    const core = coreOf(["/ip4/127.0.0.1/tcp/9"]);
    const dialledAt: number[] = [];
    for (let now = 0; now < 600_000; now += 500) {
      core.step({type: "ticked"}, now);
      for (const effect of core.takeEffects()) {
        if (effect.type !== "dial") continue;
        dialledAt.push(now);
        core.step({type: "dialled", address: effect.address, peer: undefined}, now);
      }
    }
    const pauses = dialledAt.slice(1).map((at, i) => at - (dialledAt[i] as number));
    expect(pauses.length).toBeGreaterThan(10);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(defaults.redialMsMax * 1.5 + 500);
    expect(pauses[0]).toBeLessThan(2500);
  });

  it("finds peers beyond the bootstrap by gossip and by hints, each dialled once at a time", () => {
    const core = coreOf();
    join(core, "A", 0);
    core.step({type: "advert_heard", peer: "Z", advert: advertOf("Z"), direct: false}, 0);
    core.step(
      {
        type: "hints_heard",
        hints: [
          {id: "Y", addresses: ["/ip4/127.0.0.1/tcp/2/p2p/Y"]},
          {id: "M", addresses: ["/ip4/1.1.1.1/tcp/2"]},
        ],
      },
      0,
    );
    const dials: string[] = [];
    for (let now = 0; now < 3000; now += 500) {
      core.step({type: "ticked"}, now);
      for (const effect of core.takeEffects()) if (effect.type === "dial") dials.push(effect.address);
    }
    expect(dials.sort()).toEqual(["/ip4/127.0.0.1/tcp/1/p2p/Z", "/ip4/127.0.0.1/tcp/2/p2p/Y"]);
  });

  it("does not dial an address that names somebody else", () => {
    const core = coreOf();
    core.step({type: "hints_heard", hints: [{id: "Y", addresses: ["/ip4/127.0.0.1/tcp/2/p2p/Q"]}]}, 0);
    core.step({type: "ticked"}, 10_000);
    expect(types(core.takeEffects())).not.toContain("dial");
  });

  it("keeps the newest advert only", () => {
    const core = coreOf();
    join(core, "A", 0);
    core.step({type: "advert_heard", peer: "A", advert: advertOf("A", {sequence: 5, zone: "new"}), direct: false}, 0);
    core.step({type: "advert_heard", peer: "A", advert: advertOf("A", {sequence: 4, zone: "old"}), direct: true}, 0);
    expect(core.members()[0]?.advert.zone).toBe("new");
    core.step({type: "advert_heard", peer: "A", advert: advertOf("A", {incarnation: 2, sequence: 1, zone: "restarted"}), direct: true}, 0);
    expect(core.members()[0]?.advert.zone).toBe("restarted");
  });

  it("is total and bounded under any input", () => {
    const peer = fc.constantFrom(..."ABCDEFGH");
    const input = fc.oneof(
      fc.record({type: fc.constantFrom("connected", "disconnected", "ping_missed", "leave_heard"), peer}),
      fc.record({type: fc.constant("death_confirmed"), peer, observers: fc.array(peer)}),
      fc.record({type: fc.constant("pong"), peer, rttMs: fc.nat()}),
      fc.record({type: fc.constant("advert_heard"), peer, advert: fc.nat(3).map((sequence) => advertOf("A", {sequence})), direct: fc.boolean()}),
      fc.record({type: fc.constant("dialled"), address: fc.constantFrom("/ip4/127.0.0.1/tcp/1/p2p/A", "x"), peer: fc.option(peer, {nil: undefined})}),
      fc.record({type: fc.constant("hints_heard"), hints: fc.array(fc.record({id: peer, addresses: fc.array(fc.string())}))}),
      fc.constant({type: "ticked"} as const),
    );
    fc.assert(
      fc.property(fc.array(input, {maxLength: 60}), (inputs) => {
        const core = new Membership({self: "M", advert: advertOf("M"), bootstrap: [], rng: new Prng(1), settings: {...defaults, peersMax: 4}});
        const up = new Set<string>();
        inputs.forEach((one, i) => {
          core.step(one as Parameters<Membership["step"]>[0], i * 700);
          for (const effect of core.takeEffects()) {
            if (effect.type === "peer_up") expect(up.has(effect.peer)).toBe(false);
            if (effect.type === "peer_up") up.add(effect.peer);
            if (effect.type === "peer_down") expect(up.delete(effect.peer)).toBe(true);
          }
          expect(core.members().map((m) => m.id)).toEqual([...up].sort());
          expect(up.size).toBeLessThanOrEqual(4);
        });
      }),
    );
  });
});

describe("boundAdvert", () => {
  it("fits a gossip message whatever was put in", () => {
    const long = Array.from({length: 500}, (_, i) => `registry.ollama.ai/library/model-number-${i}:latest`);
    const bounded = boundAdvert(
      advertOf("A", {
        holds: long,
        loaded: long,
        devices: long,
        addresses: long,
        version: "v".repeat(9999),
        zone: "z".repeat(9999),
        apiUrl: "u".repeat(9999),
        engine: "e".repeat(999),
      }),
    );
    expect(JSON.stringify(bounded).length).toBeLessThan(4096);
    expect(bounded.holds.length).toBeGreaterThan(10);
  });
});
