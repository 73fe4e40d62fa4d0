import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {crc32c} from "@ollamesh/stdx";

/** The files of a log by their names below its folder, but for LevelDB's own diary and its lock. */
export type Files = ReadonlyMap<string, Buffer>;

/** What a crash leaves, and how it came about. */
export interface Left {
  readonly what: string;
  readonly files: Files;
  /** The process died, the machine went on: what was written is there, in the order in which it was. */
  readonly isKill: boolean;
}

const SECTOR_BYTES = 512;
/** Subsets of so many sectors are tried one by one; of more, each sector alone. */
const SECTORS_MAX = 6;

export function filesIn(folder: string, below = ""): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(join(folder, below), {withFileTypes: true})) {
    const name = join(below, entry.name);
    if (entry.isDirectory()) for (const [inner, bytes] of filesIn(folder, name)) files.set(inner, bytes);
    else if (!/(^|\/)(LOG|LOG\.old|LOCK)$/.test(name)) files.set(name, readFileSync(join(folder, name)));
  }
  return files;
}

export function putFiles(folder: string, files: Files): void {
  rmSync(folder, {recursive: true, force: true});
  for (const [name, bytes] of files) {
    mkdirSync(join(folder, name, ".."), {recursive: true});
    writeFileSync(join(folder, name), bytes);
  }
}

/** In this order LevelDB changes its files, and the store its mark after that: logs grow, tables are written, a log is begun, then MANIFEST, CURRENT; last it deletes. */
const order = [/\.ldb$/, /\.log$/, /MANIFEST/, /CURRENT$/, /mark$/];

interface Growth {
  readonly name: string;
  readonly from: Buffer;
  readonly to: Buffer;
}

/** Everything between two moments: each file that grew, was written anew or went. */
export class Step {
  readonly #before: Files;
  readonly #growths: readonly Growth[];
  readonly #gone: readonly string[];

  constructor(before: Files, after: Files) {
    this.#before = before;
    const changed = [...after].filter(([name, bytes]) => before.get(name)?.equals(bytes) !== true);
    const rank = ([name]: readonly [string, Buffer]): number => (before.has(name) && name.endsWith(".log") ? -1 : order.findIndex((kind) => kind.test(name)));
    this.#growths = changed.toSorted((a, b) => rank(a) - rank(b)).map(([name, to]) => ({name, from: before.get(name) ?? Buffer.alloc(0), to}));
    this.#gone = [...before.keys()].filter((name) => !after.has(name));
  }

