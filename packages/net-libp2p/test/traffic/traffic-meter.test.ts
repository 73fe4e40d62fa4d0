import type {Metrics, ReadSamples} from "@ollamesh/ports";
import {describe, expect, it} from "vitest";
import {FrameWaits} from "../../src/traffic/frame-waits.ts";
import {TrafficMeter} from "../../src/traffic/traffic-meter.ts";

/** Keeps what is declared, so that it can be read. */
class KeptMetrics implements Metrics {
  readonly families = new Map<string, ReadSamples>();
  readonly observed: string[] = [];

  counter: Metrics["counter"] = ({name}, read) => void this.families.set(name, read);
  gauge: Metrics["gauge"] = this.counter;
  histogram: Metrics["histogram"] =
    ({name}) =>
    (labels) =>
    (value) =>
      void this.observed.push(`${name} ${labels["class"]} ${value}`);

  async read(name: string): Promise<Record<string, number>> {
    const samples = [...((await this.families.get(name)?.()) ?? [])];
    return Object.fromEntries(samples.filter(({value}) => value > 0).map(({labels, value}) => [Object.values(labels).join(" "), value]));
  }
}

describe("the meter", () => {
  it("counts bytes and waits by class, and by peer", async () => {
    const metrics = new KeptMetrics();
    const meter = new TrafficMeter(() => 0, metrics);
    meter.sent("bulk", "a", 100);
    meter.sent("bulk", "b", 10);
    meter.sent("request", "a", 1);
    meter.received("consensus", "b", 7);
    meter.waited("bulk", "a", 250);
    meter.waited("bulk", "a", 500);
    expect(await metrics.read("ollamesh_traffic_bytes_total")).toEqual({"bulk out": 110, "request out": 1, "consensus in": 7});
    expect(await metrics.read("ollamesh_peer_traffic_bytes_total")).toEqual({"a bulk out": 100, "a request out": 1, "b bulk out": 10, "b consensus in": 7});
    expect(await metrics.read("ollamesh_peer_bytes_per_second")).toEqual({"a out": 10.1, "b out": 1, "b in": 0.7});
    meter.opened("/x/1", "out");
    meter.opened("/x/1", "in");
    meter.opened("/x/1", "in");
    expect(await metrics.read("ollamesh_channels_opened_total")).toEqual({"/x/1 out": 1, "/x/1 in": 2});
    expect(await metrics.read("ollamesh_sent_frames_total")).toEqual({bulk: 2});
    expect(await metrics.read("ollamesh_peer_sent_frames_total")).toEqual({"a bulk": 2});
    expect(await metrics.read("ollamesh_peer_wait_seconds_total")).toEqual({"a bulk": 0.75});
    expect(metrics.observed).toEqual(["ollamesh_traffic_wait_seconds bulk 0.25", "ollamesh_traffic_wait_seconds bulk 0.5"]);
  });

  it("tells apart the 64 peers with traffic most recently, and loses nothing of the sum", async () => {
    const metrics = new KeptMetrics();
    let now = 0;
    const meter = new TrafficMeter(() => now++, metrics);
    for (let i = 0; i < 64; i++) meter.sent("bulk", `p${i}`, 1);
    meter.sent("bulk", "p0", 1);
    for (let i = 64; i < 100; i++) meter.sent("bulk", `p${i}`, 1);
    const peers = Object.keys(await metrics.read("ollamesh_peer_traffic_bytes_total"));
    expect(peers).toHaveLength(64);
    expect(peers).toContain("p0 bulk out");
    expect(peers).not.toContain("p1 bulk out");
    expect(await metrics.read("ollamesh_traffic_bytes_total")).toEqual({"bulk out": 101});
  });
});

describe("waits of frames", () => {
  it("end when the last byte goes, however they are divided", () => {
    const waits = new FrameWaits();
    const waited: number[] = [];
    waits.queued(10, 0);
    waits.queued(5, 3);
    waits.queued(1, 4);
    waits.handed(9, 10, (ms) => waited.push(ms));
    expect(waited).toEqual([]);
    waits.handed(3, 20, (ms) => waited.push(ms));
    expect(waited).toEqual([20]);
    waits.handed(4, 30, (ms) => waited.push(ms));
    expect(waited).toEqual([20, 27, 26]);
  });
});
