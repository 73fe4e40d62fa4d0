import "@ollamesh/net-libp2p/polyfill";
import {createProgram, errorText} from "./cli/program.ts";
import type {PeerConfig} from "./config/peer-config.ts";
import {installationOf} from "./installation.ts";
import {serve} from "./serve/serve.ts";

/** After a signal: whatever still hangs by then is left to the operating system. Under the 5 s that were promised. */
const STOP_WITHIN_MS = 4500;

const installation = installationOf(import.meta.url);

async function runPeer(config: PeerConfig): Promise<void> {
  let stopping: Promise<void> | undefined;
  const peer = serve(config, installation, (reason) => {
    process.stderr.write(`error: ${reason}\n`);
    end(70);
  });
  const end = (status: number): void => {
    if (stopping) return;
    setTimeout(() => process.exit(status), STOP_WITHIN_MS).unref();
    stopping = peer.then((running) => running.stop()).finally(() => process.exit(status));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end(0));
  const {facts} = await peer;
  if (!stopping) process.stdout.write(`ready ${JSON.stringify(facts)}\n`);
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // the reader has seen enough: `peer.js list | head -1`
});

try {
  await createProgram({version: installation.version, env: process.env, serve: runPeer}).parseAsync();
} catch (error) {
  process.stderr.write(`error: ${errorText(error)}\n`);
  process.exit(1);
}
