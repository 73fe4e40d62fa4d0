import {readSync, writevSync} from "node:fs";

/** Bytes to and from another rank, in order. Both calls wait, and throw what is wrong. */
export interface RankStream {
  write(parts: readonly Uint8Array[]): void;
  /** Fills `target`; false when the stream has ended. */
  fill(target: Uint8Array): boolean;
}

/** Over a blocking descriptor. */
export class DescriptorStream implements RankStream {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  write(parts: readonly Uint8Array[]): void {
    let left = parts.filter((part) => part.length > 0);
    while (left.length > 0) left = behind(left, writevSync(this.#descriptor, left));
  }

  fill(target: Uint8Array): boolean {
    for (let at = 0; at < target.length; ) {
      const count = readSync(this.#descriptor, target, at, target.length - at, null);
      if (count === 0) return false;
      at += count;
    }
    return true;
  }
}

/** What of these is left once the first `count` bytes are written. */
function behind(parts: readonly Uint8Array[], count: number): Uint8Array[] {
  let left = count;
  return parts.flatMap((part) => {
    const taken = Math.min(left, part.length);
    left -= taken;
    return taken === part.length ? [] : [part.subarray(taken)];
  });
}
