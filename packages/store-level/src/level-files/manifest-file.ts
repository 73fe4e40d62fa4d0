import {damaged} from "../damaged.ts";
import {ByteReader} from "./byte-reader.ts";

/** What the database consists of, by MANIFEST: other files in its folder are leftovers. */
export interface DatabaseParts {
  /** Sizes of tables, by their numbers. */
  readonly tables: ReadonlyMap<number, number>;
  /** The oldest write-ahead log that still counts; 0 before the first. */
  readonly logNumber: number;
}

/** Replays the edits of a MANIFEST (db/version_edit.cc of LevelDB). */
export function readManifest(records: readonly Buffer[], name: string): DatabaseParts {
  const tables = new Map<number, number>();
  let logNumber = 0;
  for (const record of records) {
    const edit = readEdit(new ByteReader(record, name), name);
    for (const number of edit.removed) tables.delete(number);
    for (const [number, size] of edit.added) tables.set(number, size);
    logNumber = edit.logNumber ?? logNumber;
  }
  return {tables, logNumber};
}

interface Edit {
  readonly removed: number[];
  readonly added: [number: number, size: number][];
  logNumber: number | undefined;
}

function readEdit(reader: ByteReader, name: string): Edit {
  const edit: Edit = {removed: [], added: [], logNumber: undefined};
  while (!reader.isAtEnd) {
    const tag = reader.varint();
    const field = fields[tag];
    if (!field) throw damaged(`${name}: it has a field ${tag}, which is not known`);
    field(reader, edit);
  }
  return edit;
}

const skipText = (reader: ByteReader): unknown => reader.take(reader.varint());

const fields: Readonly<Record<number, (reader: ByteReader, edit: Edit) => void>> = {
  1: skipText, // name of the order of keys
  2: (reader, edit) => {
    edit.logNumber = reader.varint();
  },
  3: (reader) => reader.varint(), // next file's number
  4: (reader) => reader.varint(), // last sequence
  5: (reader) => {
    reader.varint();
    skipText(reader); // where the next compaction of a level begins
  },
  6: (reader, edit) => {
    reader.varint();
    edit.removed.push(reader.varint());
  },
  7: (reader, edit) => {
    reader.varint();
    edit.added.push([reader.varint(), reader.varint()]);
    skipText(reader); // smallest key
    skipText(reader); // largest key
  },
  9: (reader) => reader.varint(), // log before the oldest, of versions long gone
};
