import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

/** Where the parts of this program are: all beside `dist/peer.js`. */
export interface Installation {
  readonly version: string;
  readonly runnerPath: string;
  readonly hashWorkerUrl: URL;
  readonly bulkWorkerUrl: URL;
  /** Undefined when the program was packed without it. */
  readonly defaultModelPath: string | undefined;
}

/** @param main `import.meta.url` of the program's entry */
export function installationOf(main: string): Installation {
  const folder = fileURLToPath(new URL(".", main));
  const model = join(folder, "storyteller.gguf");
  return {
    version: versionIn(folder),
    runnerPath: join(folder, "runner.js"),
    hashWorkerUrl: pathToFileURL(join(folder, "hash-worker.js")),
    bulkWorkerUrl: pathToFileURL(join(folder, "bulk-worker.js")),
    defaultModelPath: existsSync(model) ? model : undefined,
  };
}

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, "version.json"), "utf8")) as {version: string}).version;
}
