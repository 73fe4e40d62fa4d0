import {assert} from "@ollamesh/stdx";

export type CommandKind = "put" | "cas" | "append";

/** One request of one client, as it is proposed. All numbers below 2^31. */
export interface ClientCommand {
  readonly kind: CommandKind;
  readonly key: number;
  readonly client: number;
  /** Rises with each request of the client; a request that is tried again keeps it. */
  readonly sequence: number;
  readonly value: number;
  /** Of a cas. */
  readonly expected: number;
}

const kinds: readonly CommandKind[] = ["put", "cas", "append"];
const COMMAND_BYTES = 20;

export function encodeCommand({kind, key, client, sequence, value, expected}: ClientCommand): Uint8Array {
  const words = Int32Array.of(kinds.indexOf(kind) + key * 4, client, sequence, value, expected);
  return new Uint8Array(words.buffer);
}

export function decodeCommand(bytes: Uint8Array): ClientCommand {
  assert(bytes.length === COMMAND_BYTES, `a command of ${bytes.length} bytes`);
  const [head = 0, client = 0, sequence = 0, value = 0, expected = 0] = new Int32Array(bytes.buffer, bytes.byteOffset, COMMAND_BYTES / 4);
  return {kind: kinds[head & 3] as CommandKind, key: head >> 2, client, sequence, value, expected};
}
