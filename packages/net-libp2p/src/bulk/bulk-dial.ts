import {connect} from "node:tls";
import {CodedError} from "@ollamesh/stdx";
import type {BulkIdentity} from "./bulk-identity.ts";
import type {BulkAddress} from "./bulk-offer.ts";
import {type BulkSocket, Inlet} from "./bulk-socket.ts";
import {ADMITTED, peerFingerprint, tlsOptions, tuneSocket} from "./bulk-tls.ts";

/** TCP, TLS and the ticket, for one address. */
const CONNECT_MS_MAX = 3000;
const ADDRESSES_TRIED_MAX = 3;

/** What was offered: where, with which ticket, and whom to find there. */
export interface BulkTarget {
  readonly fingerprint: Uint8Array;
  readonly ticket: Uint8Array;
  readonly addresses: readonly BulkAddress[];
}

/**
 * Opens what was offered, at the first address that works. The ticket is shown to nobody but the owner of the offered fingerprint.
 * @param remoteHost where the libp2p connection goes
 * @returns a paused socket, proved on both sides. Throws CodedError `unreachable`, `refused`.
 */
export async function dialBulk(identity: BulkIdentity, offer: BulkTarget, remoteHost: string): Promise<BulkSocket> {
  let failure: unknown = new CodedError("unreachable", "the peer offers no address of use");
  for (const address of addressesFor(offer.addresses, remoteHost)) {
    try {
      return await dialOne(identity, offer, address);
    } catch (error) {
      failure = error;
      // It was there, and may have seen the ticket: that is used up.
      if (error instanceof CodedError && error.code === "refused") throw error;
    }
  }
  throw failure;
}

/** Nobody outside makes this host connect to its own services. */
export function addressesFor(offered: readonly BulkAddress[], remoteHost: string): readonly BulkAddress[] {
  const meant = offered.map(({host, port}) => ({host: host === "any" ? remoteHost : host, port}));
  const usable = meant.filter(({host}) => isLoopback(remoteHost) || !isLoopback(host));
  const first = usable.filter(({host}) => host === remoteHost);
  return [...first, ...usable.filter(({host}) => host !== remoteHost)].slice(0, ADDRESSES_TRIED_MAX);
}

function isLoopback(host: string): boolean {
  return /^(::ffff:)?127\.|^::1$|^0\.|^::$|^localhost/i.test(host);
}

function dialOne(identity: BulkIdentity, offer: BulkTarget, {host, port}: BulkAddress): Promise<BulkSocket> {
  const inlet = new Inlet();
  const options = {...tlsOptions(identity), host, port, servername: "", checkServerIdentity: () => undefined, onread: inlet.onread};
  const socket = connect(options);
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      clearTimeout(late);
      socket.destroy();
      reject(error);
    };
    const late = setTimeout(() => failed(new CodedError("unreachable", `${host}:${port} did not answer in ${CONNECT_MS_MAX / 1000} s`)), CONNECT_MS_MAX);
    const closed = (): void => failed(new CodedError("unreachable", `${host}:${port} closed the connection`));
    const broke = (error: Error): void => failed(new CodedError("unreachable", `${host}:${port}: ${error.message}`));
    socket.on("error", broke);
    socket.once("close", closed);
    socket.once("secureConnect", () => {
      try {
        if (!peerFingerprint(socket).equals(offer.fingerprint)) throw new CodedError("refused", `another one than the peer answers at ${host}:${port}`);
      } catch (error) {
        return failed(error as Error);
      }
      tuneSocket(socket);
      socket.write(offer.ticket);
    });
    inlet.read((bytes) => {
      socket.pause();
      inlet.keep(bytes.subarray(1));
      if (bytes[0] !== ADMITTED) return failed(new CodedError("refused", `${host}:${port} does not take the ticket`));
      clearTimeout(late);
      socket.off("close", closed); // `broke` stays: whatever happens from now on, nobody is left to be told here
      resolve({socket, read: (data) => inlet.read(data)});
    });
  });
}
