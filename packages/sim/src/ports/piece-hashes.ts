import {createHash} from "node:crypto";
import type {Digest, PieceManifest} from "@ollamesh/ports";

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${hex(sha256(bytes))}`;
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** Cuts a blob as the real store does, with a piece size of the simulation's choice. */
export function cut(bytes: Uint8Array, pieceSize: number): PieceManifest {
  const count = Math.ceil(bytes.length / pieceSize);
  const hashes = new Uint8Array(count * 32);
  for (let i = 0; i < count; i++) hashes.set(sha256(bytes.subarray(i * pieceSize, (i + 1) * pieceSize)), i * 32);
  return {digest: digestOf(bytes), size: bytes.length, pieceSize, hashes, root: rootOf(hashes)};
}

/** RFC 6962 tree hash over the piece hashes. */
export function rootOf(hashes: Uint8Array): string {
  const leaves = Array.from({length: hashes.length / 32}, (_, i) => sha256(new Uint8Array([0]), hashes.subarray(i * 32, (i + 1) * 32)));
  return hex(treeHash(leaves));
}

function treeHash(nodes: readonly Uint8Array[]): Uint8Array {
  if (nodes.length === 0) return sha256();
  if (nodes.length === 1) return nodes[0] as Uint8Array;
  let split = 1;
  while (split * 2 < nodes.length) split *= 2;
  return sha256(new Uint8Array([1]), treeHash(nodes.slice(0, split)), treeHash(nodes.slice(split)));
}
