import {connect, type Socket} from "node:net";
import type {GenerateEvent} from "@ollamesh/node";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {createFake, stats} from "./support/fake-service.ts";

const MIB = 1 << 20;
const READERS = 12;
/** Of text that each would be told, UTF-16 units. */
const OFFERED = 64 * MIB;
const PIECE = 1024;
/** What lies unread in a peer (1 Mi of text), on its way in Node's streams, and in the buffers of a loopback connection, which grow to some MiB at both ends. */
const TAKEN_MAX = 16 * MIB;

let fake = createFake();
const sockets: Socket[] = [];
beforeEach(() => {
  fake = createFake();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await fake.api.close();
});

/** Answers as fast as they are taken, by their id: how much was said of each. */
function flood(): {readonly said: Map<string, number>; readonly cancelled: Set<string>} {
  const [said, cancelled] = [new Map<string, number>(), new Set<string>()];
  const tell = (id: string, observe: (event: GenerateEvent) => void): void => {
    for (let i = 0; i < 64 && !cancelled.has(id); i++) {
      const length = said.get(id) ?? 0;
      if (length >= OFFERED) return observe({type: "done", stats});
      said.set(id, length + PIECE);
      // A string of its own each time: one that is shared costs nothing however often it is kept.
      observe({type: "text", text: Buffer.alloc(PIECE, String(length)).toString("latin1")});
    }
    if (!cancelled.has(id)) setImmediate(tell, id, observe);
  };
  vi.spyOn(fake.service, "sessions").mockImplementation((request) => {
    if (request.type === "cancel") cancelled.add(request.id);
    else if (request.type === "generate") setImmediate(tell, request.request.id, request.observe);
    return true;
  });
  return {said, cancelled};
}

function ask(port: number): Promise<Socket> {
  const body = JSON.stringify({model: "tiny", prompt: "x"});
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`POST /api/generate HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
      resolve(socket.pause());
    });
    sockets.push(socket);
    socket.once("error", reject);
  });
}

function endOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let end = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      end = (end + text).slice(-300);
    });
    socket.once("close", () => resolve(end));
    socket.resume();
  });
}

it("a client that does not read costs a peer no more than 1 Mi of text: its answer ends, and it is told why once it reads", async () => {
  const {said, cancelled} = flood();
  const port = Number(new URL(await fake.api.listen("127.0.0.1", 0)).port);
  const before = process.memoryUsage.rss();
  const readers = await Promise.all(Array.from({length: READERS}, () => ask(port)));
  await vi.waitFor(() => expect(cancelled.size).toBe(READERS), {timeout: 20_000});
  const grown = process.memoryUsage.rss() - before;
  expect(Math.max(...said.values())).toBeLessThan(TAKEN_MAX);
  // 768 MiB were to be told. What is unread is 12 Mi, in JSON and as text; the rest is what the collector has not got to.
  expect(grown).toBeLessThan(128 * MIB);
  expect(await endOf(readers[0] as Socket)).toContain('{"error":"the client reads too slowly; request canceled"}');
}, 30_000);

it("a client that reads in its own time is told everything", async () => {
  let isCancelled = false;
  vi.spyOn(fake.service, "sessions").mockImplementation((request) => {
    if (request.type === "cancel") isCancelled = true;
    if (request.type !== "generate") return true;
    const tell = (left: number): void => {
      request.observe(left > 0 ? {type: "text", text: `${left} `} : {type: "done", stats});
      if (left > 0) setImmediate(tell, left - 1);
    };
    tell(3000);
    return true;
  });
  const socket = await ask(Number(new URL(await fake.api.listen("127.0.0.1", 0)).port));
  let text = "";
  for await (const chunk of socket.setEncoding("utf8")) {
    text += chunk;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const told = [...text.matchAll(/"response":"(\d+) "/g)].map((match) => Number(match[1]));
  expect(told).toEqual(Array.from({length: 3000}, (_, i) => 3000 - i));
  expect(isCancelled).toBe(false);
});
