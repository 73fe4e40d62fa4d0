import {constants} from "node:crypto";
import type {TLSSocket} from "node:tls";
import {CodedError} from "@ollamesh/stdx";
import type {BulkIdentity} from "./bulk-identity.ts";
import {fingerprintOf} from "./fingerprint.ts";

/** Says in the handshake what this is: no other service of the host can be talked into it. Version 1 knew no beats: with it the main connection carries everything. */
const ALPN = "ollamesh-bulk/2";
const KEEP_ALIVE_AFTER_MS = 10_000;
/** The answer to a ticket that is good. */
export const ADMITTED = 1;

/**
 * TLS 1.3 and nothing else, both sides with a certificate. Authorities mean nothing here: `peerFingerprint` is what is compared. Nothing is resumed, so that each
 * connection proves both keys anew.
 */
export function tlsOptions({cert, key}: BulkIdentity) {
  return {
    cert,
    key,
    minVersion: "TLSv1.3" as const,
    maxVersion: "TLSv1.3" as const,
    ALPNProtocols: [ALPN],
    requestCert: true,
    rejectUnauthorized: false,
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}

/** The fingerprint the other side proved. Throws CodedError `refused` where the handshake is not the one that was asked for. */
export function peerFingerprint(socket: TLSSocket): Buffer {
  const {raw} = socket.getPeerCertificate();
  const isAsAsked = socket.getProtocol() === "TLSv1.3" && socket.alpnProtocol === ALPN && !socket.isSessionReused();
  if (!raw || !isAsAsked) throw new CodedError("refused", "the handshake of the bulk connection was another one than ours");
  return fingerprintOf(raw);
}

export function tuneSocket(socket: TLSSocket): void {
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_AFTER_MS);
}
