import type {PrivateKey} from "@libp2p/interface";

export const CHALLENGE_BYTES = 16;
export const LIFE_BYTES = 16;
const AGE_BYTES = 8;
const SIGNATURE_BYTES = 64;
export const PROOF_BYTES = LIFE_BYTES + AGE_BYTES + SIGNATURE_BYTES;

/** One process that holds a key, told apart from others that hold it by what it drew at its start. */
export interface KeyHolder {
  readonly key: PrivateKey;
  readonly life: Uint8Array;
  /** Milliseconds since its start, by a clock that is never set. */
  ageMs(): number;
}

/** Another process with the same key. */
export interface Twin {
  readonly life: Uint8Array;
  readonly ageMs: number;
}

/** What only a process with the key can say, and only since the challenge was drawn: which one it is and how old. */
export async function prove({key, life, ageMs}: KeyHolder, challenge: Uint8Array): Promise<Uint8Array> {
  const claim = new Uint8Array(LIFE_BYTES + AGE_BYTES);
  claim.set(life);
  new DataView(claim.buffer).setFloat64(LIFE_BYTES, ageMs());
  return concat(claim, await key.sign(signedBytes(challenge, claim)));
}

/** The other process a proof speaks of; undefined: it proves nothing, or was made by this process itself. */
export async function twinOf({key, life}: KeyHolder, challenge: Uint8Array, proof: Uint8Array): Promise<Twin | undefined> {
  if (proof.length !== PROOF_BYTES) return undefined;
  const claim = proof.subarray(0, LIFE_BYTES + AGE_BYTES);
  if (!(await key.publicKey.verify(signedBytes(challenge, claim), proof.subarray(claim.length)))) return undefined;
  const other = Uint8Array.from(claim.subarray(0, LIFE_BYTES));
  return sameBytes(other, life) ? undefined : {life: other, ageMs: new DataView(proof.buffer, proof.byteOffset).getFloat64(LIFE_BYTES)};
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Signed nowhere else: a challenge cannot be some other message. */
function signedBytes(challenge: Uint8Array, claim: Uint8Array): Uint8Array {
  return concat(new TextEncoder().encode("ollamesh-process:"), challenge, claim);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
