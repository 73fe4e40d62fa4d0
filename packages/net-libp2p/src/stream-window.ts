import type {Stream} from "@libp2p/interface";

/** Half of yamux's first window, which only grows: the sender always has as much left. */
const UPDATE_AFTER_BYTES = 128 * 1024;

/**
 * From now on the sender is told of new room when half a window was read, as yamux has it. The library tells after every message, so that each
 * small one costs another one back. A stream without windows stays as it is.
 * @returns to be called with the bytes of each message that was read
 */
export function updateWindowByHalves(stream: Stream): (bytes: number) => void {
  const windowed = stream as Stream & {sendWindowUpdate?(): void};
  const update = windowed.sendWindowUpdate?.bind(stream);
  if (!update) return () => undefined;
  windowed.sendWindowUpdate = () => undefined;
  let readBytes = 0;
  return (bytes) => {
    readBytes += bytes;
    if (readBytes < UPDATE_AFTER_BYTES) return;
    readBytes = 0;
    update();
  };
}
