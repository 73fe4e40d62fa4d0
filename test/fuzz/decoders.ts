import {type CatalogCommand, decodeCommand, decodeState, emptyCatalog, encodeCommand, encodeState} from "@ollamesh/catalog";
import {
  advertCodec,
  controlCodec,
  memberCodec,
  modelsCodec,
  probeCodec,
  type RaftFrame,
  raftCodec,
  resumeCodec,
  sessionCodec,
  stageCodec,
  surveyCodec,
  swarmCodec,
} from "@ollamesh/wire";
import {readBackup, writeBackup} from "../../packages/api/src/backup/backup-file.ts";
import {parseModelfile} from "../../packages/api/src/modelfile/parse.ts";
import {FrameDecoder, framePrefix} from "../../packages/net-libp2p/src/frame-decoder.ts";
import {parseManifest} from "../../packages/store-level/src/file-manifest-store.ts";
import {advert, controls, groupMessages, members, models, probes, raftMessages, resumes, sessions, stages, surveys, swarm} from "../../packages/wire/test/support/samples.ts";

/** Something that reads bytes of others. */
export interface Decoder {
  readonly name: string;
  /** Well-formed input, to be spoiled. */
  readonly samples: readonly Uint8Array[];
  /** True: it took them for something. Never throws but what it documents, which counts as a refusal. */
  decode(bytes: Uint8Array): boolean;
}

interface Codec<M> {
  encode(message: M): Uint8Array;
  decode(bytes: Uint8Array): {readonly ok: boolean};
}

/** Long samples would leave no time for many: what is long is long in one field. */
const SAMPLE_BYTES_MAX = 5000;

function ofCodec<M>(name: string, codec: Codec<M>, messages: readonly M[]): Decoder {
  const samples = messages.map((message) => codec.encode(message)).filter(({length}) => length <= SAMPLE_BYTES_MAX);
  return {name, samples, decode: (bytes) => codec.decode(bytes).ok};
}

const text = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const digest = `sha256:${"a".repeat(64)}`;
const manifest = {schemaVersion: 2, config: {mediaType: "c", digest, size: 9}, layers: [{mediaType: "application/vnd.ollama.image.model", digest, size: 2 ** 40}]};
const commands: readonly CatalogCommand[] = [
  {type: "set_setting", name: "x-a", value: 3, expected: null},
  {type: "remove_model", model: "m", manifest: digest, author: "A"},
  {type: "set_holders", model: "m", manifest: digest, holders: ["A", "B"], replaces: []},
];
const modelfile = 'FROM ./m.gguf\nPARAMETER temperature 0.5\nSYSTEM """You rhyme."""\nMESSAGE user hi\nTEMPLATE "{{ .Prompt }}"\n';

/** Its frames are bounded by the bytes that are pushed, whatever lengths they claim. */
function decodeFrames(bytes: Uint8Array): boolean {
  const decoder = new FrameDecoder(4096);
  let frames = 0;
  try {
    for (const half of [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)]) decoder.push(half, () => frames++);
    return frames > 0;
  } catch (error) {
    if ((error as {code?: string}).code === "frame_too_long") return false;
    throw error;
  }
}

function decodeManifest(bytes: Uint8Array): boolean {
  try {
    parseManifest({host: "h", namespace: "n", model: "m", tag: "t"}, bytes, 0);
    return true;
  } catch (error) {
    if ((error as {code?: string}).code === "bad_manifest") return false;
    throw error;
  }
}

/** Everything that reads what a peer, a client or a file may have made up. */
export const decoders: readonly Decoder[] = [
  ofCodec("member", memberCodec, members),
  ofCodec("advert", advertCodec, [advert]),
  ofCodec("control", controlCodec, controls),
  ofCodec("models", modelsCodec, models),
  ofCodec("swarm", swarmCodec, swarm),
  ofCodec("survey", surveyCodec, surveys),
  ofCodec("probe", probeCodec, probes),
  ofCodec("resume", resumeCodec, resumes),
  ofCodec("session", sessionCodec, sessions),
  ofCodec("stage", stageCodec, stages),
  ofCodec(
    "raft",
    raftCodec,
    [...groupMessages, ...raftMessages].map((message): RaftFrame => ({cluster: "c0ffee", life: 3, message})),
  ),
  {name: "frames", samples: [new Uint8Array([...framePrefix(5), 1, 2, 3, 4, 5, ...framePrefix(0)])], decode: decodeFrames},
  {name: "command", samples: commands.map((command) => encodeCommand({id: "1.2.3", command})), decode: (bytes) => decodeCommand(bytes) !== undefined},
  {name: "state", samples: [encodeState({...emptyCatalog, settings: new Map([["x-a", 1]])})], decode: (bytes) => decodeState(bytes).ok},
  {name: "manifest", samples: [text(manifest)], decode: decodeManifest},
  {name: "backup", samples: [text(writeBackup({takenAt: "2026-01-01T00:00:00Z", cluster: "c", term: 1, index: 2, state: emptyCatalog}))], decode: (bytes) => readBackup(bytes).ok},
  {name: "modelfile", samples: [text(modelfile)], decode: (bytes) => parseModelfile(new TextDecoder().decode(bytes)).ok},
];
