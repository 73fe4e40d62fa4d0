import type {Wish, Workload} from "../workload.ts";
import {type CommandKind, encodeCommand} from "./map-command.ts";
import {MapMachine} from "./map-machine.ts";
import {ReferenceMap} from "./reference-map.ts";

/** Registers and texts. */
export const mapWorkload: Workload = {
  fresh: () => new MapMachine(),
  restored: (snapshot) => MapMachine.from(snapshot),
  reference: () => new ReferenceMap(),
  encode: (request) => encodeCommand({...request, kind: request.kind as CommandKind}),
  probes: [wish("append"), wish("read_text")],
};

function wish(kind: Wish["kind"]): Wish {
  return {kind, key: 0, expected: 0, command: undefined};
}
