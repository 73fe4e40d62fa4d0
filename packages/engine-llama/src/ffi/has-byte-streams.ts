/**
 * Whether a C stream can be made of bytes that are in no file (`withByteStream`): glibc's way of it is used. macOS has one of its own that was not tried, and
 * llama.cpp for Windows takes no stream but a file's. Apart from the streams, so that a process that makes none loads no native code.
 */
export function hasByteStreams(): boolean {
  return process.platform === "linux";
}
