import {type Applied, type Machine, requestKey, type Seen, type Wish} from "../workload.ts";
import {type ClientCommand, decodeCommand} from "./map-command.ts";
import {mapText} from "./reference-map.ts";

interface Session {
  readonly sequence: number;
  readonly result: boolean;
}

interface Image {
  readonly index: number;
  readonly registers: readonly (readonly [number, number])[];
  readonly texts: readonly (readonly [number, string])[];
  readonly sessions: readonly (readonly [number, Session])[];
}

/**
 * The replicated map: registers (put, cas) and texts (append). A request is applied once however often it is in the log: each client's
 * last request is remembered with its result (thesis 6.3).
 */
export class MapMachine implements Machine {
  index = 0;
  readonly registers = new Map<number, number>();
  readonly texts = new Map<number, string>();
  readonly sessions = new Map<number, Session>();
  /** Of all that is applied, in whatever order it got there: a sum of hashes of the pairs. */
  digest = 0;
  readonly catalog = undefined;

  /** @returns undefined for an empty entry, or a request older than its client's last */
  apply(index: number, data: Uint8Array): Applied | undefined {
    this.index = index;
    if (data.length === 0) return undefined;
    const command = decodeCommand(data);
    const session = this.sessions.get(command.client);
    const key = requestKey(command);
    if (session && command.sequence <= session.sequence) return command.sequence === session.sequence ? {key, result: session.result} : undefined;
    const result = this.#change(command);
    this.#remember(command.client, {sequence: command.sequence, result});
    return {key, result};
  }

  #change({kind, key, value, expected}: ClientCommand): boolean {
    if (kind === "append") {
      this.#setText(key, `${this.texts.get(key) ?? ""}${value};`);
      return true;
    }
    if (kind === "cas" && this.registers.get(key) !== expected) return false;
    this.#setRegister(key, value);
    return true;
  }

  #setRegister(key: number, value: number): void {
    const before = this.registers.get(key);
    if (before !== undefined) this.digest = (this.digest - hash(1, key, before)) | 0;
    this.registers.set(key, value);
    this.digest = (this.digest + hash(1, key, value)) | 0;
  }

  #setText(key: number, text: string): void {
    const before = this.texts.get(key);
    if (before !== undefined) this.digest = (this.digest - hash(2, key, textHash(before))) | 0;
    this.texts.set(key, text);
    this.digest = (this.digest + hash(2, key, textHash(text))) | 0;
  }

  #remember(client: number, session: Session): void {
    const before = this.sessions.get(client);
    if (before) this.digest = (this.digest - hash(3, client, before.sequence * 2 + Number(before.result))) | 0;
    this.sessions.set(client, session);
    this.digest = (this.digest + hash(3, client, session.sequence * 2 + Number(session.result))) | 0;
  }

  snapshot(): Uint8Array {
    const image: Image = {index: this.index, registers: [...this.registers], texts: [...this.texts], sessions: [...this.sessions]};
    return new TextEncoder().encode(JSON.stringify(image));
  }

  static from(bytes: Uint8Array): MapMachine {
    const machine = new MapMachine();
    const image = JSON.parse(new TextDecoder().decode(bytes)) as Image;
    machine.index = image.index;
    for (const [key, value] of image.registers) machine.#setRegister(key, value);
    for (const [key, text] of image.texts) machine.#setText(key, text);
    for (const [client, session] of image.sessions) machine.#remember(client, session);
    return machine;
  }

  see({kind, key}: Pick<Wish, "kind" | "key">): Seen {
    return (kind === "read_text" ? this.texts : this.registers).get(key) ?? null;
  }

  get text(): string {
    return mapText(this.registers, this.texts);
  }
}

function hash(kind: number, key: number, value: number): number {
  let mixed = Math.imul(kind * 31 + key, 0x9e3779b1) ^ Math.imul(value | 0, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

/** Only the end and the length: a text grows at its end, so that two that differ anywhere have differed there before. */
function textHash(text: string): number {
  let mixed = text.length;
  for (let i = Math.max(0, text.length - 24); i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193);
  return mixed;
}
