import {existsSync, readdirSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {CodedError} from "@ollamesh/stdx";

/** The llama.cpp whose struct layouts `types.ts` declares. Any other would be called with wrong memory. */
export const LLAMA_VERSION = "0.4.0-dev";

/** Package of prebuilt libraries for this host, in the order they are tried. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "linux-x64": ["linux-x64"],
  "linux-arm64": ["linux-arm64"],
  "linux-arm": ["linux-armv7l"],
  "darwin-arm64": ["mac-arm64-metal"],
  "darwin-x64": ["mac-x64"],
  "win32-x64": ["win-x64"],
  "win32-arm64": ["win-arm64"],
};

/**
 * Folder with the shared libraries: `override` (OLLAMESH_LLAMA_DIR) or the prebuilt package of this platform.
 * Throws CodedError `engine_missing` that says what to install.
 */
export function libraryFolder(override: string | undefined): string {
  if (override) {
    if (!existsSync(override)) throw new CodedError("engine_missing", `the llama.cpp folder ${override} does not exist`);
    return override;
  }
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const name of PACKAGES[platform] ?? []) {
    try {
      const bins = join(dirname(require.resolve(`@node-llama-cpp/${name}`)), "..", "bins"); // its entry is dist/index.js
      return join(bins, readdirSync(bins)[0] as string);
    } catch {
      // not installed: the next one, or the message below
    }
  }
  throw new CodedError(
    "engine_missing",
    `no llama.cpp libraries for ${platform}: install dependencies with optional packages, or set OLLAMESH_LLAMA_DIR to a build of version ${LLAMA_VERSION}`,
  );
}

/** The file of a library in that folder, whatever version and extension its name carries: `libllama.v0.4.0.so`, `llama.dll`. */
export function libraryFile(folder: string, name: string): string {
  const pattern = new RegExp(`^(lib)?${name}(\\.v?[0-9.]+)?\\.(so|dylib|dll)(\\.[0-9.]+)?$`);
  const file = readdirSync(folder).find((candidate) => pattern.test(candidate));
  if (!file) throw new CodedError("engine_missing", `there is no ${name} library in ${folder}`);
  return join(folder, file);
}
