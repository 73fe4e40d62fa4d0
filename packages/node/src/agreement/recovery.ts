import {type CatalogState, decodeState, encodeState} from "@ollamesh/catalog";
import type {KvStore} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import {type Identity, RECOVERY_KEY} from "./identity.ts";

const HEAD_END = 0x0a;

/** What a group of one is to begin with. On disk from before the old log is given up until the new one is there: whatever is cut short between is done again. */
export interface Recovery {
  readonly identity: Identity;
  readonly index: number;
  readonly term: number;
  readonly state: CatalogState;
}

export function saveRecovery(kv: KvStore, {identity, index, term, state}: Recovery, done: Callback<void>): void {
  const head = new TextEncoder().encode(JSON.stringify({identity, index, term}));
  const body = encodeState(state);
  const value = new Uint8Array(head.length + 1 + body.length);
  value.set(head);
  value[head.length] = HEAD_END; // JSON on one line has none
  value.set(body, head.length + 1);
  kv.write([{kind: "put", key: RECOVERY_KEY, value}], done);
}

/** Undefined: none is under way. Code: `log_corrupt`, when it was written by a version this one does not understand. */
export function loadRecovery(kv: KvStore, done: Callback<Recovery | undefined>): void {
  kv.get(RECOVERY_KEY, (outcome: Outcome<Uint8Array | undefined>) => {
    if (!outcome.ok || outcome.value === undefined) return done(outcome as Outcome<undefined>);
    const recovery = parse(outcome.value);
    done(recovery ? ok(recovery) : fail("log_corrupt", "a recovery was under way, and what it keeps is of another version of ollamesh: start the version that wrote it"));
  });
}

function parse(bytes: Uint8Array): Recovery | undefined {
  const end = bytes.indexOf(HEAD_END);
  const state = decodeState(bytes.subarray(end + 1));
  if (end === -1 || !state.ok) return undefined;
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Omit<Recovery, "state">;
    return {...head, state: state.value};
  } catch {
    return undefined;
  }
}
