import type {Channel, ChannelReceiver, ConnectionObserver, PeerId, ProtocolSpec, Transport} from "@ollamesh/ports";
import {type Callback, type Failure, fail, ok, type Prng} from "@ollamesh/stdx";
import type {SimScheduler} from "./sim-scheduler.ts";

/** Every evil the network can do. Delays in milliseconds; chances as [numerator, denominator]. */
export interface NetworkFaults {
  readonly delayMsMin: number;
  readonly delayMsMax: number;
  /** Frames of bulk take up to so much longer: they wait behind each other. */
  readonly bulkDelayMsMax?: number;
  /** A frame makes its whole connection break instead of arriving. */
  readonly resetChance: readonly [number, number];
  /** Per delivered gossip message. */
  readonly gossipLossChance: readonly [number, number];
  readonly gossipDuplicateChance: readonly [number, number];
}

/** Sees every frame before it is delivered: traces and invariants hang here. `sentAtMs` is when its sender gave it to the network. */
export type FrameTap = (from: PeerId, to: PeerId, protocol: string, frame: Uint8Array, sentAtMs: number) => void;

const HIGH_WATER_BYTES = 1 << 20;

/**
 * Connections as TCP gives them: ordered and lossless until they break. A partition holds frames back and fails dials and pings in that
 * direction; connections across it break when somebody gives up. Frames cross as bytes.
 */
export class SimNetwork {
  readonly scheduler: SimScheduler;
  readonly #rng: Prng;
  readonly #tap: FrameTap;
  readonly #transports = new Map<PeerId, SimTransport>();
  readonly #blocked = new Set<string>();
  /** Directions that carry so many bytes a millisecond, and until when they are taken. */
  readonly #narrow = new Map<string, {readonly bytesPerMs: number; busyUntilMs: number}>();
  faults: NetworkFaults;

  constructor(scheduler: SimScheduler, rng: Prng, faults: NetworkFaults, tap: FrameTap) {
    this.scheduler = scheduler;
    this.#rng = rng;
    this.faults = faults;
    this.#tap = tap;
  }

  transportFor(peer: PeerId): SimTransport {
    const transport = new SimTransport(peer, this);
    this.#transports.set(peer, transport);
    return transport;
  }

  /** A crashed node: its connections break at the others, as the kernel's resets would do it. */
  crash(peer: PeerId): void {
    const transport = this.#transports.get(peer);
    this.#transports.delete(peer);
    transport?.kill();
  }

  transport(peer: PeerId): SimTransport | undefined {
    return this.#transports.get(peer);
  }

  peers(): readonly PeerId[] {
    return [...this.#transports.keys()];
  }

  /** Blocks one direction. */
  block(from: PeerId, to: PeerId): void {
    this.#blocked.add(`${from}>${to}`);
  }

  /** One direction carries so many bytes a millisecond from now on, one frame behind the other. */
  narrow(from: PeerId, to: PeerId, bytesPerMs: number): void {
    this.#narrow.set(`${from}>${to}`, {bytesPerMs, busyUntilMs: this.scheduler.nowMs});
  }

  /** How long a frame given to the network now waits for those before it and is on the line, milliseconds. */
  lineMs(from: PeerId, to: PeerId, bytes: number): number {
    const line = this.#narrow.get(`${from}>${to}`);
    if (!line) return 0;
    line.busyUntilMs = Math.max(line.busyUntilMs, this.scheduler.nowMs) + bytes / line.bytesPerMs;
    return line.busyUntilMs - this.scheduler.nowMs;
  }

  /** Unblocks everything; connections that were cut off break, so that both sides notice. */
  heal(): void {
    const pairs = [...this.#blocked].map((pair) => pair.split(">") as [PeerId, PeerId]);
    this.#blocked.clear();
    for (const [from, to] of pairs) this.#transports.get(from)?.breakConnection(to);
  }

  isBlocked(from: PeerId, to: PeerId): boolean {
    return this.#blocked.has(`${from}>${to}`);
  }

  delayMs(): number {
    const {delayMsMin, delayMsMax} = this.faults;
    return delayMsMin + this.#rng.below(delayMsMax - delayMsMin + 1);
  }

  bulkDelayMs(): number {
    const most = this.faults.bulkDelayMsMax ?? 0;
    return most === 0 ? 0 : this.#rng.below(most + 1);
  }

  chance([numerator, denominator]: readonly [number, number]): boolean {
    return numerator > 0 && this.#rng.chance(numerator, denominator);
  }

  tap(from: PeerId, to: PeerId, protocol: string, frame: Uint8Array, sentAtMs: number): void {
    this.#tap(from, to, protocol, frame, sentAtMs);
  }
}

/** One node's end of the simulated network. */
export class SimTransport implements Transport {
  readonly self: PeerId;
  readonly #net: SimNetwork;
  readonly #handlers = new Map<string, {spec: ProtocolSpec; accept: (channel: Channel) => void}>();
  readonly #observers = new Set<ConnectionObserver>();
  readonly #connected = new Set<PeerId>();
  readonly #channels = new Set<SimChannel>();
  #dead = false;

  constructor(self: PeerId, net: SimNetwork) {
    this.self = self;
    this.#net = net;
  }

  get isDead(): boolean {
    return this.#dead;
  }

  addresses(): readonly string[] {
    return [`/ip4/127.0.0.1/tcp/1/p2p/${this.self}`];
  }

  dial(address: string, timeoutMs: number, done: Callback<PeerId>): void {
    const peer = /\/p2p\/([A-Za-z0-9]+)$/.exec(address)?.[1];
    const target = peer === undefined ? undefined : this.#net.transport(peer);
    const reachable = target && peer !== this.self && !this.#net.isBlocked(this.self, target.self) && !this.#net.isBlocked(target.self, this.self);
    const after = reachable || !target ? this.#net.delayMs() * 2 : timeoutMs;
    this.#later(after, () => {
      if (!reachable || target.isDead) return done(fail("unreachable", `nobody answers at ${address}`));
      this.connect(target);
      done(ok(target.self));
    });
  }

