import {type ChildProcess, fork} from "node:child_process";
import type {Failure} from "@ollamesh/stdx";
import type {FromRunner, ToRunner} from "./runner-messages.ts";

export interface RunnerOptions {
  /** Entry of the runner: `dist/runner.js`, or its TypeScript source under a loader. */
  readonly path: string;
  readonly execArgv: readonly string[];
  message(message: FromRunner): void;
  /** The process is gone without having been asked: the last call. */
  exited(failure: Failure): void;
}

/** A runner as its parent sees it. */
export class RunnerProcess {
  readonly #child: ChildProcess;
  #ended = false;

  constructor(options: RunnerOptions) {
    this.#child = fork(options.path, [], {serialization: "advanced", execArgv: [...options.execArgv], stdio: ["ignore", "ignore", "pipe", "ipc"]});
    let lastWords = "";
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-2000);
    });
    this.#child.on("message", (message) => {
      if (!this.#ended) options.message(message as FromRunner);
    });
    const gone = (how: string): void => {
      if (this.#ended) return;
      this.#ended = true;
      options.exited({code: "stage_crashed", message: `the runner process ${how}${lastWords === "" ? "" : `: ${lastLine(lastWords)}`}`});
    };
    this.#child.on("error", (error) => gone(`could not be started (${error.message})`));
    this.#child.on("exit", (code, signal) => gone(signal ? `was killed by ${signal}` : `ended with status ${code}`));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(message: ToRunner): void {
    // A send to a process that just died fails; its exit is reported by `exited`.
    if (!this.#ended && this.#child.connected) this.#child.send(message, () => {});
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
