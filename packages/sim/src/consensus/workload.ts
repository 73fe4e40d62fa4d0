import type {CatalogCommand, CatalogState} from "@ollamesh/catalog";
import type {CommandKind} from "./map/map-command.ts";

/** What a write came to: for a cas whether it took effect, for a command of the catalogue `done` or the code of its refusal. */
export type WriteResult = boolean | string;

export type CallKind = CommandKind | "read_register" | "read_text" | "command" | "read_catalogue";

export const readKinds: ReadonlySet<CallKind> = new Set<CallKind>(["read_register", "read_text", "read_catalogue"]);

/** What a client asks for. */
export interface Wish {
  readonly kind: CallKind;
  readonly key: number;
  /** Of a cas. */
  readonly expected: number;
  /** Of a command. */
  readonly command: CatalogCommand | undefined;
}

/** A wish with whose it is; `value` is unique in a run. */
export interface Request extends Wish {
  readonly client: number;
  readonly sequence: number;
  readonly value: number;
}

/** What a read sees. */
export type Seen = number | string | null;

export interface Applied {
  /** `requestKey` of the request. */
  readonly key: string;
  readonly result: WriteResult;
}

/** The replicated state of one node. */
export interface Machine {
  /** What is applied up to; the node sets it for entries that are none of the machine's. */
  index: number;
  /** Of everything a snapshot would hold: two nodes with the same index have the same. */
  readonly digest: number;
  /** Undefined where the state is another one. */
  readonly catalog: CatalogState | undefined;
  /** @returns undefined for what answers nobody */
  apply(index: number, data: Uint8Array): Applied | undefined;
  snapshot(): Uint8Array;
  see(request: Pick<Wish, "kind" | "key">): Seen;
  /** What clients can see, in one order: the same as the reference's. */
  readonly text: string;
}

/** The same once more, by the dumbest means there are, without snapshots or digests. */
export interface Reference {
  apply(data: Uint8Array): void;
  /** By `requestKey`, of all that is in the log. */
  readonly results: ReadonlyMap<string, WriteResult>;
  see(request: Pick<Wish, "kind" | "key">): Seen;
  readonly text: string;
}

/** What the group agrees on in a run, and what clients do with it. */
export interface Workload {
  fresh(): Machine;
  restored(snapshot: Uint8Array): Machine;
  reference(): Reference;
  encode(request: Request): Uint8Array;
  /** A write and a read that must work whenever the group does. */
  readonly probes: readonly [write: Wish, read: Wish];
}

export function requestKey({client, sequence}: Pick<Request, "client" | "sequence">): string {
  return `${client}.${sequence}`;
}
