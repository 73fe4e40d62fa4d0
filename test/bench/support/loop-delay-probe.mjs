/**
 * Loaded into a peer by `--import`. With each SIGUSR2 it writes how late the event loop was since the one before into the file named by OLLAMESH_LOOP_DELAY, and, where OLLAMESH_CPU_PROFILE names a
 * folder, what the main thread did meanwhile, as a `.cpuprofile` there.
 */
import {writeFileSync} from "node:fs";
import {Session} from "node:inspector";
import {join} from "node:path";
import {monitorEventLoopDelay} from "node:perf_hooks";
import {isMainThread} from "node:worker_threads";

const {OLLAMESH_LOOP_DELAY: delayFile, OLLAMESH_CPU_PROFILE: profileFolder} = process.env;

function profiler(folder) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.start");
  let count = 0;
  return () => {
    session.post("Profiler.stop", (_, {profile}) => writeFileSync(join(folder, `${process.pid}-${count++}.cpuprofile`), JSON.stringify(profile)));
    session.post("Profiler.start");
  };
}

if (isMainThread && process.argv[1]?.endsWith("peer.js")) {
  const delay = monitorEventLoopDelay({resolution: 5});
  delay.enable();
  const writeProfile = profileFolder ? profiler(profileFolder) : () => undefined;
  process.on("SIGUSR2", () => {
    writeFileSync(delayFile, JSON.stringify({p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6}));
    writeProfile();
    delay.reset();
  });
}
