import {CodedError} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {shortPeer} from "./table.ts";

interface CopyLine {
  readonly status: "copy";
  readonly peer: string;
  readonly state: string;
  /** The mesh agreed that this peer keeps a copy. */
  readonly kept: boolean;
  readonly damaged: readonly string[];
  readonly reason: string;
}
type Line =
  | CopyLine
  | {readonly status: "waiting"; readonly waiting_for: readonly string[]}
  | {readonly status: "success"; readonly copies: number; readonly sound: number; readonly wanted: number; readonly ok: boolean};

/** Widths are fixed: a row is printed as soon as it is known. */
const WIDTHS = [12, 8, 12];

/** Every copy of a model is read anew by the peer that has it. Fails unless each that shall be there is sound. */
export async function verify({client, print, stderr}: CommandContext, model: string, options: {repair?: boolean}): Promise<void> {
  const isRepair = options.repair ?? false;
  const states = new Map<string, string>();
  let told = "";
  let isHeaded = false;
  for await (const line of client.stream<Line>("/api/v1/verify", {model, repair: isRepair})) {
    if (line.status === "waiting") {
      const waiting = `waiting for ${line.waiting_for.map(shortPeer).join(", ")}\n`;
      if (waiting !== told) stderr.write(waiting);
      told = waiting;
    } else if (line.status === "copy") {
      if (!isHeaded) print(row("PEER", "KEEPS IT", "STATE", ""));
      isHeaded = true;
      states.set(line.peer, line.state);
      print(copyRow(line));
    } else {
      const {copies, sound, wanted, ok} = line;
      const sentence = `${sound} of ${copies} ${copies === 1 ? "copy is" : "copies are"} sound, ${wanted} shall be kept`;
      if (!ok) throw new CodedError("not_sound", `${sentence}; ${advice([...states.values()], sound, isRepair)}`);
      print(sentence);
    }
  }
}

/** What to do, for the worst of what was found. */
function advice(states: readonly string[], sound: number, isRepair: boolean): string {
  const damaged = states.filter((state) => state === "damaged").length;
  if (damaged > 0 && sound === 0) return "nothing is removed while no sound copy is known: start a peer that has one, or create the model anew";
  if (damaged > 0 && !isRepair) return `${damaged} ${damaged === 1 ? "is" : "are"} damaged: --repair fetches what is damaged anew`;
  if (states.includes("read_only")) return "a damaged copy lies in a folder its peer may only read: replace the file there by hand";
  if (states.includes("unproven")) return "a peer says it has a copy and cannot show it: look at that peer before you trust it";
  return "peers that are away or busy, or still fetch their copy, can be asked again later";
}

function copyRow({peer, kept, state, damaged, reason}: CopyLine): string {
  const blobs = damaged.map((digest) => digest.slice(0, "sha256:".length + 12)).join(" ");
  return row(shortPeer(peer), kept ? "yes" : "no", state, [reason, blobs].filter((text) => text !== "").join(": "));
}

function row(...cells: readonly string[]): string {
  return cells
    .map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0))
    .join("    ")
    .trimEnd();
}
