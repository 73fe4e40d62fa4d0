import type {OnReadOpts} from "node:net";
import type {TLSSocket} from "node:tls";

/** What one TLS record holds at most: Node hands them on one by one. */
const RECORD_BYTES = 1 << 14;

/** A TLS connection both ends of which are proved, and how its bytes are had. */
export interface BulkSocket {
  /** Paused. */
  readonly socket: TLSSocket;
  /** Once: whatever comes, from the first byte on. A chunk is the receiver's only until it returns. */
  read(data: (bytes: Uint8Array) => void): void;
}

/** One that a peer opened. */
export function acceptedSocket(socket: TLSSocket): BulkSocket {
  return {socket, read: (data) => void socket.on("data", data)};
}

/**
 * Where the bytes of a socket go that this side opens: into one buffer, used again for each record. Memory made for each costs half of what receiving does. Node offers it to
 * those that connect only, which is why blocks come on the channel of whoever asked for them.
 */
export class Inlet {
  readonly onread: OnReadOpts = {buffer: Buffer.allocUnsafeSlow(RECORD_BYTES), callback: (length, buffer) => this.#came(buffer.subarray(0, length))};
  #data: ((bytes: Uint8Array) => void) | undefined;
  #kept: Uint8Array[] = [];

  /** What came before comes first. */
  read(data: (bytes: Uint8Array) => void): void {
    this.#data = data;
    for (const bytes of this.#kept.splice(0)) data(bytes);
  }

  /** Nobody reads for a while: what was on its way, and `rest`, is kept. The socket should be paused. */
  keep(rest: Uint8Array): void {
    this.#data = undefined;
    if (rest.length > 0) this.#kept.push(new Uint8Array(rest));
  }

  #came(bytes: Uint8Array): true {
    if (this.#data) this.#data(bytes);
    else this.#kept.push(new Uint8Array(bytes)); // a copy: the slices of a Buffer are views
    return true;
  }
}
