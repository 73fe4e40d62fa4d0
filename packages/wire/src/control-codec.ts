import type {ControlMessage, StageReport} from "@ollamesh/catalog";
import {KIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {ollamesh} from "./gen/control.js";

const pb = ollamesh.control.v1;

const FRAME_BYTES_MAX = 512 * KIB;
const SOURCES_MAX = 64;
const NAME_CHARS_MAX = 600;
const PEER_CHARS_MAX = 128;
const TEXT_CHARS_MAX = 2000;
const STATES = ["fetching", "loading", "ready", "failed"] as const;

/** `/ollamesh/control/1`. Shape and sizes are checked here. */
export const controlCodec = {
  encode({report}: ControlMessage): Uint8Array {
    const {kind, ...rest} = report;
    return pb.Message.encode({
      stageReport: {...rest, keeps: kind === "keep", detail: report.detail.slice(0, TEXT_CHARS_MAX), sources: report.sources.slice(0, SOURCES_MAX)},
    }).finish();
  },
  decode(bytes: Uint8Array): Outcome<ControlMessage> {
    return decodeWith(bytes, FRAME_BYTES_MAX, () => {
      const message = pb.Message.decode(bytes);
      if (message.stageReport) return {type: "stage_report", report: readReport(message.stageReport)};
      throw malformed("no stage report");
    });
  },
};
function readReport(report: ollamesh.control.v1.IStageReport): StageReport {
  const state = STATES.find((known) => known === report.state);
  if (!state) throw malformed("unknown stage state");
  return {
    deployment: name(report.deployment, "deployment"),
    stageIndex: report.stageIndex ?? 0,
    kind: report.keeps ? "keep" : "serve",
    state,
    detail: limitText(report.detail ?? "", TEXT_CHARS_MAX, "detail"),
    bytesOnDisk: toSafeInteger(report.bytesOnDisk ?? 0, "bytes on disk"),
    sources: limitList(report.sources ?? [], SOURCES_MAX, "sources").map((source) => ({peer: peer(source.peer), bytes: toSafeInteger(source.bytes ?? 0, "bytes")})),
  };
}

function name(text: string | null | undefined, what: string): string {
  return limitText(text ?? "", NAME_CHARS_MAX, what);
}

function peer(text: string | null | undefined): string {
  return limitText(text ?? "", PEER_CHARS_MAX, "peer id");
}
