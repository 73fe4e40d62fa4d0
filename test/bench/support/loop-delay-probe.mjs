/** Loaded into a peer by `--import`: how late its event loop was, since the last time it was asked with SIGUSR2, into the file named by OLLAMESH_LOOP_DELAY. */
import {writeFileSync} from "node:fs";
import {monitorEventLoopDelay} from "node:perf_hooks";
import {isMainThread} from "node:worker_threads";

if (isMainThread && process.argv[1]?.endsWith("peer.js")) {
  const delay = monitorEventLoopDelay({resolution: 5});
  delay.enable();
  process.on("SIGUSR2", () => {
    writeFileSync(process.env.OLLAMESH_LOOP_DELAY, JSON.stringify({p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6}));
    delay.reset();
  });
}
