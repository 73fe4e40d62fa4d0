import {KeyObject, randomBytes, webcrypto} from "node:crypto";
import {X509CertificateGenerator} from "@peculiar/x509";
import {fingerprintOf} from "./fingerprint.ts";

/** Clocks of peers may differ; whom to trust is decided by the fingerprint, never by a date. */
const DAY_MS = 86_400_000;
const VALID_DAYS = 3650;

/** What this process proves itself with beside its libp2p connections. Lives in memory only, as long as the process. */
export interface BulkIdentity {
  /** PEM. */
  readonly cert: string;
  /** PEM, PKCS #8. */
  readonly key: string;
  /** SHA-256 of the certificate's DER. */
  readonly fingerprint: Buffer;
}

/** A fresh key and a certificate of its own that nobody signed: peers tell each other the fingerprint over libp2p. */
export async function makeBulkIdentity(): Promise<BulkIdentity> {
  const signingAlgorithm = {name: "ECDSA", namedCurve: "P-256", hash: "SHA-256"};
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"]);
  const now = Date.now();
  const cert = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(16).toString("hex"),
      name: "CN=ollamesh",
      notBefore: new Date(now - DAY_MS),
      notAfter: new Date(now + VALID_DAYS * DAY_MS),
      signingAlgorithm,
      keys,
    },
    webcrypto,
  );
  const key = KeyObject.from(keys.privateKey).export({type: "pkcs8", format: "pem"}) as string;
  return {cert: cert.toString("pem"), key, fingerprint: fingerprintOf(new Uint8Array(cert.rawData))};
}
