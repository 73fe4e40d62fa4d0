import {type FileHandle, open} from "node:fs/promises";
import {CodedError, failureOf} from "@ollamesh/stdx";
import {HEADER_LIMITS, type Header} from "./header.ts";
import {badModel, NeedMoreBytes} from "./header-cursor.ts";
import {parseHeader} from "./parse-header.ts";

const FIRST_READ_BYTES = 256 * 1024;
const GROWTH = 4;

/**
 * Reads the header of a GGUF file and nothing behind it: at most `HEADER_LIMITS.bytesMax` bytes, in growing reads.
 *
 * @throws CodedError `bad_model` for a malformed or hostile header, `io` when the file cannot be read
 */
export async function readHeader(path: string): Promise<{readonly header: Header; readonly fileSize: number}> {
  const file = await open(path, "r").catch((thrown: unknown) => {
    throw new CodedError("io", `The model file cannot be opened: ${failureOf(thrown, "io").message}`);
  });
  try {
    const {size} = await file.stat();
    return {header: await readGrowing(file, size), fileSize: size};
  } finally {
    await file.close();
  }
}

async function readGrowing(file: FileHandle, fileSize: number): Promise<Header> {
  const most = Math.min(fileSize, HEADER_LIMITS.bytesMax);
  for (let length = Math.min(FIRST_READ_BYTES, most); ; length = Math.min(length * GROWTH, most)) {
    const bytes = await readBytes(file, length);
    try {
      return parseHeader(bytes, fileSize);
    } catch (thrown) {
      if (!(thrown instanceof NeedMoreBytes)) throw thrown;
      if (length >= most) throw badModel(`The GGUF header is longer than ${HEADER_LIMITS.bytesMax} bytes, the most that is read.`);
    }
  }
}

async function readBytes(file: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const {bytesRead} = await file.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) throw badModel("The model file became shorter while it was read.");
    filled += bytesRead;
  }
  return bytes;
}
