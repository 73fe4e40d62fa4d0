/** Whether `tcp.ts` knows the numbers of this system. Apart from it, so that a process that opens no socket loads no native code. */
export function hasBlockingTcp(): boolean {
  return process.platform === "linux";
}
