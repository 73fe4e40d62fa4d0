import {type Dirent, readdirSync, type Stats, statSync} from "node:fs";

/** What a folder that others change too may answer when what was there is gone meanwhile. */
const GONE: readonly string[] = ["ENOENT", "ENOTDIR", "ELOOP"];

/** What was wrong with a path, for people. */
export type Complaint = (path: string, why: string) => void;

/** What is in a folder; nothing where it is not there (any more). Told to `complain`, and nothing, where it cannot be read. */
export function entriesOf(path: string, complain: Complaint = () => undefined): readonly Dirent[] {
  try {
    return readdirSync(path, {withFileTypes: true});
  } catch (error) {
    return tell(error, path, complain) ?? [];
  }
}

/** Of what the path leads to; undefined where there is nothing, or nothing that may be looked at. */
export function factsAt(path: string, complain: Complaint = () => undefined): Stats | undefined {
  try {
    return statSync(path, {throwIfNoEntry: false});
  } catch (error) {
    return tell(error, path, complain);
  }
}

function tell(error: unknown, path: string, complain: Complaint): undefined {
  const {code = "", message} = error as NodeJS.ErrnoException;
  if (!GONE.includes(code)) complain(path, code || message);
  return undefined;
}
