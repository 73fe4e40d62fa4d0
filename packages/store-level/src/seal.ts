import {stat} from "node:fs/promises";

/** What a file looked like when its bytes were last found right: who writes to it, replaces it or cuts it off changes something of this. Numbers as text: nanoseconds do not fit. */
export interface Seal {
  readonly size: string;
  readonly mtimeNs: string;
  /** Cannot be set back, as `mtimeNs` can. */
  readonly ctimeNs: string;
  readonly ino: string;
}

/** What was found when the file looked like that. Not kept over a restart: what was wrong may have been the disk's answer. */
export interface BadLook {
  readonly seal: Seal;
  readonly badPieces: readonly number[];
}

/** What is to be done with a file before it is used. */
export type Look = {readonly type: "sound"} | {readonly type: "bad"; readonly badPieces: readonly number[]} | {readonly type: "read"};

/** @param now what the file looks like @param isDoubted its looks do not count */
export function lookAt(now: Seal, sealed: Seal | undefined, bad: BadLook | undefined, isDoubted: boolean): Look {
  if (isDoubted) return {type: "read"};
  if (bad && isSame(now, bad.seal)) return {type: "bad", badPieces: bad.badPieces};
  return sealed && isSame(now, sealed) ? {type: "sound"} : {type: "read"};
}

export async function sealOf(path: string): Promise<Seal> {
  const {size, mtimeNs, ctimeNs, ino} = await stat(path, {bigint: true});
  return {size: `${size}`, mtimeNs: `${mtimeNs}`, ctimeNs: `${ctimeNs}`, ino: `${ino}`};
}

export function encodeSeal({size, mtimeNs, ctimeNs, ino}: Seal): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([size, mtimeNs, ctimeNs, ino]));
}

/** Undefined when it was not written whole by a version that is understood: then the file is read. */
export function decodeSeal(bytes: Uint8Array): Seal | undefined {
  try {
    const parts = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    if (!Array.isArray(parts) || parts.length !== 4 || !parts.every((part) => typeof part === "string")) return undefined;
    const [size, mtimeNs, ctimeNs, ino] = parts as [string, string, string, string];
    return {size, mtimeNs, ctimeNs, ino};
  } catch {
    return undefined;
  }
}

function isSame(a: Seal, b: Seal): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.ino === b.ino;
}
