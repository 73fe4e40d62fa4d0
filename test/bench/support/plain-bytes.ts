/**
 * Bytes from memory to nowhere, one process to another: what TCP, TLS and a libp2p stream can do without any store; and over TLS to a file, hashed once, written and synced, by a receiver that does
 * nothing else. This file is also the other process.
 */
import {fork} from "node:child_process";
import {createHash} from "node:crypto";
import {once} from "node:events";
import {closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync} from "node:fs";
import {type AddressInfo, connect, createServer, type Socket} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {connect as connectTls, createServer as createTlsServer} from "node:tls";
import {fileURLToPath} from "node:url";
import {type Net, startNet} from "@ollamesh/net-libp2p";
import type {Channel, ProtocolSpec} from "@ollamesh/ports";
import {silentLogger} from "@ollamesh/telemetry";
import {makeBulkIdentity} from "../../../packages/net-libp2p/src/bulk/bulk-identity.ts";
import {tlsOptions} from "../../../packages/net-libp2p/src/bulk/bulk-tls.ts";

export type PlainKind = "tcp" | "tls" | "stored" | "noise";

const CHUNK = new Uint8Array(256 * 1024).fill(7);
const spec: ProtocolSpec = {id: "/bench/1", trafficClass: "monitoring", frameBytesMax: CHUNK.length, inboundChannelsPerPeerMax: 1, sendQueueBytesMax: 4 << 20};

/** Seconds from the question to the last byte. */
export async function plainBytes(kind: PlainKind, bytes: number): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), [kind, String(bytes)], {execArgv: ["--import", "tsx"]});
  try {
    const [where] = (await once(child, "message")) as [string];
    if (kind === "noise") return await fromNet(where, bytes);
    return kind === "stored" ? await toFile(Number(where), bytes) : await fromSocket(kind, Number(where), bytes, () => undefined);
  } finally {
    child.kill("SIGKILL");
  }
}

async function fromSocket(kind: "tcp" | "tls", port: number, bytes: number, came: (chunk: Buffer) => void): Promise<number> {
  const socket = kind === "tcp" ? connect(port, "127.0.0.1") : connectTls({...tlsOptions(await makeBulkIdentity()), port, host: "127.0.0.1", servername: ""});
  await once(socket, kind === "tcp" ? "connect" : "secureConnect");
  const startedAt = performance.now();
  socket.write("x");
  let got = 0;
  for await (const chunk of socket) {
    got += (chunk as Buffer).length;
    came(chunk as Buffer);
  }
  if (got !== bytes) throw new Error(`${got} of ${bytes} bytes came`);
  return (performance.now() - startedAt) / 1000;
}

/** Written a mebibyte at a time. */
async function toFile(port: number, bytes: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-plain-"));
  const file = openSync(join(folder, "blob"), "w");
  try {
    const hash = createHash("sha256");
    const block = Buffer.alloc(1 << 20);
    let filled = 0;
    const write = (): void => {
      hash.update(block.subarray(0, filled));
      writeSync(file, block, 0, filled);
      filled = 0;
    };
    const seconds = await fromSocket("tls", port, bytes, (chunk) => {
      for (let from = 0; from < chunk.length; ) {
        const taken = chunk.copy(block, filled, from);
        from += taken;
        filled += taken;
        if (filled === block.length) write();
      }
    });
    const endedAt = performance.now();
    write();
    fdatasyncSync(file);
    hash.digest();
    return seconds + (performance.now() - endedAt) / 1000;
  } finally {
    closeSync(file);
    rmSync(folder, {recursive: true});
  }
}

async function fromNet(address: string, bytes: number): Promise<number> {
  return withNet(async (net) => {
    const peer = await new Promise<string>((resolve, reject) =>
      net.transport.dial(address, 5000, (answer) => (answer.ok ? resolve(answer.value) : reject(new Error(answer.error.message)))),
    );
    const channel = await new Promise<Channel>((resolve, reject) =>
      net.transport.open(peer, spec, (answer) => (answer.ok ? resolve(answer.value) : reject(new Error(answer.error.message)))),
    );
    const startedAt = performance.now();
    let got = 0;
    return new Promise<number>((resolve, reject) => {
      channel.receive({
        frame: (frame) => {
          got += frame.length;
          if (got === bytes) resolve((performance.now() - startedAt) / 1000);
        },
        drained() {},
        closed: () => reject(new Error("the channel closed")),
      });
      channel.send(new Uint8Array(1));
    });
  });
}

async function withNet<T>(use: (net: Net) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-plain-"));
  const net = await startNet({keyPath: join(folder, "key"), listen: ["/ip4/127.0.0.1/tcp/0"], bulkListen: undefined, topics: [], log: silentLogger, onOlderTwin() {}});
  try {
    return await use(net);
  } finally {
    await net.stop();
    rmSync(folder, {recursive: true});
  }
}

async function sendOver(socket: Socket, bytes: number): Promise<void> {
  await once(socket, "data");
  for (let sent = 0; sent < bytes; sent += CHUNK.length) if (!socket.write(CHUNK.subarray(0, bytes - sent))) await once(socket, "drain");
  socket.end();
}

function sendFrames(channel: Channel, bytes: number): void {
  let sent = 0;
  const fill = (): void => {
    while (sent < bytes) {
      const frame = CHUNK.subarray(0, bytes - sent);
      sent += frame.length;
      if (!channel.send(frame)) return;
    }
  };
  channel.receive({frame: fill, drained: fill, closed() {}});
}

async function serve(kind: PlainKind, bytes: number): Promise<void> {
  if (kind === "noise") {
    await withNet(async (net) => {
      net.transport.handle(spec, (channel) => sendFrames(channel, bytes));
      process.send?.(net.transport.addresses()[0]);
      await once(process, "disconnect");
    });
    return;
  }
  const send = (socket: Socket): void => void sendOver(socket, bytes).catch(() => undefined);
  const server = kind === "tcp" ? createServer(send) : createTlsServer(tlsOptions(await makeBulkIdentity()), send);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.send?.(String((server.address() as AddressInfo).port));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(process.argv[2] as PlainKind, Number(process.argv[3]));
