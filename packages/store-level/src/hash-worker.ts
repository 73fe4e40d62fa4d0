import {createHash, type Hash} from "node:crypto";
import {closeSync, openSync, readlinkSync, readSync, writeSync} from "node:fs";
import {setPriority} from "node:os";
import {parentPort} from "node:worker_threads";
import type {HashReply, HashRequest, PiecesToCheck, Watch} from "./hash-pool.ts";

// Hashing off the event loop. Reads are positional and bounded; no mapping, so that a shrinking file is an error and not a crash.

const MIB = 1 << 20;
const CHUNK_BYTES = MIB;
const HASH_BYTES = 32;
/** A thread that computes a token has ten times the weight of one with this. */
const NICENESS = 10;
/** More digests than transfers run at once; the one that was left longest ago begins anew. */
const RUNNING_MAX = 16;

function hashFile(path: string, pieceSize: number, watch: Watch | undefined): {digest: string; hashes: Uint8Array} {
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
      if (watch) readSoFar(watch, position);
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

/** Throws when it was given up. */
function readSoFar(watch: Watch, bytes: number): void {
  if (Atomics.load(watch, 0) !== 0) throw Object.assign(new Error("given up"), {code: "cancelled"});
  Atomics.store(watch, 1, Math.floor(bytes / MIB));
}

function checkPieces({path, size, pieceSize, pieces, expected, watch}: PiecesToCheck): Uint8Array {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, pieceSize));
    const isBad = new Uint8Array(pieces.length);
    let read = 0;
    for (const [i, piece] of pieces.entries()) {
      const end = Math.min(size, (piece + 1) * pieceSize);
      const found = hashRange(file, chunk, piece * pieceSize, end, (bytes) => {
        read += bytes;
        readSoFar(watch, read);
      });
      if (!found?.equals(expected.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))) isBad[i] = 1;
    }
    return isBad;
  } finally {
    closeSync(file);
  }
}

/** Undefined: the file ends before, or its disk gives these bytes no more. */
function hashRange(file: number, chunk: Buffer, start: number, end: number, tell: (bytes: number) => void): Buffer | undefined {
  const hash = createHash("sha256");
  for (let position = start; position < end; ) {
    const length = readOrLost(file, chunk, Math.min(chunk.length, end - position), position);
    if (length === 0) return undefined;
    hash.update(chunk.subarray(0, length));
    position += length;
    tell(length);
  }
  return hash.digest();
}

function readOrLost(file: number, chunk: Buffer, length: number, position: number): number {
  try {
    return readSync(file, chunk, 0, length, position);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EIO") return 0;
    throw error;
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

function storeBytes({bytes, expected, fd, position}: HashRequest & {type: "store"}): Uint8Array {
  const found = createHash("sha256").update(bytes).digest();
  for (let done = 0; done < bytes.length && found.equals(expected); ) done += writeSync(fd, bytes, done, bytes.length - done, position + done);
  return found;
}

interface Running {
  readonly hash: Hash;
  at: number;
}

/** Digests of files that are not whole yet. */
const running = new Map<string, Running>();

function runOn({name, path, from, to}: HashRequest & {type: "run"}): string {
  const one = from === 0 ? {hash: createHash("sha256"), at: 0} : running.get(name);
  running.delete(name);
  if (one?.at !== from) throw new Error(`the digest of ${path} is not at ${from}`);
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    while (one.at < to) {
      const length = readSync(file, chunk, 0, Math.min(chunk.length, to - one.at), one.at);
      if (length === 0) throw new Error(`${path} ends at ${one.at}`);
      one.hash.update(chunk.subarray(0, length));
      one.at += length;
    }
  } finally {
    closeSync(file);
  }
  running.set(name, one);
  for (const oldest of running.keys()) if (running.size > RUNNING_MAX) running.delete(oldest);
  return `sha256:${one.hash.copy().digest("hex")}`;
}

/** On Linux a thread has a priority of its own: what waits for an answer goes first. Elsewhere that of the process stays. */
function yieldCores(): void {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), NICENESS);
  } catch {
    // No such system, or no /proc: everything works, only less politely.
  }
}

function run(request: HashRequest): HashReply {
  try {
    if (request.type === "store") return {id: request.id, ok: true, digest: "", hashes: storeBytes(request)};
    if (request.type === "run") return {id: request.id, ok: true, digest: runOn(request), hashes: new Uint8Array()};
    if (request.type === "forget") running.delete(request.name);
    if (request.type === "forget") return {id: request.id, ok: true, digest: "", hashes: new Uint8Array()};
    if (request.type === "bytes") return {id: request.id, ok: true, digest: "", hashes: createHash("sha256").update(request.bytes).digest()};
    if (request.type === "salted") return {id: request.id, ok: true, ...hashSalted(request.path, request.salt, request.givenUp)};
    if (request.type === "check") return {id: request.id, ok: true, digest: "", hashes: checkPieces(request)};
    return {id: request.id, ok: true, ...hashFile(request.path, request.pieceSize, request.watch)};
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    return {id: request.id, ok: false, code, message};
  }
}

yieldCores();
parentPort?.on("message", (request: HashRequest) => parentPort?.postMessage(run(request)));
