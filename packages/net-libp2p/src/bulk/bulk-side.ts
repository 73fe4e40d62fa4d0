import type {Channel, Logger, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {BackOff} from "./back-off.ts";
import type {BulkIdentity} from "./bulk-identity.ts";
import {type BulkAddress, type BulkOffer, bulkOfferProtocol, decodeOffer, decodeQuestion, encodeOffer, encodeQuestion} from "./bulk-offer.ts";
import {BulkHost} from "./thread/bulk-host.ts";
import type {RemoteSocket} from "./thread/remote-socket.ts";
import type {Admission} from "./ticket-office.ts";

const ANSWER_MS_MAX = 3000;
const NO: Uint8Array = Buffer.from("{}");

export interface BulkPlace {
  readonly identity: BulkIdentity;
  /** Entry of the thread that moves the bytes: `dist/bulk-worker.js`. */
  readonly workerUrl: URL;
  /** Where to listen; port 0 takes a free one. */
  readonly hosts: readonly BulkAddress[];
}

export interface BulkSideDeps extends BulkPlace {
  readonly log: Logger;
  /** The IP address the libp2p connection to this peer goes to; undefined: there is none, or it goes through somebody else. */
  remoteHost(peer: PeerId): string | undefined;
  /** A channel over the libp2p connection itself. */
  openMain(peer: PeerId, protocol: ProtocolSpec): Promise<Channel>;
  /** Whether channels of this protocol are taken from others beside the libp2p connection. */
  isHandled(protocol: string): boolean;
  /** A channel another peer opened. Throws where one more is not taken. */
  admitted(socket: RemoteSocket, admission: Admission): void;
}

/** Connections beside libp2p's: for each a question over libp2p, a ticket, and a TLS connection both ends of which are known by then. */
export class BulkSide {
  readonly #deps: BulkSideDeps;
  readonly #host: BulkHost;
  readonly #backOff = new BackOff();
  readonly #nowMs = (): number => performance.now();

  constructor(deps: BulkSideDeps) {
    this.#deps = deps;
    this.#host = new BulkHost(deps);
  }

  /** Listens before anybody asks. Throws CodedError `port_in_use`, `bad_address`. */
  async listen(): Promise<void> {
    await this.#host.addresses();
  }

  stop(): Promise<void> {
    return this.#host.stop();
  }

  /** Undefined: not possible now, for whatever reason. Bounded in time; not tried again at once. */
  async open(peer: PeerId, {id}: ProtocolSpec): Promise<RemoteSocket | undefined> {
    const host = this.#deps.remoteHost(peer);
    if (host === undefined || !this.#backOff.mayTry(peer, this.#nowMs())) return undefined;
    try {
      const {socket, to} = await this.#host.dial(await this.#ask(peer, id), host);
      this.#backOff.forget(peer);
      this.#deps.log.debug("bulk_opened", {peer, protocol: id, to});
      return socket;
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
    this.#host.forget(peer);
    this.#backOff.forget(peer);
  }

  /** The other side of a question. */
  answer(channel: Channel): void {
    channel.receive({
      frame: (bytes) => {
        void this.#answerTo(channel.peer, bytes).then((answer) => {
          channel.send(answer);
          channel.close();
        });
      },
      drained() {},
      closed() {},
    });
  }

  async #answerTo(peer: PeerId, bytes: Uint8Array): Promise<Uint8Array> {
    const question = decodeQuestion(bytes);
    if (!question || !this.#deps.isHandled(question.protocol)) return NO;
    try {
      const addresses = await this.#host.addresses();
      const ticket = addresses.length > 0 ? await this.#host.issue({peer, ...question}) : undefined;
      return ticket ? encodeOffer({fingerprint: this.#deps.identity.fingerprint, ticket: Buffer.from(ticket), addresses}) : NO;
    } catch (error) {
      this.#deps.log.debug("bulk_not_offered", {peer, reason: (error as Error).message, action: "the main connection carries it"});
      return NO;
    }
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
