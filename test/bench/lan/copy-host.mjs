/** One end of a plain HTTP copy: `serve <address> <file>`, or `fetch <address> <file>` from the first line of its input on, then `done`. */
import {createReadStream, createWriteStream, statSync} from "node:fs";
import {createServer, get} from "node:http";
import {pipeline} from "node:stream/promises";

const PORT = 8080;
const CHUNK_BYTES = 1 << 18;
const [, , role, address, path] = process.argv;

if (role === "serve") {
  const server = createServer((_, response) => {
    response.writeHead(200, {"content-length": statSync(path).size});
    pipeline(createReadStream(path, {highWaterMark: CHUNK_BYTES}), response).catch(() => undefined);
  });
  server.listen(PORT, address, () => console.log("ready"));
} else {
  console.log("ready");
  process.stdin.once("data", () =>
    get({host: address, port: PORT}, (response) => {
      pipeline(response, createWriteStream(path, {highWaterMark: CHUNK_BYTES})).then(() => console.log("done"));
    }),
  );
}
