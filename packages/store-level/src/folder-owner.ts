import {randomUUID} from "node:crypto";
import {closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync} from "node:fs";
import {hostname} from "node:os";
import {join} from "node:path";

/** Who changes the folder; Ollama does not look at it. */
const MARKER = ".ollamesh-owner";
/** An owner shows so often that it lives, milliseconds. */
const BEAT_MS = 15_000;
/** One that has not for so long is gone, milliseconds: a peer that is killed keeps others from changing the folder no longer. */
const SILENT_MS = 60_000;

/** Tells data folders apart: neither their paths nor their hosts' names do, a container has a new one each time. */
const IDENTITY = "owner-id";

interface Owner {
  readonly id: string;
  /** Its data folder and host, for people. */
  readonly where: string;
}

export interface Ownership {
  release(): void;
}

export type Claim = {readonly isOwn: true; readonly ownership: Ownership} | {readonly isOwn: false; readonly owner: string};

/**
 * Of several peers on one folder of models, also over a network, one may change it: what two of them hold there is one copy, and each would let it go for the other's. The file's time shows that
 * its owner lives. Throws what the file system does where the folder cannot be written to.
 * @param lost told once when another peer has the folder: this one was silent for too long, as in a suspended machine
 */
export function claimFolder(folder: string, dataDir: string, lost: (owner: string) => void): Claim {
  const path = join(folder, MARKER);
  const self: Owner = {id: identityOf(dataDir), where: `${dataDir} on ${hostname()}`};
  const fresh = `${path}.${randomUUID()}`;
  write(fresh, self, "wx");
  try {
    // Times of another machine's clock are compared with each other only.
    const nowMs = statSync(fresh).mtimeMs;
    if (!create(path, self)) {
      const owner = read(path);
      const isSilent = nowMs - (statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0) > SILENT_MS;
      if (owner && !isSame(owner, self) && !isSilent) return {isOwn: false, owner: owner.where};
      renameSync(fresh, path);
      // Two may have found it without an owner: the last one has it.
      const winner = read(path);
      if (winner && !isSame(winner, self)) return {isOwn: false, owner: winner.where};
    }
    return {isOwn: true, ownership: keep(path, self, lost)};
  } finally {
    tryTo(() => rmSync(fresh, {force: true}));
  }
}

function keep(path: string, self: Owner, lost: (owner: string) => void): Ownership {
  const beat = (): void => {
    const owner = read(path);
    if (owner && !isSame(owner, self)) {
      clearInterval(timer);
      return lost(owner.where);
    }
    try {
      write(path, self, "r+"); // its time is then the file system's, whatever this machine's clock says
    } catch (error) {
      // Somebody tidied up. In a folder that cannot be written to any more there is nothing to own.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") tryTo(() => create(path, self));
    }
  };
  const timer = setInterval(beat, BEAT_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      const owner = read(path);
      if (owner && isSame(owner, self)) tryTo(() => rmSync(path, {force: true}));
    },
  };
}

function tryTo(work: () => unknown): void {
  try {
    work();
  } catch {
    // The next beat tries again; at the end the file's age tells.
  }
}

function create(path: string, self: Owner): boolean {
  try {
    write(path, self, "wx");
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function write(path: string, owner: Owner, flags: string): void {
  const file = openSync(path, flags, 0o644);
  writeSync(file, `${JSON.stringify(owner)}\n`);
  closeSync(file);
}

function identityOf(dataDir: string): string {
  const path = join(dataDir, IDENTITY);
  const known = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (known !== "") return known;
  const id = randomUUID();
  writeFileSync(path, `${id}\n`);
  return id;
}

/** Undefined: there is none, or it was being written when the power went. */
function read(path: string): Owner | undefined {
  try {
    const {id, where} = JSON.parse(readFileSync(path, "utf8")) as Partial<Owner>;
    return typeof id === "string" && typeof where === "string" ? {id, where} : undefined;
  } catch {
    return undefined;
  }
}

function isSame(one: Owner, other: Owner): boolean {
  return one.id === other.id;
}
