import {controlCodec, memberCodec, modelsCodec, raftCodec, sessionCodec, stageCodec, swarmCodec} from "@ollamesh/wire";
import {noted} from "./note.ts";

const codecs = {
  control: controlCodec,
  member: memberCodec,
  models: modelsCodec,
  raft: raftCodec,
  session: sessionCodec,
  stage: stageCodec,
  swarm: swarmCodec,
  tokens: sessionCodec,
};

/** A frame for people: `raft {"cluster":…}`. */
export function frameText(protocol: string, frame: Uint8Array): string {
  const name = protocol.split("/")[2] ?? "";
  const decoded = Object.hasOwn(codecs, name) ? codecs[name as keyof typeof codecs].decode(frame) : undefined;
  return `${name} ${decoded?.ok ? noted(decoded.value) : `${frame.length} bytes`}`;
}
