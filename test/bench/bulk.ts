/**
 * Megabytes per second of one 300 MB file from one process to another on loopback, verified and on disk at the end: a pull over the mesh, `node:https`, raw TCP; in turns.
 * tsx test/bench/bulk.ts [--rounds 3]. `openssl` makes the certificate for https.
 */
import {execFileSync, fork} from "node:child_process";
import {createHash} from "node:crypto";
import {once} from "node:events";
import {createReadStream, mkdtempSync, readFileSync, rmSync, statSync} from "node:fs";
import {open} from "node:fs/promises";
import {createServer as createHttpsServer, request} from "node:https";
import {type AddressInfo, connect, createServer as createTcpServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {root} from "../../scripts/peer-process.ts";
import {TestMesh} from "../e2e/support/mesh.ts";
import {putModel, seededModel} from "../e2e/support/seeded-model.ts";

const {values} = parseArgs({options: {rounds: {type: "string", default: "3"}, serve: {type: "string"}, file: {type: "string"}, certs: {type: "string"}}});

/** The other process: sends the file to whoever connects. */
async function serve(kind: string, file: string, certs: string): Promise<void> {
  const chunks = {highWaterMark: 1 << 20};
  const server =
    kind === "https"
      ? createHttpsServer({key: readFileSync(join(certs, "key.pem")), cert: readFileSync(join(certs, "cert.pem"))}, (_, response) => createReadStream(file, chunks).pipe(response))
      : createTcpServer((socket) => createReadStream(file, chunks).pipe(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.send?.((server.address() as AddressInfo).port);
}

async function receive(source: AsyncIterable<Buffer>, digest: string, path: string): Promise<void> {
  const hash = createHash("sha256");
  const file = await open(path, "w");
  for await (const chunk of source) {
    hash.update(chunk);
    await file.write(chunk);
  }
  await file.sync();
  await file.close();
  if (`sha256:${hash.digest("hex")}` !== digest) throw new Error("other bytes came");
}

async function plain(kind: "https" | "tcp", path: string, digest: string, folder: string): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), ["--serve", kind, "--file", path, "--certs", folder], {execArgv: ["--import", "tsx"], cwd: root});
  const [port] = (await once(child, "message")) as [number];
  const startedAt = performance.now();
  if (kind === "tcp") await receive(connect(port, "127.0.0.1"), digest, join(folder, "received"));
  else {
    const asked = request({port, host: "127.0.0.1", ca: readFileSync(join(folder, "cert.pem")), servername: "localhost"}).end();
    const [response] = (await once(asked, "response")) as [AsyncIterable<Buffer>];
    await receive(response, digest, join(folder, "received"));
  }
  const seconds = (performance.now() - startedAt) / 1000;
  child.kill();
  return seconds;
}

async function overMesh(): Promise<number> {
  const mesh = await TestMesh.start(2);
  try {
    await putModel(mesh.peer(0), "big", await seededModel());
    // The cutting is made once in a model's life, when it is first given away: not part of a transfer.
    await mesh.peer(1).post("/api/show", {model: "big"});
    const startedAt = performance.now();
    const answer = await mesh.peer(1).post<{status: string}>("/api/pull", {model: "big", stream: false});
    if (answer.status !== "success") throw new Error(JSON.stringify(answer));
    return (performance.now() - startedAt) / 1000;
  } finally {
    await mesh.stop();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-bulk-"));
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", ...subject, "-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")], {
    stdio: "ignore",
  });
  const model = await seededModel();
  const size = statSync(model.path).size;
  const contenders: readonly [string, () => Promise<number>][] = [
    ["mesh (noise)", overMesh],
    ["node:https", () => plain("https", model.path, model.digest, folder)],
    ["raw TCP", () => plain("tcp", model.path, model.digest, folder)],
  ];
  const seconds = contenders.map(() => [] as number[]);
  try {
    for (let round = 0; round < Number(values.rounds); round++) for (const [index, [, run]] of contenders.entries()) seconds[index]?.push(await run());
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  process.stdout.write(`${(size / 1e6).toFixed(0)} MB, verified and synced, median of ${values.rounds} in turns\n`);
  for (const [index, [name]] of contenders.entries()) process.stdout.write(`${name.padEnd(14)} ${(size / 1e6 / median(seconds[index] ?? [])).toFixed(0)} MB/s\n`);
}

if (values.serve) await serve(values.serve, values.file as string, values.certs as string);
else await main();
