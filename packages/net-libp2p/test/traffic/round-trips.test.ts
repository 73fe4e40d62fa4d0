import type {Metrics, ReadSamples} from "@ollamesh/ports";
import {describe, expect, it} from "vitest";
import {RoundTrips} from "../../src/traffic/round-trips.ts";
import {asked, connect, netWith, silent} from "../net-pair.ts";

/** Keeps what is told of round trips. */
function kept(): {metrics: Metrics; seconds: number[]; recent: () => Promise<Record<string, number>>} {
  const seconds: number[] = [];
  let read: ReadSamples = () => [];
  const metrics: Metrics = {
    counter() {},
    gauge({name}, samples) {
      if (name === "ollamesh_recent_round_trip_seconds") read = samples;
    },
    histogram:
      ({name}) =>
      () =>
      (value) => {
        if (name === "ollamesh_round_trip_seconds") seconds.push(value);
      },
  };
  return {metrics, seconds, recent: async () => Object.fromEntries([...(await read())].map(({labels, value}) => [labels["quantile"] as string, value]))};
}

describe("round trips", () => {
  it("are told as a distribution, and as what the last of them took", async () => {
    const {metrics, seconds, recent} = kept();
    const trips = new RoundTrips(metrics);
    expect(await recent()).toEqual({});
    trips.took(7);
    expect(await recent()).toEqual({"0.5": 0.007, "0.95": 0.007});
    for (let ms = 1000; ms > 0; ms--) trips.took(ms);
    expect(seconds).toHaveLength(1001);
    // 512 to 1 are left.
    expect(await recent()).toEqual({"0.5": 0.256, "0.95": 0.487});
  });

  it("are those of pings to peers, however they end up", async () => {
    const {metrics, seconds, recent} = kept();
    const nets = [await netWith(undefined, silent, {metrics}), await netWith(undefined)] as const;
    try {
      await connect(nets[0], nets[1]);
      const ping = () => asked<number>((done) => nets[0].transport.ping(nets[1].transport.self, 5000, done));
      const taken = [await ping(), await ping(), await ping()].flatMap((outcome) => (outcome.ok ? [outcome.value / 1000] : []));
      expect(seconds).toEqual(taken);
      expect(taken).toHaveLength(3);
      expect((await recent())["0.5"]).toBe(taken.toSorted((a, b) => a - b)[1]);
      await nets[1].stop();
      expect((await ping()).ok).toBe(false);
      expect(seconds).toHaveLength(3);
    } finally {
      await nets[0].stop();
    }
  });
});
