import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Channel, Logger, ProtocolSpec} from "@ollamesh/ports";
import type {Callback, Outcome} from "@ollamesh/stdx";
import {type Net, type NetOptions, startNet} from "../src/index.ts";
import {builtBulkWorker} from "./built-bulk-worker.ts";

export const silent: Logger = {child: () => silent, debug() {}, info() {}, warn() {}, error() {}};

/** A peer on loopback with a folder of its own, gone with `stop`. */
export async function netWith(
  bulkListen: readonly string[] | undefined,
  log: Logger = silent,
  more: Pick<Partial<NetOptions>, "metrics" | "topics" | "bulkWorkerUrl"> = {},
): Promise<Net> {
  const folder = mkdtempSync(join(tmpdir(), "net-"));
  const net = await startNet({
    keyPath: join(folder, "key"),
    listen: ["/ip4/127.0.0.1/tcp/0"],
    bulkListen,
    bulkWorkerUrl: builtBulkWorker(),
    topics: [],
    log,
    onOlderTwin() {},
    ...more,
  });
  return {
    ...net,
    stop: async () => {
      await net.stop();
      rmSync(folder, {recursive: true});
    },
  };
}

export const asked = <T>(call: (done: Callback<T>) => void): Promise<Outcome<T>> => new Promise((resolve) => call(resolve));

export async function connect(near: Net, far: Net): Promise<void> {
  const dialled = await asked<string>((done) => near.transport.dial(far.transport.addresses()[0] as string, 5000, done));
  if (!dialled.ok) throw new Error(dialled.error.message);
}

export async function open(near: Net, far: Net, spec: ProtocolSpec): Promise<Channel> {
  const opened = await asked<Channel>((done) => near.transport.open(far.transport.self, spec, done));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
