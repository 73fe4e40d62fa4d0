import {createReadStream, rmSync} from "node:fs";
import type {Cancel, QuantizeObserver, QuantizeSpec} from "@ollamesh/ports";
import {type Failure, failureOf, MIB, ok} from "@ollamesh/stdx";
import {RunnerProcess} from "./runner/runner-process.ts";
import {RunnerWatch} from "./runner-watch.ts";

const CHUNK_BYTES = MIB;

interface QuantizerOptions {
  readonly runnerPath: string;
  readonly execArgv: readonly string[];
  readonly cpus?: string | undefined;
  readonly llamaDir: string | undefined;
  readonly threads: number;
}

/** Quantises in a runner of its own, a hostile file can crash that one, into `target`, which is then handed over and removed. */
export function quantize(options: QuantizerOptions, spec: QuantizeSpec, target: string, observer: QuantizeObserver): Cancel {
  let isOver = false;
  const end = (failure: Failure | undefined): void => {
    if (isOver) return;
    isOver = true;
    watch.stop();
    runner.end();
    rmSync(target, {force: true});
    observer.ended(failure ? {ok: false, error: failure} : ok(undefined));
  };
  const handOver = async (): Promise<void> => {
    watch.stop();
    runner.end();
    for await (const bytes of createReadStream(target, {highWaterMark: CHUNK_BYTES})) {
      await new Promise<void>((next) => observer.chunk(bytes as Buffer, next));
      if (isOver) return;
    }
  };
  const runner = new RunnerProcess({
    path: options.runnerPath,
    execArgv: options.execArgv,
    cpus: options.cpus,
    pipes: 0,
    piped: () => {},
    exited: (failure) => end({code: "bad_model", message: failure.message}),
    message: (message) => {
      if (message.type === "progress") observer.progress(message.fraction);
      if (message.type === "load_failed") end(message.failure);
      if (message.type !== "quantized") return;
      handOver().then(
        () => end(undefined),
        (error) => end(failureOf(error, "io")),
      );
    },
  });
  const watch = new RunnerWatch({pid: runner.pid, mayWait: false, owes: () => !isOver, stuck: (failure) => end(failure)});
  watch.wake();
  runner.send({type: "quantize", task: {...spec, target, threads: options.threads}, llamaDir: options.llamaDir});
  return () => {
    isOver = true;
    watch.stop();
    runner.end();
    rmSync(target, {force: true});
  };
}
