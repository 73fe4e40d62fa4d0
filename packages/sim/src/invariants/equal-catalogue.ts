import {encodeState} from "@ollamesh/catalog";
import type {Invariant} from "./invariant.ts";

/** Peers of one group that have applied the same number of entries know the same (Raft paper, figure 3, State Machine Safety); and nobody forgets while it runs. */
export function equalCatalogue(): Invariant {
  const states = new Map<string, {readonly node: string; readonly bytes: Uint8Array}>();
  return {
    name: "equal catalogue at equal index",
    catalogue(_cluster, node, {group, applied, state}) {
      const place = `${group} ${applied}`;
      const known = states.get(place);
      const bytes = encodeState(state);
      if (!known) states.set(place, {node, bytes});
      return !known || Buffer.compare(known.bytes, bytes) === 0
        ? undefined
        : `${node} has another catalogue after ${applied} entries than ${known.node} had: ${difference(bytes, known.bytes)}`;
    },
  };
}

/** Where two states begin to differ. */
function difference(own: Uint8Array, other: Uint8Array): string {
  const at = own.findIndex((byte, i) => byte !== other[i]);
  const around = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(Math.max(0, at - 60), at + 60));
  return `${around(own)} and ${around(other)}`;
}
