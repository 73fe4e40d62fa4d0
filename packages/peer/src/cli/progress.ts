import {formatBytes, MIB} from "@ollamesh/stdx";
import {createLogUpdate} from "log-update";
import {type Pace, paceWords, sourceName, wrap} from "./words.ts";

const BAR_COLUMNS = 30;
const COLUMNS_MIN = 40;
const INDENT = "  ";
/** What is said beside a name and a bar, at most. */
const WORDS_COLUMNS = "  100 %  1023.9 MiB of 1023.9 MiB".length;
/** Of less nobody asks where it came from. */
const TOLD_FROM_BYTES = MIB;

/** A blob on its way. */
export interface LayerProgress {
  /** Short enough for a line. */
  readonly name: string;
  readonly completed: number;
  readonly total: number;
  /** Undefined: nobody said. */
  readonly pace: Pace | undefined;
}

/** Every blob with its sources, drawn anew on a terminal; on anything else a line each quarter, so that logs stay readable. */
export class PullProgress {
  readonly #out: NodeJS.WriteStream;
  readonly #screen: ReturnType<typeof createLogUpdate> | undefined;
  /** What was said last, and layers as they are now, in the order in which they came. */
  readonly #entries = new Map<string, string | LayerProgress>();
  readonly #printedPercent = new Map<string, number>();
  #status = "";

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
    if (out.isTTY) this.#screen = createLogUpdate(out);
  }

  status(text: string): void {
    if (text === this.#status) return;
    this.#status = text;
    this.#entries.set(`status ${text}`, text);
    if (this.#screen) this.#draw();
    else this.#out.write(`${text}\n`);
  }

  layer(progress: LayerProgress): void {
    const earlier = this.#entries.get(progress.name);
    // The last word may be without: where it all came from is still worth telling.
    const pace = progress.pace ?? (typeof earlier === "object" ? earlier.pace : undefined);
    this.#entries.set(progress.name, {...progress, pace});
    if (this.#screen) this.#draw();
    else this.#print({...progress, pace});
  }

  stop(): void {
    this.#screen?.done();
  }

  #draw(): void {
    const columns = Math.max(COLUMNS_MIN, this.#out.columns);
    const lines = [...this.#entries.values()].flatMap((entry) => (typeof entry === "string" ? entry : layerLines(entry, columns)));
    this.#screen?.(lines.join("\n"));
  }

  #print(layer: LayerProgress): void {
    const {name, completed, total} = layer;
    const percent = Math.floor((completed / Math.max(1, total)) * 4) * 25;
    if (percent <= (this.#printedPercent.get(name) ?? -1)) return;
    this.#printedPercent.set(name, percent);
    this.#out.write(`${[`${name} ${percent} % of ${formatBytes(total)}`, ...flowWords(layer)].join(", ")}\n`);
  }
}

/** `be3fbd293dff  ████░░░░   25 %  72.4 MiB of 289.6 MiB`, and below it how fast and from whom. */
function layerLines(layer: LayerProgress, columns: number): string[] {
  const {name, completed, total} = layer;
  const share = total === 0 ? 1 : Math.min(1, completed / total);
  const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
  const isShort = completed >= total || columns < name.length + WORDS_COLUMNS;
  const barColumns = Math.min(BAR_COLUMNS, Math.max(0, columns - name.length - WORDS_COLUMNS - INDENT.length));
  const full = Math.floor(share * barColumns);
  const bar = barColumns === 0 ? [] : ["█".repeat(full) + "░".repeat(barColumns - full)];
  const head = [name, ...bar, percent, `${isShort ? "" : `${formatBytes(completed)} of `}${formatBytes(total)}`].join(INDENT);
  const words = flowWords(layer);
  return [head, ...(words.length === 0 ? [] : wrap(words, columns, INDENT, true))];
}

/** While it comes: how fast; once it is there: what came from whom. */
function flowWords({completed, total, pace}: LayerProgress): string[] {
  if (!pace || total < TOLD_FROM_BYTES) return [];
  if (completed < total) return paceWords(pace, sourceName);
  const from = pace.sources.filter(({bytes}) => bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  return from.map(({peer, bytes}) => `${formatBytes(bytes)} from ${sourceName(peer)}`);
}