  /** Killed after every write, and within each at these places. @param every of so many bytes one is a place, and the ends of each piece of LevelDB's log */
  *kills(every: number): Generator<Left> {
    const files = new Map(this.#before);
    yield {what: "before", files: new Map(files), isKill: true};
    for (const {name, from, to} of this.#growths) {
      // CURRENT is put in place whole, by a rename; a mark is twelve bytes of one sector, written at once.
      const isGradual = to.subarray(0, from.length).equals(from) && !/(CURRENT|mark)$/.test(name);
      const places = isGradual ? placesOf(from.length, to.length, every) : [];
      for (const place of places) yield {what: `${name} up to ${place} of ${to.length}`, files: new Map(files).set(name, to.subarray(0, place)), isKill: true};
      files.set(name, to);
      yield {what: `${name} whole`, files: new Map(files), isKill: true};
    }
    for (const name of this.#gone) {
      files.delete(name);
      yield {what: `${name} gone`, files: new Map(files), isKill: true};
    }
  }

  /** The power failed before the sync: of what a log grew by, some sectors are zeros; and of names made and unmade, some are as before. */
  *powerFailures(): Generator<Left> {
    const files = new Map(this.#before);
    for (const {name, from, to} of this.#growths) {
      if (name.endsWith(".log"))
        for (const {what, bytes} of withHoles(from.length, to)) yield {what: `${name} with ${what}`, files: new Map(files).set(name, bytes), isKill: false};
      files.set(name, to);
    }
    const current = this.#growths.find(({name}) => name.endsWith("CURRENT"));
    const names = [...this.#gone, ...(current && current.from.length > 0 ? [current.name] : [])];
    for (let kept = 1; kept < 2 ** names.length; kept++) {
      const older = names.filter((_, i) => kept & (1 << i));
      const left = new Map([...files].filter(([name]) => !this.#gone.includes(name)));
      for (const name of older) left.set(name, this.#before.get(name) as Buffer);
      yield {what: `${older.join(", ")} as before`, files: left, isKill: false};
    }
  }
}

/** The very first start, with the MANIFEST that LevelDB makes only to replace it: none of that is there when it is over. */
export function* firstStart(after: Files, database: string): Generator<Left> {
  const file = (name: string): string => join(database, name);
  const second = [...after].find(([name]) => name.endsWith("MANIFEST-000002"));
  const log = [...after].find(([name]) => name.endsWith(".log"));
  if (!log || !second) throw new Error("this is no first start");
  const files = new Map<string, Buffer>();
  const grow = function* (name: string, bytes: Buffer): Generator<Left> {
    for (let at = 0; at <= bytes.length; at++) yield {what: `${name} up to ${at}`, files: new Map(files).set(name, bytes.subarray(0, at)), isKill: true};
    files.set(name, bytes);
  };
  const pointTo = function* (manifest: string): Generator<Left> {
    yield* grow(file("0.dbtmp"), Buffer.from(`${manifest}\n`));
    files.delete(file("0.dbtmp"));
    files.set(file("CURRENT"), Buffer.from(`${manifest}\n`));
  };
  yield* grow(file("MANIFEST-000001"), firstManifest());
  yield* pointTo("MANIFEST-000001");
  files.set(log[0], Buffer.alloc(0));
  yield* grow(...second);
  yield* pointTo("MANIFEST-000002");
  yield {what: "two MANIFESTs", files: new Map(files), isKill: true};
  files.delete(file("MANIFEST-000001"));
  yield* grow(...log);
}

/** As DBImpl::NewDB of LevelDB writes it: the order of keys, log 0, next file 2, sequence 0. */
function firstManifest(): Buffer {
  const name = Buffer.from("leveldb.BytewiseComparator");
  const edit = Buffer.concat([Buffer.of(1, name.length), name, Buffer.of(2, 0, 3, 2, 4, 0)]);
  const header = Buffer.from([0, 0, 0, 0, edit.length, 0, 1]);
  const crc = crc32c(Buffer.concat([header.subarray(6), edit]));
  header.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0, 0);
  return Buffer.concat([header, edit]);
}

/** Every so-manieth byte, and around each border of a block: before a header fits no more, and just before and behind it. */
function placesOf(from: number, to: number, every: number): number[] {
  const places = new Set<number>();
  for (let at = from; at < to; at += every) places.add(at);
  for (let border = 0; border <= to; border += 32_768) for (const at of [border - 7, border - 1, border, border + 1, border + 7]) if (at >= from && at < to) places.add(at);
  for (let at = Math.max(from, to - 4); at < to; at++) places.add(at);
  return [...places].sort((a, b) => a - b);
}

function* withHoles(from: number, to: Buffer): Generator<{what: string; bytes: Buffer}> {
  const first = Math.floor(from / SECTOR_BYTES);
  const count = Math.ceil(to.length / SECTOR_BYTES) - first;
  const masks = count <= SECTORS_MAX ? Array.from({length: 2 ** count - 1}, (_, i) => i + 1) : [];
  const lone = count <= SECTORS_MAX ? [] : [0, 1, Math.floor(count / 2), count - 2, count - 1];
  const hole = (bytes: Buffer, sector: number): Buffer => bytes.fill(0, Math.max(from, (first + sector) * SECTOR_BYTES), Math.min(to.length, (first + sector + 1) * SECTOR_BYTES));
  for (const mask of masks) {
    const bytes = Buffer.from(to);
    for (let sector = 0; sector < count; sector++) if (mask & (1 << sector)) hole(bytes, sector);
    yield {what: `holes ${mask.toString(2)}`, bytes};
  }
  for (const sector of lone) yield {what: `a hole in sector ${sector} of ${count}`, bytes: hole(Buffer.from(to), sector)};
}
