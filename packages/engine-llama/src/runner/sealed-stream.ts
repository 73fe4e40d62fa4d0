import {createCipheriv, createDecipheriv} from "node:crypto";
import type {RankStream} from "./rank-stream.ts";

export const SEAL_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const CIPHER = "aes-256-gcm";
/** Of one record's plain text: as much as a frame may have, and its head. */
const RECORD_BYTES_MAX = 257 * 1024 * 1024;

/** One for each direction: with one for both, two records would be sealed with one nonce. */
export interface SealKeys {
  readonly send: Uint8Array;
  readonly receive: Uint8Array;
}

/**
 * Records of AES-256-GCM (NIST SP 800-38D) over another stream: what is written at once is one record, its length before it, its tag behind. Nonces count records, so that none can be changed, left out,
 * repeated or moved. The keys are used for this stream alone. Throws when a record is not the one that was due.
 */
export class SealedStream implements RankStream {
  readonly #under: RankStream;
  readonly #keys: SealKeys;
  #sent = 0;
  #received = 0;
  /** Opened and not taken yet. */
  #plain: Uint8Array = new Uint8Array(0);

  constructor(under: RankStream, keys: SealKeys) {
    this.#under = under;
    this.#keys = keys;
  }

  write(parts: readonly Uint8Array[]): void {
    const cipher = createCipheriv(CIPHER, this.#keys.send, nonceOf(this.#sent++));
    const sealed = parts.map((part) => cipher.update(part));
    cipher.final();
    const length = new Uint8Array(Uint32Array.of(parts.reduce((sum, part) => sum + part.length, 0)).buffer);
    this.#under.write([length, ...sealed, cipher.getAuthTag()]);
  }

  fill(target: Uint8Array): boolean {
    for (let at = 0; at < target.length; ) {
      if (this.#plain.length === 0 && !this.#open()) return false;
      const part = this.#plain.subarray(0, target.length - at);
      target.set(part, at);
      this.#plain = this.#plain.subarray(part.length);
      at += part.length;
    }
    return true;
  }

  /** False when the stream has ended. */
  #open(): boolean {
    const length = new Uint32Array(1);
    if (!this.#under.fill(new Uint8Array(length.buffer))) return false;
    if ((length[0] as number) > RECORD_BYTES_MAX) throw new Error(`a sealed record of ${length[0]} bytes`);
    const record = new Uint8Array((length[0] as number) + TAG_BYTES);
    if (!this.#under.fill(record)) return false;
    const decipher = createDecipheriv(CIPHER, this.#keys.receive, nonceOf(this.#received++));
    decipher.setAuthTag(record.subarray(length[0]));
    this.#plain = decipher.update(record.subarray(0, length[0]));
    decipher.final();
    return true;
  }
}

/** 2^53 records: of the largest rate, for longer than machines last. */
function nonceOf(count: number): Uint8Array {
  const nonce = new Uint8Array(NONCE_BYTES);
  new DataView(nonce.buffer).setBigUint64(LENGTH_BYTES, BigInt(count));
  return nonce;
}
