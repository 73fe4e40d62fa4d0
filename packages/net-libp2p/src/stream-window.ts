import type {Stream} from "@libp2p/interface";

/** Half of yamux's first window, which only grows: the sender always has as much left. */
const UPDATE_AFTER_BYTES = 128 * 1024;

export interface ReadWindow {
  /** To be called with the bytes of each message that was read. */
  read(bytes: number): void;
  /** The sender is told of no new room until `release`. */
  hold(): void;
  release(): void;
}

/**
 * From now on the sender is told of new room when half a window was read, as yamux has it. The library tells after every message, so that each
 * small one costs another one back. A stream without windows stays as it is.
 */
export function updateWindowByHalves(stream: Stream): ReadWindow {
  const windowed = stream as Stream & {sendWindowUpdate?(): void};
  const update = windowed.sendWindowUpdate?.bind(stream);
  if (!update) return {read: () => undefined, hold: () => undefined, release: () => undefined};
  windowed.sendWindowUpdate = () => undefined;
  let [readBytes, isHeld] = [0, false];
  const tell = (): void => {
    if (isHeld || readBytes < UPDATE_AFTER_BYTES) return;
    readBytes = 0;
    update();
  };
  return {
    read: (bytes) => {
      readBytes += bytes;
      tell();
    },
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      tell();
    },
  };
}
