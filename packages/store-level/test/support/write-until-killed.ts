/** Writes pieces of a seeded blob one after another and says which are stored, until it is killed. Arguments: folder, seed, bytes. */
import {cut, piece, seededBytes, settled, TempFolder} from "./store.ts";

const [folder = "", seed = "1", length = "1"] = process.argv.slice(2);
const stores = await new TempFolder(folder).open();
const bytes = seededBytes(Number(seed), Number(length));
const manifest = cut(bytes, 65_536);
await settled((done) => stores.blobs.start(manifest, done));
const order = Array.from({length: manifest.hashes.length / 32}, (_, i) => (i * 7) % (manifest.hashes.length / 32));
await Promise.all(
  order.map(async (index) => {
    await settled<void>((done) => stores.blobs.writePiece(manifest.digest, index, piece(bytes, index, 65_536), done));
    process.stdout.write(`${index}\n`);
  }),
);
process.stdout.write("all\n");
setInterval(() => {}, 1000);
