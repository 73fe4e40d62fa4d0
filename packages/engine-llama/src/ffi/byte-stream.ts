import koffi from "koffi";
import type {Pointer} from "./types.ts";

const ReadCookie = koffi.proto("intptr_t ReadCookie(void *cookie, void *target, size_t length)");
const SeekCookie = koffi.proto("int SeekCookie(void *cookie, void *offset, int whence)");
koffi.struct("cookie_io_functions_t", {read: koffi.pointer(ReadCookie), write: "void *", seek: koffi.pointer(SeekCookie), close: "void *"});

const SEEK_SET = 0;
const SEEK_CUR = 1;

/** Bytes that lie one behind the other somewhere, to be put where C wants them. */
export interface ByteSource {
  readonly size: number;
  /**
   * Puts bytes from `position` on at `target`: as many as it likes, at least one and at most `length`.
   * @returns how many; 0 at the end, -1 when they cannot be read
   */
  readInto(target: Pointer, position: number, length: number): number;
}

/** The functions of glibc in use. */
function bind() {
  const libc = koffi.load(null);
  return {
    open: libc.func("void *fopencookie(void *cookie, const char *mode, cookie_io_functions_t functions)"),
    close: libc.func("int fclose(void *file)"),
    pread: libc.func("intptr_t pread64(int descriptor, void *target, size_t length, int64_t position)"),
    copy: libc.func("void *memcpy(void *target, const uint8_t *source, size_t length)"),
    fill: libc.func("void *memset(void *target, int value, size_t length)"),
  };
}

let bound: ReturnType<typeof bind> | undefined;

/** Only where `hasByteStreams` says so. */
export function libc(): ReturnType<typeof bind> {
  bound ??= bind();
  return bound;
}

/**
 * Calls `use` with a C stream (`FILE *`) that reads from `source`, and closes it again. Large reads go straight from the source to where C wants them.
 * What the source throws counts as a read that failed; it is thrown again once `use` is over, whatever that returned.
 */
export function withByteStream<T>(source: ByteSource, use: (file: Pointer) => T): T {
  let position = 0;
  let thrown: {readonly error: unknown} | undefined;
  const read = koffi.register((_: Pointer, target: Pointer, length: number) => {
    try {
      const count = source.readInto(target, position, length);
      position += Math.max(0, count);
      return count;
    } catch (error) {
      thrown ??= {error};
      return -1;
    }
  }, koffi.pointer(ReadCookie));
  const seek = koffi.register((_: Pointer, offset: Pointer, whence: number) => {
    const base = whence === SEEK_SET ? 0 : whence === SEEK_CUR ? position : source.size;
    const wanted = base + Number(koffi.decode(offset, "int64_t"));
    if (wanted < 0) return -1;
    position = wanted;
    koffi.encode(offset, "int64_t", wanted);
    return 0;
  }, koffi.pointer(SeekCookie));
  const file = libc().open(null, "rb", {read, write: null, seek, close: null}) as Pointer;
  try {
    const result = use(file);
    if (thrown) throw thrown.error;
    return result;
  } finally {
    libc().close(file);
    koffi.unregister(read);
    koffi.unregister(seek);
  }
}
