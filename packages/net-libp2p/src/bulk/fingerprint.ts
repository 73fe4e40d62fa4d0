import {createHash} from "node:crypto";

export const FINGERPRINT_BYTES = 32;

/** SHA-256. @param der the certificate as it was presented */
export function fingerprintOf(der: Uint8Array): Buffer {
  return createHash("sha256").update(der).digest();
}
