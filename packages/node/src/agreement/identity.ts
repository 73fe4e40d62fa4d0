import type {KvStore} from "@ollamesh/ports";
import {type Callback, type Outcome, ok} from "@ollamesh/stdx";

const KEY = "agreement/identity";
export const RECOVERY_KEY = "agreement/recovery";

/** Which group this peer belongs to, and as whom. */
export interface Identity {
  /** Empty: none yet. */
  readonly cluster: string;
  /** Drawn with the log: a peer whose log is lost is another node. */
  readonly node: number;
  /** It belonged to a group whose log it has no more: what was agreed on is the others' to tell, so it founds none of its own accord. */
  readonly hasLostLog?: boolean;
  /** The group whose state this one began with, by `cluster recover`; `LOST_GROUP`: that one's log was lost, and nothing of it is here. */
  readonly recoveredFrom?: string;
}

/** No group is called so: who is left of the lost one knows more than the new one does, so it does not follow. */
export const LOST_GROUP = "lost";

export function loadIdentity(kv: KvStore, done: Callback<Identity | undefined>): void {
  kv.get(KEY, (outcome: Outcome<Uint8Array | undefined>) => done(outcome.ok ? ok(outcome.value && parse(outcome.value)) : outcome));
}

/** Whoever this peer is from now on, a recovery is over. */
export function saveIdentity(kv: KvStore, identity: Identity, done: Callback<void>): void {
  const value = new TextEncoder().encode(JSON.stringify(identity));
  kv.write(
    [
      {kind: "put", key: KEY, value},
      {kind: "delete", key: RECOVERY_KEY},
    ],
    done,
  );
}

/** Node ids are 48 random bits: among a thousand lives of peers two are equal once in 500 million meshes. */
export function drawNode(nextU32: () => number): number {
  return (nextU32() & 0xffff) * 2 ** 32 + nextU32() + 1;
}

export function drawCluster(nextU32: () => number): string {
  return [nextU32(), nextU32()].map((part) => part.toString(16).padStart(8, "0")).join("");
}

function parse(bytes: Uint8Array): Identity | undefined {
  try {
    const {cluster, node, hasLostLog, recoveredFrom = ""} = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Identity>;
    return typeof cluster === "string" && Number.isSafeInteger(node) && (node as number) > 0
      ? {cluster, node: node as number, hasLostLog: hasLostLog === true, recoveredFrom: String(recoveredFrom)}
      : undefined;
  } catch {
    return undefined;
  }
}
