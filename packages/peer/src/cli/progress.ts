import {formatBytes} from "@ollamesh/stdx";
import cliProgress from "cli-progress";

interface Layer {
  total: number;
  readonly bar: ReturnType<cliProgress.MultiBar["create"]> | undefined;
  printedPercent: number;
}

/** One bar a layer on a terminal; on anything else a line each quarter, so that logs stay readable. */
export class PullProgress {
  readonly #out: NodeJS.WriteStream;
  readonly #bars: cliProgress.MultiBar | undefined;
  readonly #layers = new Map<string, Layer>();
  #status = "";

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
    if (out.isTTY) {
      const options = {stream: out, format: "{name} [{bar}] {percentage}% | {done}/{size}", hideCursor: true, clearOnComplete: false, barsize: 30};
      this.#bars = new cliProgress.MultiBar(options, cliProgress.Presets.shades_classic);
    }
  }

  status(text: string): void {
    if (text === this.#status) return;
    this.#status = text;
    if (this.#bars) this.#bars.log(`${text}\n`);
    else this.#out.write(`${text}\n`);
  }

  layer(name: string, completed: number, total: number): void {
    const layer = this.#layers.get(name) ?? this.#begin(name, total);
    const done = {name, done: formatBytes(completed), size: formatBytes(total)};
    if (total !== layer.total) layer.printedPercent = -1;
    layer.total = total;
    layer.bar?.setTotal(total);
    if (layer.bar) return layer.bar.update(completed, done);
    const percent = Math.floor((completed / Math.max(1, total)) * 4) * 25;
    if (percent <= layer.printedPercent) return;
    layer.printedPercent = percent;
    this.#out.write(`${name} ${percent} % of ${formatBytes(total)}\n`);
  }

  stop(): void {
    this.#bars?.stop();
  }

  #begin(name: string, total: number): Layer {
    const bar = this.#bars?.create(total, 0, {name, done: "0 B", size: formatBytes(total)});
    const layer = {total, bar, printedPercent: -1};
    this.#layers.set(name, layer);
    return layer;
  }
}
