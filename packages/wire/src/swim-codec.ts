import {type Rumour, type SwimMessage, swimDefaults} from "@ollamesh/membership";
import {limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {ollamesh} from "./gen/member.js";

const {Kind} = ollamesh.member.v1.Rumour;
const KINDS = {alive: Kind.ALIVE, suspect: Kind.SUSPECT, dead: Kind.DEAD};
const ID_CHARS_MAX = 128;

/** The fields of a member message that carry probes and rumours. */
export function writeSwim(message: SwimMessage): ollamesh.member.v1.IMessage {
  const rumours = message.rumours.map(writeRumour);
  switch (message.type) {
    case "rumours":
      return {rumours: {rumours}};
    case "ping_req":
      return {probeRequest: {sequence: message.sequence, target: message.target, rumours}};
    default:
      return {[message.type]: {sequence: message.sequence, rumours}};
  }
}

/** Undefined when it is another kind of message. Throws what `decodeWith` turns into a Failure. */
export function readSwim(message: ollamesh.member.v1.IMessage): SwimMessage | undefined {
  for (const type of ["ping", "ack", "nack"] as const) {
    const probe = message[type];
    if (probe) return {type, sequence: probe.sequence ?? 0, rumours: readRumours(probe.rumours)};
  }
  if (message.rumours) return {type: "rumours", rumours: readRumours(message.rumours.rumours)};
  const request = message.probeRequest;
  if (!request) return undefined;
  return {type: "ping_req", sequence: request.sequence ?? 0, target: limitText(request.target ?? "", ID_CHARS_MAX, "target"), rumours: readRumours(request.rumours)};
}

function writeRumour(rumour: Rumour): ollamesh.member.v1.IRumour {
  const {peer, incarnation} = rumour;
  return {kind: KINDS[rumour.kind], peer, incarnation, ...(rumour.kind !== "alive" && {by: rumour.by})};
}

function readRumours(rumours: readonly ollamesh.member.v1.IRumour[] | null | undefined): readonly Rumour[] {
  return limitList(rumours ?? [], swimDefaults.rumoursPerMessageMax, "rumours").map(readRumour);
}

function readRumour(rumour: ollamesh.member.v1.IRumour): Rumour {
  const peer = limitText(rumour.peer ?? "", ID_CHARS_MAX, "peer id");
  const by = limitText(rumour.by ?? "", ID_CHARS_MAX, "peer id");
  const incarnation = toSafeInteger(rumour.incarnation ?? 0, "incarnation");
  switch (rumour.kind ?? Kind.ALIVE) {
    case Kind.ALIVE:
      return {kind: "alive", peer, incarnation};
    case Kind.SUSPECT:
      return {kind: "suspect", peer, incarnation, by};
    case Kind.DEAD:
      return {kind: "dead", peer, incarnation, by};
    default:
      throw malformed(`a rumour of kind ${rumour.kind}`);
  }
}
