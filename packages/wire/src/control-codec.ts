import type {CatalogEvent, ControlMessage, Placement, Removal, StageReport} from "@ollamesh/catalog";
import {KIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {ollamesh} from "./gen/control.js";

const pb = ollamesh.control.v1;

const FRAME_BYTES_MAX = 512 * KIB;
const EVENTS_MAX = 64;
const STAGES_MAX = 64;
const SOURCES_MAX = 64;
const NAME_CHARS_MAX = 600;
const PEER_CHARS_MAX = 128;
const TEXT_CHARS_MAX = 2000;
const STATES = ["fetching", "loading", "ready", "failed"] as const;

/** `/ollamesh/control/1`. Shape and sizes are checked here, sense by `checkPlacement`. */
export const controlCodec = {
  encode(message: ControlMessage): Uint8Array {
    if (message.type === "events") return pb.Message.encode({events: {events: message.events.map(writeEvent)}}).finish();
    const report = message.report;
    return pb.Message.encode({stageReport: {...report, detail: report.detail.slice(0, TEXT_CHARS_MAX), sources: report.sources.slice(0, SOURCES_MAX)}}).finish();
  },
  decode(bytes: Uint8Array): Outcome<ControlMessage> {
    return decodeWith(bytes, FRAME_BYTES_MAX, () => {
      const message = pb.Message.decode(bytes);
      if (message.events) return {type: "events", events: limitList(message.events.events ?? [], EVENTS_MAX, "events").map(readEvent)};
      if (message.stageReport) return {type: "stage_report", report: readReport(message.stageReport)};
      throw malformed("neither events nor a stage report");
    });
  },
};

function writeEvent(event: CatalogEvent): ollamesh.control.v1.IEvent {
  if (event.type === "placement_removed") return {placementRemoved: event.removal};
  return {modelPlaced: {...event.placement, stages: [...event.placement.stages], reasons: [...event.placement.reasons]}};
}

function readEvent(event: ollamesh.control.v1.Event.$Properties | ollamesh.control.v1.Event.$Shape): CatalogEvent {
  if (event.modelPlaced) return {type: "model_placed", placement: readPlacement(event.modelPlaced)};
  if (event.placementRemoved) return {type: "placement_removed", removal: readRemoval(event.placementRemoved)};
  throw malformed("an event of no kind");
}

function readPlacement(placement: ollamesh.control.v1.IPlacement): Placement {
  const strategy = placement.strategy;
  if (strategy !== "whole" && strategy !== "pipeline") throw malformed("unknown strategy");
  return {
    model: name(placement.model, "model"),
    displayName: name(placement.displayName, "display name"),
    epoch: toSafeInteger(placement.epoch ?? 0, "epoch"),
    author: peer(placement.author),
    strategy,
    stages: limitList(placement.stages ?? [], STAGES_MAX, "stages").map((stage) => ({
      peer: peer(stage.peer),
      firstLayer: stage.firstLayer ?? 0,
      lastLayer: stage.lastLayer ?? 0,
      memoryBytes: toSafeInteger(stage.memoryBytes ?? 0, "memory"),
    })),
    reasons: limitList(placement.reasons ?? [], 16, "reasons").map((text) => limitText(text, TEXT_CHARS_MAX, "reason")),
    blob: limitText(placement.blob ?? "", 80, "blob"),
    blobSize: toSafeInteger(placement.blobSize ?? 0, "blob size"),
    headerBytes: toSafeInteger(placement.headerBytes ?? 0, "header bytes"),
    pieceRoot: limitText(placement.pieceRoot ?? "", 64, "piece root"),
    contextLength: placement.contextLength ?? 0,
    sequencesMax: placement.sequencesMax ?? 0,
  };
}

function readRemoval(removal: ollamesh.control.v1.IRemoval): Removal {
  return {model: name(removal.model, "model"), epoch: toSafeInteger(removal.epoch ?? 0, "epoch"), author: peer(removal.author)};
}

function readReport(report: ollamesh.control.v1.IStageReport): StageReport {
  const state = STATES.find((known) => known === report.state);
  if (!state) throw malformed("unknown stage state");
  return {
    deployment: name(report.deployment, "deployment"),
    stageIndex: report.stageIndex ?? 0,
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
