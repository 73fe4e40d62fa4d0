import type {MetricSample, Metrics, PeerId, TrafficClass} from "@ollamesh/ports";

const CLASSES: readonly TrafficClass[] = ["request", "consensus", "bulk", "monitoring"];
/** Peers that are told apart: those with traffic most recently. Each is twelve series at most. */
const PEERS_MAX = 64;
/** Upper bounds of what a frame waits, seconds: a token's share of a link, a heartbeat's, a piece's. */
const WAIT_BUCKETS = [0.0005, 0.002, 0.005, 0.02, 0.05, 0.2, 0.5, 2, 10];

interface Counts {
  sentBytes: number;
  receivedBytes: number;
  frames: number;
  waitedMs: number;
}

/** Who began it: this peer, or the other. */
type Direction = "out" | "in";

type ByClass = Record<TrafficClass, Counts>;

/** What went to and came from peers in each traffic class, and how long frames waited for their turn and for the link. Bytes are of frames with their lengths, before encryption. */
export class TrafficMeter {
  readonly #all = noTraffic();
  readonly #peers = new Map<PeerId, {readonly counts: ByClass; atMs: number}>();
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
    this.#of(peer)[trafficClass].sentBytes += bytes;
  }

  received(trafficClass: TrafficClass, peer: PeerId, bytes: number): void {
    this.#all[trafficClass].receivedBytes += bytes;
    this.#of(peer)[trafficClass].receivedBytes += bytes;
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
    for (const counts of [this.#all[trafficClass], this.#of(peer)[trafficClass]]) {
      counts.frames++;
      counts.waitedMs += ms;
    }
    this.#observeWait?.[trafficClass](ms / 1000);
  }

  #of(peer: PeerId): ByClass {
    const nowMs = this.#nowMs();
    const known = this.#peers.get(peer);
    if (known) {
      known.atMs = nowMs;
      return known.counts;
    }
    if (this.#peers.size >= PEERS_MAX) this.#forgetQuietest();
    const counts = noTraffic();
    this.#peers.set(peer, {counts, atMs: nowMs});
    return counts;
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
