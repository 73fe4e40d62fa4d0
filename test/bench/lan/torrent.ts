/** A torrent of one file, and a tracker for it: BEP 3, BEP 23. */
import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {createServer, type Server} from "node:http";

const PORT = 6969;
const KIB = 1024;

/** Pieces as the usual programs choose them: about a thousand, 256 KiB at least. */
export async function torrentOf(file: {path: string; name: string; bytes: number}, trackerAddress: string): Promise<Buffer> {
  let pieceBytes = 256 * KIB;
  while (pieceBytes * 1024 < file.bytes) pieceBytes *= 2;
  const hashes: Buffer[] = [];
  for await (const piece of createReadStream(file.path, {highWaterMark: pieceBytes}))
    hashes.push(
      createHash("sha1")
        .update(piece as Buffer)
        .digest(),
    );
  const announce = `http://${trackerAddress}:${PORT}/announce`;
  return Buffer.concat([
    Buffer.from(
      `d8:announce${announce.length}:${announce}4:infod6:lengthi${file.bytes}e4:name${file.name.length}:${file.name}12:piece lengthi${pieceBytes}e6:pieces${20 * hashes.length}:`,
    ),
    ...hashes,
    Buffer.from("ee"),
  ]);
}

const compactOf = (address: string, port: number): Buffer => Buffer.from([...address.split(".").map(Number), port >> 8, port & 255]);

/** Tells everybody of everybody who asked before, since `forget`. */
export class Tracker {
  readonly #peers = new Map<string, Buffer>();
  readonly #server: Server;

  constructor(address: string) {
    this.#server = createServer((request, response) => {
      const peer = request.socket.remoteAddress ?? "";
      const port = Number(/[?&]port=(\d+)/.exec(request.url ?? "")?.[1]);
      const others = Buffer.concat([...this.#peers].flatMap(([other, compact]) => (other === peer ? [] : [compact])));
      this.#peers.set(peer, compactOf(peer, port));
      response.end(Buffer.concat([Buffer.from(`d8:intervali60e5:peers${others.length}:`), others, Buffer.from("e")]));
    }).listen(PORT, address);
  }

  forget(): void {
    this.#peers.clear();
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
