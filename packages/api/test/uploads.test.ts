import {once} from "node:events";
import {connect, type Socket} from "node:net";
import {afterEach, expect, test} from "vitest";
import {createFake, type Fake} from "./support/fake-service.ts";

const BLOB_BYTES_MAX = 4_000_000;
const PATH = `/api/blobs/sha256:${"b".repeat(64)}`;

let fake: Fake;
let client: Socket;
afterEach(async () => {
  client.destroy();
  await fake.api.close();
});

async function connected(): Promise<() => string> {
  fake = createFake({blobBytesMax: BLOB_BYTES_MAX});
  const url = new URL(await fake.api.listen("127.0.0.1", 0));
  client = connect(Number(url.port), url.hostname);
  await once(client, "connect");
  let heard = "";
  client.on("data", (bytes) => (heard += bytes));
  client.on("error", () => {});
  return () => heard;
}

const chunk = (size: number): string => `${size.toString(16)}\r\n${"x".repeat(size)}\r\n`;

test("a connection serves on after an upload that was refused half-way", async () => {
  const heard = await connected();
  fake.roomBytes = 100_000;
  client.write(`POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n`);
  for (let i = 0; i < 20; i++) client.write(chunk(100_000));
  client.write("0\r\n\r\nGET /api/version HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await expect.poll(heard).toContain('{"version":');
  expect(heard().match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 507", "HTTP/1.1 200"]);
});

test("who sends on and on after a refusal is cut off", async () => {
  const heard = await connected();
  fake.roomBytes = 100_000;
  client.write(`POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n`);
  client.write(chunk(200_000));
  await expect.poll(heard).toContain("HTTP/1.1 507");
  const closed = new Promise((resolve) => client.once("close", resolve));
  for (let i = 0; i < 50; i++) client.write(chunk(100_000));
  await closed;
});
