import type {MetricSample, Metrics} from "@ollamesh/ports";
import {expect, it, vi} from "vitest";
import {connect, netWith, silent} from "../net-pair.ts";

const TOPIC = "t";

/** Reads what was declared under one name. */
function readable(name: string): {metrics: Metrics; values: () => Promise<Record<string, number>>} {
  let read: () => Iterable<MetricSample> | Promise<Iterable<MetricSample>> = () => [];
  const metrics: Metrics = {
    counter(spec, samples) {
      if (spec.name === name) read = samples;
    },
    gauge() {},
    histogram: () => () => () => {},
  };
  return {metrics, values: async () => Object.fromEntries([...(await read())].map(({labels, value}) => [labels["direction"] as string, value]))};
}

it("what gossip costs is counted at both ends, and is as much as was said", async () => {
  const [near, far] = [readable("ollamesh_gossip_bytes_total"), readable("ollamesh_gossip_bytes_total")];
  const nets = [await netWith(undefined, silent, {metrics: near.metrics, topics: [TOPIC]}), await netWith(undefined, silent, {metrics: far.metrics, topics: [TOPIC]})] as const;
  try {
    let received = 0;
    for (const net of nets) {
      net.gossip.subscribe(TOPIC, (_, message) => {
        received += message.length;
      });
    }
    await connect(nets[0], nets[1]);
    // Publishing to nobody is no failure: until the other's subscription is known, nothing goes.
    await vi.waitFor(
      () => {
        nets[0].gossip.publish(TOPIC, crypto.getRandomValues(new Uint8Array(2000)));
        expect(received).toBeGreaterThanOrEqual(10_000);
      },
      {timeout: 10_000},
    );
    const [sent, got] = [await near.values(), await far.values()];
    expect(got["in"]).toBeGreaterThan(received);
    expect(got["in"]).toBeLessThan(received * 2);
    expect(sent["out"]).toBeGreaterThanOrEqual(got["in"] as number);
    expect(got["out"]).toBeGreaterThan(0);
  } finally {
    await Promise.all(nets.map((net) => net.stop()));
  }
});
