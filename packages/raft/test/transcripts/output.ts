import type {TraceLevel} from "../../src/index.ts";

const levels = ["DEBUG", "INFO", "WARN", "ERROR", "FATAL", "NONE"];

/** What a command says, with the traces of the nodes among it. */
export class Output {
  level = 0;
  #text = "";

  setLevel(name: string): void {
    const level = levels.indexOf(name.toUpperCase());
    if (level < 0) throw new Error(`log levels must be either of [${levels.join(" ")}]`);
    this.level = level;
  }

  get isQuiet(): boolean {
    return this.level === levels.length - 1;
  }

  get text(): string {
    return this.#text;
  }

  reset(): void {
    this.#text = "";
  }

  write(text: string): void {
    if (!this.isQuiet) this.#text += text;
  }

  trace(level: TraceLevel, text: string): void {
    const at = levels.indexOf(level.toUpperCase());
    if (this.level <= at) this.#text += `${levels[at]} ${text}\n`;
  }

  /** What `run` says, two blanks further in. */
  indented(run: () => void): void {
    const before = this.#text;
    this.#text = "";
    try {
      run();
    } finally {
      const lines = this.#text.endsWith("\n") ? this.#text.slice(0, -1).split("\n") : this.#text.split("\n");
      this.#text = before + (this.#text === "" ? "" : lines.map((line) => `  ${line}\n`).join(""));
    }
  }
}
