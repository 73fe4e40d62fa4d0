import {apply, type CatalogState, decodeCommand, decodeState, emptyCatalog, encodeState} from "@ollamesh/catalog";
import type {Applied, Machine, Seen} from "../workload.ts";
import {stateText} from "./reference-catalogue.ts";

const INDEX_BYTES = 8;

/** The catalogue as production's replica keeps it: commands by `apply`, snapshots by `encodeState` and `decodeState`. */
export class CatalogueMachine implements Machine {
  index = 0;
  catalog: CatalogState = emptyCatalog;

  apply(index: number, data: Uint8Array): Applied | undefined {
    this.index = index;
    const logged = data.length > 0 ? decodeCommand(data) : undefined;
    if (!logged) return undefined;
    const {state, refusal} = apply(this.catalog, logged.command);
    this.catalog = state;
    return {key: logged.id, result: refusal?.code ?? "done"};
  }

  /** FNV-1a of the bytes that equal states are promised to have in common. */
  get digest(): number {
    let hash = 0x811c9dc5;
    for (const byte of encodeState(this.catalog)) hash = Math.imul(hash ^ byte, 0x01000193);
    return hash;
  }

  snapshot(): Uint8Array {
    const state = encodeState(this.catalog);
    const bytes = new Uint8Array(INDEX_BYTES + state.length);
    new DataView(bytes.buffer).setFloat64(0, this.index);
    bytes.set(state, INDEX_BYTES);
    return bytes;
  }

  static from(bytes: Uint8Array): CatalogueMachine {
    const machine = new CatalogueMachine();
    const state = decodeState(bytes.subarray(INDEX_BYTES));
    if (!state.ok) throw new Error(`a snapshot is refused: ${state.error.message}`);
    machine.index = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);
    machine.catalog = state.value;
    return machine;
  }

  /** A read sees all of it. */
  see(): Seen {
    return this.text;
  }

  get text(): string {
    return stateText(this.catalog);
  }
}
