import type {MetricSample, Metrics, PeerId, TrafficClass} from "@ollamesh/ports";
import {FadingRate} from "./fading-rate.ts";

const CLASSES: readonly TrafficClass[] = ["request", "consensus", "bulk", "monitoring"];
/** Peers that are told apart: those with traffic most recently. Each is eighteen series at most. */
const PEERS_MAX = 64;
/** Upper bounds of what a frame waits, seconds: a token's share of a link, a heartbeat's, a piece's. */
const WAIT_BUCKETS = [0.0005, 0.002, 0.005, 0.02, 0.05, 0.2, 0.5, 2, 10];

interface Counts {
  sentBytes: number;
  receivedBytes: number;
  frames: number;
  waitedMs: number;
}

/** From this peer, or to it. */
type Direction = "out" | "in";

type ByClass = Record<TrafficClass, Counts>;

interface PeerTraffic {
  readonly counts: ByClass;
  readonly rates: Readonly<Record<Direction, FadingRate>>;
  atMs: number;
}

/** What went to and came from peers in each traffic class, and how long frames waited for their turn and for the link. Bytes are of frames with their lengths, before encryption. */
export class TrafficMeter {
  readonly #all = noTraffic();
  readonly #peers = new Map<PeerId, PeerTraffic>();
  readonly #observeWait: Readonly<Record<TrafficClass, (seconds: number) => void>> | undefined;
  readonly #opened = new Map<string, {readonly protocol: string; readonly direction: Direction; channels: number}>();
  readonly #nowMs: () => number;

  /** @param metrics undefined: nobody looks */
  constructor(nowMs: () => number, metrics: Metrics | undefined) {
    this.#nowMs = nowMs;
    this.#observeWait = metrics && this.#declare(metrics);
  }

  sent(trafficClass: TrafficClass, peer: PeerId, bytes: number): void {
    this.#all[trafficClass].sentBytes += bytes;
    const {counts, rates, atMs} = this.#of(peer);
    counts[trafficClass].sentBytes += bytes;
    rates.out.add(bytes, atMs);
  }

  received(trafficClass: TrafficClass, peer: PeerId, bytes: number): void {
    this.#all[trafficClass].receivedBytes += bytes;
    const {counts, rates, atMs} = this.#of(peer);
    counts[trafficClass].receivedBytes += bytes;
    rates.in.add(bytes, atMs);
  }

  /** A channel with a peer began. @param protocol one this peer has: nobody else's names are counted */
  opened(protocol: string, direction: Direction): void {
    const key = `${direction} ${protocol}`;
    const count = this.#opened.get(key) ?? {protocol, direction, channels: 0};
    count.channels++;
    this.#opened.set(key, count);
  }

  /** A frame is handed to the link. */
  waited(trafficClass: TrafficClass, peer: PeerId, ms: number): void {
    for (const counts of [this.#all[trafficClass], this.#of(peer).counts[trafficClass]]) {
      counts.frames++;
      counts.waitedMs += ms;
    }
    this.#observeWait?.[trafficClass](ms / 1000);
  }

  #of(peer: PeerId): PeerTraffic {
    const atMs = this.#nowMs();
    const known = this.#peers.get(peer);
    if (known) {
      known.atMs = atMs;
      return known;
    }
    if (this.#peers.size >= PEERS_MAX) this.#forgetQuietest();
    const traffic = {counts: noTraffic(), rates: {out: new FadingRate(), in: new FadingRate()}, atMs};
    this.#peers.set(peer, traffic);
    return traffic;
  }

  #forgetQuietest(): void {
    const [quietest] = [...this.#peers].toSorted(([, a], [, b]) => a.atMs - b.atMs);
    if (quietest) this.#peers.delete(quietest[0]);
  }

  #declare(metrics: Metrics): Readonly<Record<TrafficClass, (seconds: number) => void>> {
    const bytes = {name: "ollamesh_traffic_bytes_total", help: "Bytes of frames to and from all peers.", labels: ["class", "direction"]};
    metrics.counter(bytes, () => bytesOf(this.#all));
    metrics.counter(
      {...bytes, name: "ollamesh_peer_traffic_bytes_total", help: "The same by peer, of the 64 with traffic most recently.", labels: ["peer", "class", "direction"]},
      () => this.#eachPeer(bytesOf),
    );
    const rate = {name: "ollamesh_peer_bytes_per_second", help: "To and from each of these peers, an average that fades with 10 s.", labels: ["peer", "direction"]};
    metrics.gauge(rate, () => this.#rates());
    const opened = {
      name: "ollamesh_channels_opened_total",
      help: "Channels this peer opened, and those others opened to it: one lives as long as the connection.",
      labels: ["protocol", "direction"],
    };
    metrics.counter(opened, () => [...this.#opened.values()].map(({protocol, direction, channels}) => ({labels: {protocol, direction}, value: channels})));
    metrics.counter({name: "ollamesh_sent_frames_total", help: "Frames handed to links, to all peers.", labels: ["class"]}, () => sent(this.#all, ({frames}) => frames));
    const labels = ["peer", "class"];
    metrics.counter({name: "ollamesh_peer_sent_frames_total", help: "Frames handed to the link to a peer.", labels}, () =>
      this.#eachPeer((counts) => sent(counts, ({frames}) => frames)),
    );
    metrics.counter({name: "ollamesh_peer_wait_seconds_total", help: "What those frames waited, all together.", labels}, () =>
      this.#eachPeer((counts) => sent(counts, ({waitedMs}) => waitedMs / 1000)),
    );
    const help = "How long a frame waited until its last byte was handed to the link: for its turn, and for room.";
    const histogram = metrics.histogram({name: "ollamesh_traffic_wait_seconds", help, labels: ["class"]}, WAIT_BUCKETS);
    return byClass((name) => histogram({class: name}));
  }

  #rates(): readonly MetricSample[] {
    const nowMs = this.#nowMs();
    return [...this.#peers].flatMap(([peer, {rates}]) => (["out", "in"] as const).map((direction) => ({labels: {peer, direction}, value: rates[direction].perSecond(nowMs)})));
  }

  #eachPeer(read: (counts: ByClass) => readonly MetricSample[]): readonly MetricSample[] {
    return [...this.#peers].flatMap(([peer, {counts}]) => read(counts).map(({labels, value}) => ({labels: {peer, ...labels}, value})));
  }
}

function byClass<T>(make: (name: TrafficClass) => T): Record<TrafficClass, T> {
  return Object.fromEntries(CLASSES.map((name) => [name, make(name)])) as Record<TrafficClass, T>;
}

function noTraffic(): ByClass {
  return byClass(() => ({sentBytes: 0, receivedBytes: 0, frames: 0, waitedMs: 0}));
}

function bytesOf(counts: ByClass): readonly MetricSample[] {
  return CLASSES.flatMap((name) => [
    {labels: {class: name, direction: "out"}, value: counts[name].sentBytes},
    {labels: {class: name, direction: "in"}, value: counts[name].receivedBytes},
  ]);
}

/** Classes without a frame are left out. */
function sent(counts: ByClass, value: (one: Counts) => number): readonly MetricSample[] {
  return CLASSES.filter((name) => counts[name].frames > 0).map((name) => ({labels: {class: name}, value: value(counts[name])}));
}
