import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {damaged} from "../damaged.ts";
import {readLogFile} from "./log-file.ts";
import {readManifest} from "./manifest-file.ts";
import {checkTable} from "./table-file.ts";

/**
 * Verifies the files of a LevelDB that is not open, with every checksum LevelDB wrote: it does not look at most of them itself unless told to, and the
 * binding cannot tell it. Reads each file whole, one after another. Throws CodedError `log_corrupt`.
 */
export async function checkDatabase(folder: string): Promise<void> {
  const files = new Set(await readdir(folder));
  if (!files.has("CURRENT")) return checkThatNew(files);
  const manifest = /^(MANIFEST-\d{6,})\n$/.exec((await readFile(join(folder, "CURRENT"))).toString("latin1"))?.[1];
  if (!manifest || !files.has(manifest)) throw damaged("the file CURRENT: it names no file that is there");
  const {tables, logNumber} = readManifest(readLogFile(await readFile(join(folder, manifest)), manifest), manifest);
  if (logNumber > 0 && ![...files].some((file) => file === fileName(logNumber, "log"))) throw damaged(`the file ${fileName(logNumber, "log")}: it is missing`);
  for (const [number, size] of tables) {
    const name = [fileName(number, "ldb"), fileName(number, "sst")].find((file) => files.has(file));
    if (!name) throw damaged(`the file ${fileName(number, "ldb")}: it is missing`);
    const bytes = await readFile(join(folder, name));
    if (bytes.length !== size) throw damaged(`the file ${name}: it has ${bytes.length} of ${size} bytes`);
    checkTable(bytes, `the file ${name}`);
  }
  for (const file of files) if (file.endsWith(".log") && Number.parseInt(file, 10) >= logNumber) readLogFile(await readFile(join(folder, file)), `the file ${file}`);
}

/** A crash at the very first start leaves neither data nor CURRENT; anything more has lost it. */
function checkThatNew(files: ReadonlySet<string>): void {
  for (const file of files) if (/\.(log|ldb|sst)$/.test(file)) throw damaged("the file CURRENT: it is missing");
}

function fileName(number: number, kind: string): string {
  return `${String(number).padStart(6, "0")}.${kind}`;
}