  connect(target: SimTransport): void {
    if (this.#connected.has(target.self)) return;
    this.#connected.add(target.self);
    target.#connected.add(this.self);
    for (const observer of [...this.#observers]) observer.connected(target.self, "sim");
    for (const observer of [...target.#observers]) observer.connected(this.self, "sim");
  }

  open(peer: PeerId, protocol: ProtocolSpec, done: Callback<Channel>): void {
    this.#later(this.#net.delayMs(), () => {
      const target = this.#net.transport(peer);
      if (!target || !this.#connected.has(peer)) return done(fail("closed", `not connected to ${peer}`));
      const handler = target.#handlers.get(protocol.id);
      if (!handler) return done(fail("protocol_unsupported", `${peer} does not speak ${protocol.id}`));
      const [near, far] = SimChannel.pair(this, target, protocol, this.#net);
      this.#channels.add(near);
      target.#channels.add(far);
      done(ok(near));
      handler.accept(far);
    });
  }

  handle(spec: ProtocolSpec, accept: (channel: Channel) => void): void {
    this.#handlers.set(spec.id, {spec, accept});
  }

  observe(observer: ConnectionObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  ping(peer: PeerId, timeoutMs: number, done: Callback<number>): void {
    const rttMs = this.#net.delayMs() + this.#net.delayMs();
    const answers = () => this.#connected.has(peer) && !this.#net.isBlocked(this.self, peer) && !this.#net.isBlocked(peer, this.self);
    const answered = answers() && rttMs <= timeoutMs;
    this.#later(answered ? rttMs : timeoutMs, () => done(answered && answers() ? ok(rttMs) : fail("timeout", `${peer} did not answer in ${timeoutMs} ms`)));
  }

  hangUp(peer: PeerId): void {
    this.breakConnection(peer);
  }

  breakConnection(peer: PeerId): void {
    const target = this.#net.transport(peer);
    this.#drop(peer);
    if (target) target.#drop(this.self);
  }

  /** About half of the channels of one protocol between this side and a peer, whoever opened them: what is on its way there is lost, and the connection stays. */
  breakChannels(peer: PeerId, protocol: string): void {
    for (const channel of [...this.#channels]) if (channel.peer === peer && channel.protocol === protocol && this.#net.chance([1, 2])) channel.abort();
  }

  kill(): void {
    this.#dead = true;
    for (const peer of [...this.#connected]) {
      const other = this.#net.transport(peer);
      if (other) other.#drop(this.self);
    }
    this.#connected.clear();
    this.#channels.clear();
  }

  forget(channel: SimChannel): void {
    this.#channels.delete(channel);
  }

  #drop(peer: PeerId): void {
    if (this.#dead || !this.#connected.delete(peer)) return;
    for (const channel of [...this.#channels].filter((one) => one.peer === peer)) channel.end(fail("closed", `the connection to ${peer} broke`).error);
    for (const observer of [...this.#observers]) observer.disconnected(peer);
  }

  #later(delayMs: number, run: () => void): void {
    this.#net.scheduler.after(delayMs, () => !this.#dead && run());
  }
}

/** Ordered frames one way each; the far end is another SimChannel. */
export class SimChannel implements Channel {
  readonly peer: PeerId;
  readonly protocol: string;
  readonly #own: SimTransport;
  readonly #net: SimNetwork;
  readonly #spec: ProtocolSpec;
  #far: SimChannel | undefined;
  #receiver: ChannelReceiver | undefined;
  #open = true;
  #queuedBytes = 0;
  #full = false;
  #deliverAtMs = 0;

  private constructor(own: SimTransport, peer: PeerId, spec: ProtocolSpec, net: SimNetwork) {
    this.#own = own;
    this.peer = peer;
    this.protocol = spec.id;
    this.#spec = spec;
    this.#net = net;
  }

  static pair(a: SimTransport, b: SimTransport, spec: ProtocolSpec, net: SimNetwork): [SimChannel, SimChannel] {
    const near = new SimChannel(a, b.self, spec, net);
    const far = new SimChannel(b, a.self, spec, net);
    near.#far = far;
    far.#far = near;
    return [near, far];
  }

  receive(receiver: ChannelReceiver): void {
    this.#receiver = receiver;
  }

  send(...parts: readonly Uint8Array[]): boolean {
    if (!this.#open) return true;
    const frame = new Uint8Array(Buffer.concat(parts));
    if (this.#queuedBytes + frame.length > this.#spec.sendQueueBytesMax) {
      this.#shut(fail("send_overflow", "too much is waiting to be sent").error);
      return true;
    }
    if (this.#net.chance(this.#net.faults.resetChance)) {
      this.#own.breakConnection(this.peer);
      return true;
    }
    this.#queuedBytes += frame.length;
    // Later frames never overtake earlier ones.
    const delayMs = this.#net.delayMs() + (this.#spec.trafficClass === "bulk" ? this.#net.bulkDelayMs() : 0);
    const lineMs = this.#net.lineMs(this.#own.self, this.peer, frame.length);
    this.#deliverAtMs = Math.max(this.#deliverAtMs, this.#net.scheduler.nowMs + lineMs + delayMs);
    const sentAtMs = this.#net.scheduler.nowMs;
    this.#net.scheduler.after(this.#deliverAtMs - this.#net.scheduler.nowMs, () => this.#arrive(frame, sentAtMs));
    if (this.#queuedBytes >= HIGH_WATER_BYTES) this.#full = true;
    return !this.#full;
  }

  close(): void {
    if (!this.#open) return;
    const wait = Math.max(0, this.#deliverAtMs - this.#net.scheduler.nowMs);
    this.#net.scheduler.after(wait, () => this.#shut(undefined));
  }

  abort(): void {
    this.#shut(fail("closed", "aborted").error);
  }

  /** Ends this side. */
  end(failure: Failure | undefined): void {
    if (!this.#open) return;
    this.#open = false;
    this.#own.forget(this);
    if (!this.#own.isDead) this.#receiver?.closed(failure);
  }

  #shut(failure: Failure | undefined): void {
    const far = this.#far;
    this.end(failure);
    this.#net.scheduler.after(this.#net.delayMs(), () => far?.end(failure));
  }

  #arrive(frame: Uint8Array, sentAtMs: number): void {
    if (!this.#open) return;
    // A blocked link holds everything back, in order, until it heals or somebody hangs up.
    if (this.#net.isBlocked(this.#own.self, this.peer)) {
      this.#net.scheduler.after(100, () => this.#arrive(frame, sentAtMs));
      return;
    }
    this.#queuedBytes -= frame.length;
    const far = this.#far as SimChannel;
    if (far.#open && frame.length <= this.#spec.frameBytesMax) {
      this.#net.tap(this.#own.self, this.peer, this.protocol, frame, sentAtMs);
      far.#receiver?.frame(frame);
    } else if (far.#open) {
      far.#shut(fail("frame_too_long", `${frame.length} bytes`).error);
    }
    if (this.#full && this.#queuedBytes < HIGH_WATER_BYTES / 2 && this.#open) {
      this.#full = false;
      this.#receiver?.drained();
    }
  }
}
