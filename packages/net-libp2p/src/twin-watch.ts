import {randomBytes} from "node:crypto";
import type {Connection} from "@libp2p/interface";
import type {Channel, Logger, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {CHALLENGE_BYTES, concat, type KeyHolder, LIFE_BYTES, PROOF_BYTES, prove, sameBytes, type Twin, twinOf} from "./process-proof.ts";

/**
 * One request and one answer a channel. `ask`: who are you? life and challenge. `sign` with a challenge: a proof. `hear` with a proof: nothing.
 */
export const processProtocol: ProtocolSpec = {id: "/ollamesh/process/1", trafficClass: "consensus", frameBytesMax: 256, inboundChannelsPerPeerMax: 8, sendQueueBytesMax: 1024};

const ASK = 0;
const SIGN = 1;
const HEAR = 2;
const NOTHING: Uint8Array = new Uint8Array(0);
const ANSWER_MS_MAX = 3000;
/** One that is stopped, or whose host is gone, does not answer; it may come back. */
const ASK_AGAIN_MS = 5000;
/** Asked at once, of a peer that opens ever more connections. */
const CONNECTIONS_MAX = 4;

export interface TwinWatchDeps {
  readonly self: KeyHolder;
  readonly log: Logger;
  connectionsTo(peer: PeerId): readonly Connection[];
  openOn(connection: Connection, protocol: ProtocolSpec): Promise<Channel>;
  /** Proved: another process holds this peer's key, now. May be told again. */
  met(twin: Twin): void;
}

/**
 * Two processes with one key look like one peer to everybody else; they cannot even dial each other. But whoever both are connected to sees two
 * connections, asks on each which process it is, and brings each the other's proof. Nobody has to be believed.
 */
export class TwinWatch {
  readonly #deps: TwinWatchDeps;
  readonly #challenge: Uint8Array = randomBytes(CHALLENGE_BYTES);
  readonly #waiting = new Map<PeerId, NodeJS.Timeout>();
  readonly #told = new Set<PeerId>();
  #isStopped = false;

  constructor(deps: TwinWatchDeps) {
    this.#deps = deps;
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }

  /** A connection was opened. Two are common: both sides dialled. */
  look(peer: PeerId): void {
    const connections = this.#deps.connectionsTo(peer).slice(0, CONNECTIONS_MAX);
    if (this.#isStopped || connections.length < 2 || this.#waiting.has(peer)) return;
    const again = setTimeout(() => {
      this.#waiting.delete(peer);
      this.look(peer);
    }, ASK_AGAIN_MS);
    this.#waiting.set(peer, again.unref());
    this.#compare(peer, connections).then(
      (isSure) => isSure && this.#forget(peer),
      (error: Error) => this.#deps.log.debug("twins_unknown", {peer, reason: error.message}),
    );
  }

  #forget(peer: PeerId): void {
    clearTimeout(this.#waiting.get(peer));
    this.#waiting.delete(peer);
  }

  /** @returns whether it is one process for sure */
  async #compare(peer: PeerId, connections: readonly Connection[]): Promise<boolean> {
    const answers = await Promise.all(connections.map((connection) => this.#request(connection, ASK, NOTHING, LIFE_BYTES + CHALLENGE_BYTES)));
    const [first, ...rest] = answers.map((answer) => ({life: answer.slice(0, LIFE_BYTES), challenge: answer.slice(LIFE_BYTES)}));
    const at = rest.findIndex(({life}) => first && !sameBytes(life, first.life));
    const other = rest[at];
    if (!first || !other) return true;
    const [near, far] = [connections[0], connections[at + 1]] as [Connection, Connection];
    // Both first: whoever hears of the other may end at once, and then says nothing more.
    const [ofNear, ofFar] = await Promise.all([this.#request(near, SIGN, other.challenge, PROOF_BYTES), this.#request(far, SIGN, first.challenge, PROOF_BYTES)]);
    await Promise.allSettled([this.#request(far, HEAR, ofNear, 0), this.#request(near, HEAR, ofFar, 0)]);
    if (!this.#told.has(peer))
      this.#deps.log.error("data_folder_copied", {peer, reason: "two processes run with this peer's key", action: "the younger one should have ended: see its log"});
    this.#told.add(peer);
    return false;
  }

  async #request(connection: Connection, kind: number, body: Uint8Array, bytesMin: number): Promise<Uint8Array> {
    const channel = await this.#deps.openOn(connection, processProtocol);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => channel.abort(), ANSWER_MS_MAX);
      let answer = NOTHING;
      channel.receive({
        frame: (bytes) => {
          answer = bytes;
          channel.close();
        },
        drained() {},
        closed: () => {
          clearTimeout(late);
          if (answer.length >= bytesMin) resolve(answer);
          else reject(new CodedError("timeout", "a process did not say who it is"));
        },
      });
      channel.send(concat(new Uint8Array([kind]), body));
    });
  }

  /** The other side of `look`. */
  accept(channel: Channel): void {
    channel.receive({
      frame: (bytes) => {
        this.#answer(bytes[0], bytes.slice(1)).then(
          (answer) => {
            channel.send(answer);
            channel.close();
          },
          () => channel.abort(),
        );
      },
      drained() {},
      closed() {},
    });
  }

  async #answer(kind: number | undefined, body: Uint8Array): Promise<Uint8Array> {
    const {self} = this.#deps;
    if (kind === ASK) return concat(self.life, this.#challenge);
    if (kind === SIGN && body.length === CHALLENGE_BYTES) return prove(self, body);
    if (kind === HEAR) {
      const twin = await twinOf(self, this.#challenge, body);
      if (twin && !this.#isStopped) this.#deps.met(twin);
      return NOTHING;
    }
    throw new CodedError("bad_request", "not a question between processes");
  }
}
