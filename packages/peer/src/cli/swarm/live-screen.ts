import {createLogUpdate} from "log-update";

/** Lines that are drawn anew in place, as many as the terminal has room for. The last ones stay when it ends. */
export class LiveScreen {
  readonly #out: NodeJS.WriteStream;
  readonly #update: ReturnType<typeof createLogUpdate>;
  #draw: (columns: number) => readonly string[] = () => [];
  readonly #redraw = (): void => this.#paint();

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
    this.#update = createLogUpdate(out);
    out.on("resize", this.#redraw);
  }

  show(draw: (columns: number) => readonly string[]): void {
    this.#draw = draw;
    this.#paint();
  }

  close(): void {
    this.#out.off("resize", this.#redraw);
    this.#update.clear();
    this.#update.done();
  }

  #paint(): void {
    const {columns, rows} = this.#out;
    const lines = this.#draw(columns);
    // One row is the cursor's.
    const room = Math.max(1, rows - 1);
    const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), `… ${lines.length - room + 1} lines more: --once shows all`];
    this.#update(shown.map((line) => [...line].slice(0, columns).join("")).join("\n"));
  }
}
