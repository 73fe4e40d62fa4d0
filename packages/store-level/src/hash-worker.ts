import {createHash} from "node:crypto";
import {closeSync, openSync, readSync} from "node:fs";
import {parentPort} from "node:worker_threads";
import type {HashReply, HashRequest} from "./hash-pool.ts";

// Hashing off the event loop. Reads are positional and bounded; no mapping, so that a shrinking file is an error and not a crash.

const CHUNK_BYTES = 1 << 20;

function hashFile(path: string, pieceSize: number): {digest: string; hashes: Uint8Array} {
  const file = openSync(path, "r");
  try {
    const whole = createHash("sha256");
    const hashes: Buffer[] = [];
    let piece = createHash("sha256");
    let pieceBytes = 0;
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, pieceSize || CHUNK_BYTES));
    for (let position = 0; ; ) {
      const length = readSync(file, chunk, 0, chunk.length, position);
      if (length === 0) break;
      position += length;
      whole.update(chunk.subarray(0, length));
      if (pieceSize === 0) continue;
      for (let from = 0; from < length; ) {
        const take = Math.min(length - from, pieceSize - pieceBytes);
        piece.update(chunk.subarray(from, from + take));
        pieceBytes += take;
        from += take;
        if (pieceBytes < pieceSize) continue;
        hashes.push(piece.digest());
        piece = createHash("sha256");
        pieceBytes = 0;
      }
    }
    if (pieceBytes > 0) hashes.push(piece.digest());
    return {digest: `sha256:${whole.digest("hex")}`, hashes: Buffer.concat(hashes)};
  } finally {
    closeSync(file);
  }
}

function hashSalted(path: string, salt: Uint8Array, givenUp: Int32Array<SharedArrayBuffer>): {digest: string; hashes: Uint8Array} {
  const file = openSync(path, "r");
  try {
    const plain = createHash("sha256");
    const salted = createHash("sha256").update(salt);
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let position = 0; ; ) {
      if (Atomics.load(givenUp, 0) !== 0) throw Object.assign(new Error("given up"), {code: "cancelled"});
      const length = readSync(file, chunk, 0, chunk.length, position);
      if (length === 0) return {digest: `sha256:${plain.digest("hex")}`, hashes: salted.digest()};
      position += length;
      plain.update(chunk.subarray(0, length));
      salted.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

function run(request: HashRequest): HashReply {
  try {
    if (request.type === "bytes") return {id: request.id, ok: true, digest: "", hashes: createHash("sha256").update(request.bytes).digest()};
    if (request.type === "salted") return {id: request.id, ok: true, ...hashSalted(request.path, request.salt, request.givenUp)};
    return {id: request.id, ok: true, ...hashFile(request.path, request.pieceSize)};
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    return {id: request.id, ok: false, code, message};
  }
}

parentPort?.on("message", (request: HashRequest) => parentPort?.postMessage(run(request)));
