import {type ChildProcess, fork} from "node:child_process";
import type {Socket} from "node:net";
import type {Failure} from "@ollamesh/stdx";
import {FIRST_PIPE} from "./rank-pipe.ts";
import type {FromRunner, ToRunner} from "./runner-messages.ts";

export interface RunnerOptions {
  /** Entry of the runner: `dist/runner.js`, or its TypeScript source under a loader. */
  readonly path: string;
  readonly execArgv: readonly string[];
  /** Linux: the CPUs it may run on, as `taskset` reads them (`0-3,8`), which must be there. Undefined: those of its parent. */
  readonly cpus?: string | undefined;
  /** Streams between it and its parent, by descriptor from `FIRST_PIPE` on. */
  readonly pipes: number;
  message(message: FromRunner): void;
  /** Bytes that came out of a pipe. */
  piped(pipe: number, bytes: Uint8Array): void;
  /** The process is gone without having been asked, by that signal if by any: the last call. */
  exited(failure: Failure, signal?: string): void;
}

/**
 * What a runner makes in JavaScript is small and gone after a step; tensors are elsewhere. V8 would let the space for new objects grow to 48 MB for that, MiB here (docs/measured.md).
 */
const V8_FLAGS = ["--max-semi-space-size=2"];
/** So long after its exit a runner's last words are waited for: whoever else held its end of the pipe would keep it open. */
const LAST_WORDS_MS = 100;

/** A runner as its parent sees it. */
export class RunnerProcess {
  readonly #child: ChildProcess;
  #ended = false;

  constructor(options: RunnerOptions) {
    const execArgv = [...V8_FLAGS, ...options.execArgv];
    this.#child = fork(options.path, [], {
      serialization: "advanced",
      // It becomes the runner, under the same process id.
      ...(options.cpus === undefined ? {execArgv} : {execPath: "taskset", execArgv: ["--cpu-list", options.cpus, process.execPath, ...execArgv]}),
      stdio: ["ignore", "ignore", "pipe", "ipc", ...new Array<"pipe">(options.pipes).fill("pipe")],
    });
    let lastWords = "";
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-2000);
    });
    this.#child.on("message", (message) => {
      if (!this.#ended) options.message(message as FromRunner);
    });
    for (let pipe = 0; pipe < options.pipes; pipe++) this.#openPipe(pipe, options);
    const gone = (how: string, signal?: string): void => {
      if (this.#ended) return;
      this.#ended = true;
      options.exited({code: "stage_crashed", message: `the runner process ${how}${lastWords === "" ? "" : `: ${lastLine(lastWords)}`}`}, signal);
    };
    this.#child.on("error", (error) => gone(`could not be started (${error.message})`));
    this.#child.on("exit", (code, signal) => {
      const how = signal ? `was killed by ${signal}` : `ended with status ${code}`;
      const told = (): void => gone(how, signal ?? undefined);
      // What it said last may not have been read yet.
      const stderr = this.#child.stderr;
      if (!stderr || stderr.readableEnded) return told();
      const late = setTimeout(told, LAST_WORDS_MS);
      stderr.once("end", () => {
        clearTimeout(late);
        told();
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(message: ToRunner): void {
    // A send to a process that just died fails; its exit is reported by `exited`.
    if (!this.#ended && this.#child.connected) this.#child.send(message, () => {});
  }

  /** What it does not read at once is kept: ranks wait for each other, so that is no more than they say at a time. */
  pipe(pipe: number, bytes: Uint8Array): void {
    const stream = this.#child.stdio[FIRST_PIPE + pipe] as Socket | undefined;
    if (!this.#ended && stream?.writable) stream.write(bytes);
  }

  #openPipe(pipe: number, options: RunnerOptions): void {
    const stream = this.#child.stdio[FIRST_PIPE + pipe] as Socket | undefined;
    // That the process is gone is reported by its exit.
    stream?.on("error", () => {});
    stream?.on("data", (bytes: Buffer) => {
      if (!this.#ended) options.piped(pipe, bytes);
    });
  }

  /** Ends it at once: there is nothing to save. */
  end(): void {
    this.#ended = true;
    this.#child.kill("SIGKILL");
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
