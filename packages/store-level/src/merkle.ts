import {createHash} from "node:crypto";

export const HASH_BYTES = 32;

/** RFC 6962 tree hash over piece hashes, lower-case hex. */
export function merkleRoot(hashes: Uint8Array): string {
  const count = hashes.length / HASH_BYTES;
  const leaf = (i: number): Buffer =>
    createHash("sha256")
      .update(Buffer.from([0]))
      .update(hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
      .digest();
  const tree = (from: number, to: number): Buffer => {
    if (to - from === 1) return leaf(from);
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    return createHash("sha256")
      .update(Buffer.from([1]))
      .update(tree(from, from + split))
      .update(tree(from + split, to))
      .digest();
  };
  return (count === 0 ? createHash("sha256").digest() : tree(0, count)).toString("hex");
}
