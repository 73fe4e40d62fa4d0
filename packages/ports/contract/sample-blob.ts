import {createHash} from "node:crypto";
import {Prng} from "@ollamesh/stdx";
import type {Digest, PieceManifest} from "../src/index.ts";

/** Bytes drawn from a seed. */
export function sampleBytes(seed: number, length: number): Uint8Array {
  const rng = new Prng(seed);
  return Uint8Array.from({length}, () => rng.below(256));
}

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${Buffer.from(sha256(bytes)).toString("hex")}`;
}

export function pieceOf(bytes: Uint8Array, pieceSize: number, index: number): Uint8Array {
  return bytes.slice(index * pieceSize, (index + 1) * pieceSize);
}

/** A cutting made without any adapter's code: what adapters make must agree with it. */
export function cuttingOf(bytes: Uint8Array, pieceSize: number): PieceManifest {
  const pieces = Array.from({length: Math.ceil(bytes.length / pieceSize)}, (_, index) => sha256(pieceOf(bytes, pieceSize, index)));
  const root = treeHash(pieces.map((hash) => sha256(Uint8Array.of(0), hash)));
  return {digest: digestOf(bytes), size: bytes.length, pieceSize, hashes: Uint8Array.from(Buffer.concat(pieces)), root: Buffer.from(root).toString("hex")};
}

/** RFC 6962, section 2.1. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length <= 1) return leaves[0] ?? sha256();
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}
