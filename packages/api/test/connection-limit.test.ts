import {connect, type Socket} from "node:net";
import {afterEach, describe, expect, it, vi} from "vitest";
import {createFake, type Fake} from "./support/fake-service.ts";

const sockets: Socket[] = [];
let fake: Fake | undefined;

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await fake?.api.close();
});

async function server(connectionsMax?: number): Promise<{readonly api: Fake["api"]; readonly open: (count: number) => Promise<readonly Client[]>}> {
  fake = createFake(connectionsMax === undefined ? {} : {connectionsMax});
  const {api} = fake;
  const {port} = new URL(await api.listen("127.0.0.1", 0));
  const open = async (count: number): Promise<readonly Client[]> => {
    const clients: Client[] = [];
    // The system keeps only so many that are yet to be accepted.
    while (clients.length < count) clients.push(...(await Promise.all(Array.from({length: Math.min(100, count - clients.length)}, () => Client.open(Number(port))))));
    return clients;
  };
  return {api, open};
}

class Client {
  readonly socket: Socket;
  text = "";
  hasEnded = false;

  constructor(socket: Socket) {
    this.socket = socket;
    sockets.push(socket);
    socket.setEncoding("utf8").on("data", (text: string) => {
      this.text += text;
    });
    socket
      .on("error", () => undefined)
      .once("close", () => {
        this.hasEnded = true;
      });
  }

  static open(port: number): Promise<Client> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new Client(socket)));
      socket.once("error", reject);
    });
  }

  /** The next answer's status. */
  async ask(path = "/api/version"): Promise<number> {
    this.text = "";
    this.socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    await vi.waitFor(() => expect(this.text).toMatch(/\r\n\r\n.+/s), {timeout: 5000});
    return Number(/^HTTP\/1\.1 (\d+)/.exec(this.text)?.[1]);
  }
}

describe("connections of clients", () => {
  it("are 1000 and more at once by default, and each is answered", async () => {
    const {api, open} = await server();
    const clients = await open(1100);
    await vi.waitFor(() => expect(api.connections().open).toBe(1100));
    expect(await Promise.all([clients.at(0), clients.at(-1)].map((client) => client?.ask()))).toEqual([200, 200]);
    expect(clients.filter(({hasEnded}) => hasEnded).length).toBe(0);
    expect(api.connections()).toEqual({open: 1100, refused: 0});
  });

  it("beyond the limit are told so in the dialect that is spoken, with when to try again, and closed; those within go on", async () => {
    const {api, open} = await server(3);
    const within = await open(3);
    await vi.waitFor(() => expect(api.connections().open).toBe(3));
    const [late, other] = (await open(2)) as [Client, Client];
    expect(await late.ask()).toBe(503);
    expect(late.text).toMatch(/connection: close\r\n/i);
    expect(late.text).toMatch(/retry-after: 1\r\n/i);
    expect(late.text).toContain('{"error":"this peer has as many connections as it may, 3: close some, or ask another peer"}');
    expect(await other.ask("/v1/models")).toBe(503);
    expect(other.text).toContain('"error":{"message":"this peer has as many connections as it may');
    await vi.waitFor(() => expect([late.hasEnded, other.hasEnded]).toEqual([true, true]));
    expect(await Promise.all(within.map((client) => client.ask()))).toEqual([200, 200, 200]);
    expect(api.connections()).toEqual({open: 3, refused: 2});
  });

  it("are admitted as soon as there is room, also who came before there was", async () => {
    const {api, open} = await server(1);
    const [first] = (await open(1)) as [Client];
    await vi.waitFor(() => expect(api.connections().open).toBe(1));
    const [second] = (await open(1)) as [Client];
    first.socket.destroy();
    await vi.waitFor(() => expect(api.connections().open).toBe(0));
    expect(await second.ask()).toBe(200);
    expect(await second.ask()).toBe(200);
    expect(api.connections()).toEqual({open: 1, refused: 0});
  });

  it("that are far beyond the limit are closed as they come, and silent ones by and by", async () => {
    const {api, open} = await server(1);
    await open(1);
    await vi.waitFor(() => expect(api.connections().open).toBe(1));
    const crowd = await open(100);
    await vi.waitFor(() => expect(crowd.filter(({hasEnded}) => hasEnded).length).toBe(36));
    expect(api.connections()).toEqual({open: 1, refused: 36});
    await vi.waitFor(() => expect(crowd.every(({hasEnded}) => hasEnded)).toBe(true), {timeout: 8000});
    expect(api.connections().open).toBe(1);
  });
});
