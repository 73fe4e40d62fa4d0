import type {Channel, Logger, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {BackOff} from "./back-off.ts";
import {dialBulk} from "./bulk-dial.ts";
import type {BulkIdentity} from "./bulk-identity.ts";
import {ADMIT_MS_MAX, BulkListener} from "./bulk-listener.ts";
import {type BulkOffer, bulkOfferProtocol, decodeOffer, decodeQuestion, encodeOffer, encodeQuestion} from "./bulk-offer.ts";
import type {BulkSocket} from "./bulk-socket.ts";
import {type Admission, TicketOffice} from "./ticket-office.ts";

const ANSWER_MS_MAX = 3000;
const NO: Uint8Array = Buffer.from("{}");

export interface BulkSideDeps {
  readonly identity: BulkIdentity;
  readonly log: Logger;
  /** The IP address the libp2p connection to this peer goes to; undefined: there is none, or it goes through somebody else. */
  remoteHost(peer: PeerId): string | undefined;
  /** A channel over the libp2p connection itself. */
  openMain(peer: PeerId, protocol: ProtocolSpec): Promise<Channel>;
  /** Whether channels of this protocol are taken from others beside the libp2p connection. */
  isHandled(protocol: string): boolean;
  /** A channel another peer opened. Throws where one more is not taken. */
  admitted(socket: BulkSocket, admission: Admission): void;
}

/** Connections beside libp2p's: for each a question over libp2p, a ticket, and a TLS connection both ends of which are known by then. */
export class BulkSide {
  readonly listener: BulkListener;
  readonly #deps: BulkSideDeps;
  readonly #tickets = new TicketOffice();
  readonly #backOff = new BackOff();
  readonly #nowMs = (): number => performance.now();

  constructor(deps: BulkSideDeps) {
    this.#deps = deps;
    const {identity, log} = deps;
    this.listener = new BulkListener({
      identity,
      tickets: this.#tickets,
      log,
      admitted: (socket, admission) => deps.admitted(socket, admission),
      nowMs: this.#nowMs,
      admitMsMax: ADMIT_MS_MAX,
    });
  }

  /** Undefined: not possible now, for whatever reason. Bounded in time; not tried again at once. */
  async open(peer: PeerId, {id}: ProtocolSpec): Promise<BulkSocket | undefined> {
    const host = this.#deps.remoteHost(peer);
    if (host === undefined || !this.#backOff.mayTry(peer, this.#nowMs())) return undefined;
    try {
      const opened = await dialBulk(this.#deps.identity, await this.#ask(peer, id), host);
      const {socket} = opened;
      this.#backOff.forget(peer);
      this.#deps.log.debug("bulk_opened", {peer, protocol: id, to: `${socket.remoteAddress}:${socket.remotePort}`});
      return opened;
    } catch (error) {
      this.broke(peer);
      const {code, message} = error as NodeJS.ErrnoException;
      this.#deps.log.debug("bulk_not_opened", {peer, protocol: id, code, reason: message, action: "the main connection carries it"});
      return undefined;
    }
  }

  /** A bulk connection to this peer failed, though the peer is there. */
  broke(peer: PeerId): void {
    this.#backOff.failed(peer, this.#nowMs());
  }

  /** Not connected any more: what was promised over that connection is void. */
  lost(peer: PeerId): void {
    this.#tickets.forget(peer);
    this.#backOff.forget(peer);
  }

  /** The other side of a question. */
  answer(channel: Channel): void {
    channel.receive({
      frame: (bytes) => {
        channel.send(this.#answerTo(channel.peer, bytes));
        channel.close();
      },
      drained() {},
      closed() {},
    });
  }

  #answerTo(peer: PeerId, bytes: Uint8Array): Uint8Array {
    const question = decodeQuestion(bytes);
    const addresses = this.listener.addresses();
    if (!question || addresses.length === 0 || !this.#deps.isHandled(question.protocol)) return NO;
    const ticket = this.#tickets.issue({peer, ...question}, this.#nowMs());
    return ticket ? encodeOffer({fingerprint: this.#deps.identity.fingerprint, ticket, addresses}) : NO;
  }

  async #ask(peer: PeerId, protocol: string): Promise<BulkOffer> {
    const channel = await this.#deps.openMain(peer, bulkOfferProtocol);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => channel.abort(), ANSWER_MS_MAX);
      let offer: BulkOffer | undefined;
      channel.receive({
        frame: (bytes) => {
          offer = decodeOffer(bytes);
          channel.close();
        },
        drained() {},
        closed: () => {
          clearTimeout(late);
          if (offer) resolve(offer);
          else reject(new CodedError("refused", "the peer offers no bulk connection"));
        },
      });
      channel.send(encodeQuestion({protocol, fingerprint: this.#deps.identity.fingerprint}));
    });
  }
}
