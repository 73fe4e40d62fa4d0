import {type FileHandle, open} from "node:fs/promises";

const OPEN_MAX = 64;

interface Entry {
  readonly file: Promise<FileHandle>;
  users: number;
}

/** Read handles kept open between reads, the least recently used closed beyond a bound. */
export class OpenFiles {
  readonly #entries = new Map<string, Entry>();

  async read(path: string, start: number, length: number): Promise<Uint8Array> {
    const entry = this.#use(path);
    try {
      const buffer = Buffer.allocUnsafeSlow(length); // all of it is read, or nothing is given
      const file = await entry.file;
      for (let filled = 0; filled < length; ) {
        const {bytesRead} = await file.read(buffer, filled, length - filled, start + filled);
        if (bytesRead === 0) throw new Error(`${path} ends at ${start + filled}`);
        filled += bytesRead;
      }
      return buffer;
    } finally {
      entry.users--;
      this.#trim();
    }
  }

  /** Before a file is replaced or removed. */
  async drop(path: string): Promise<void> {
    const entry = this.#entries.get(path);
    this.#entries.delete(path);
    await entry?.file.then((file) => file.close()).catch(() => {});
  }

  async close(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((path) => this.drop(path)));
  }

  #use(path: string): Entry {
    const known = this.#entries.get(path);
    const entry = known ?? {file: open(path, "r"), users: 0};
    entry.users++;
    this.#entries.delete(path);
    this.#entries.set(path, entry); // newest last
    if (!known) entry.file.catch(() => this.#entries.delete(path));
    return entry;
  }

  #trim(): void {
    for (const [path, entry] of this.#entries) {
      if (this.#entries.size <= OPEN_MAX) return;
      if (entry.users === 0) void this.drop(path);
    }
  }
}
