import {randomUUID} from "node:crypto";
import {closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync} from "node:fs";
import {dirname, join} from "node:path";
import {CodedError} from "@ollamesh/stdx";

/** Says of itself which file of the file system it is; in a copy that is not true. */
const MARKER = "place.json";

export function makeDataDir(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    throw new CodedError("data_dir_unwritable", `cannot create the data folder ${path} (${(error as NodeJS.ErrnoException).code}): name another with --data-dir`);
  }
}

/**
 * A folder's log says what this node promised to whom. Two processes on two copies of it, or one on an old copy, would promise twice, and two groups could each believe to have a
 * majority; so a copy is not used unless a person says that the folder was moved. Copies made below the file system (disk images) are not seen here.
 * Throws CodedError `data_dir_copied`, `data_dir_unwritable`.
 */
export function claimDataDir(dataDir: string, isMoved: boolean): void {
  const path = join(dataDir, MARKER);
  const noted = isMoved ? undefined : read(path);
  if (noted === undefined) return mark(dataDir, path);
  const {ino, birthtimeMs} = statSync(path);
  // Either alone changes without a copy: some file systems number files anew with each mount, others know no birth.
  if (noted.file === ino || noted.bornMs === birthtimeMs) return;
  throw new CodedError(
    "data_dir_copied",
    `the data folder ${dataDir} is a copy of another one, or was brought here from another disk. Two peers on copies of one folder would vote twice. If it was moved, and the ` +
      "original was not used since and never will be: start once with --data-dir-moved true. If the original was used since and is off for good: remove place.json and consensus " +
      'from the copy, and it joins again as a new member. Otherwise remove all but "models": it then is a new peer',
  );
}

interface Place {
  readonly file: number;
  readonly bornMs: number;
}

/** Undefined: there is none yet, or it was being written when the power went. */
function read(path: string): Place | undefined {
  try {
    const {file, bornMs} = JSON.parse(readFileSync(path, "utf8")) as Partial<Place>;
    return typeof file === "number" && typeof bornMs === "number" ? {file, bornMs} : undefined;
  } catch {
    return undefined;
  }
}

function mark(dataDir: string, path: string): void {
  const unfinished = join(dataDir, `${MARKER}.${randomUUID()}`);
  try {
    const file = openSync(unfinished, "wx", 0o600);
    const {ino, birthtimeMs} = fstatSync(file);
    writeSync(file, `${JSON.stringify({file: ino, bornMs: birthtimeMs})}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(unfinished, path);
  } catch (error) {
    throw new CodedError("data_dir_unwritable", `cannot write to the data folder ${dataDir} (${(error as NodeJS.ErrnoException).code}): name another with --data-dir`);
  }
}

/** Each folder by itself: where the system says that a folder it has just made is not there (/proc), Node's recursive way never ends. */
function makeFolder(path: string): void {
  if (statSync(path, {throwIfNoEntry: false})?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}
