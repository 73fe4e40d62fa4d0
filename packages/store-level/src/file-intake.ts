import {createHash, randomUUID} from "node:crypto";
import {type FileHandle, open, rm} from "node:fs/promises";
import {join} from "node:path";
import type {BlobIntake, Digest} from "@ollamesh/ports";
import {type Callback, CodedError} from "@ollamesh/stdx";
import {answer} from "./answer.ts";

export interface FileIntakeOptions {
  readonly folder: string;
  readonly expected: Digest | undefined;
  /** Moves the finished file to where it is visible. */
  publish(path: string, digest: Digest, size: number): Promise<void>;
}

/** A blob streamed into a temporary file, hashed on its way. Ollama's words for a mismatch. */
export class FileIntake implements BlobIntake {
  readonly #options: FileIntakeOptions;
  readonly #path: string;
  readonly #hash = createHash("sha256");
  #file: Promise<FileHandle> | undefined;
  #size = 0;

  constructor(options: FileIntakeOptions) {
    this.#options = options;
    this.#path = join(options.folder, randomUUID());
  }

  write(bytes: Uint8Array, done: Callback<void>): void {
    answer("receiving a blob", this.#append(bytes), done);
  }

  finish(done: Callback<{readonly digest: Digest; readonly size: number}>): void {
    answer("finishing a blob", this.#finish(), done);
  }

  abort(): void {
    void this.#discard();
  }

  async #append(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#size += bytes.length;
    const file = await this.#open();
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
  }

  async #finish(): Promise<{digest: Digest; size: number}> {
    const digest = `sha256:${this.#hash.digest("hex")}`;
    const {expected, publish} = this.#options;
    try {
      if (expected !== undefined && digest !== expected) throw new CodedError("digest_mismatch", `digest mismatch, expected "${expected}", got "${digest}"`);
      const file = await this.#open();
      await file.sync();
      await file.close();
      this.#file = undefined;
      await publish(this.#path, digest, this.#size);
      return {digest, size: this.#size};
    } catch (error) {
      await this.#discard();
      throw error;
    }
  }

  async #discard(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.then((handle) => handle.close()).catch(() => {});
    await rm(this.#path, {force: true});
  }

  #open(): Promise<FileHandle> {
    this.#file ??= open(this.#path, "wx");
    return this.#file;
  }
}
