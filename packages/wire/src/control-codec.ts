import {type ControlMessage, FACTS_HELD_MAX, FACTS_LINKS_MAX, FACTS_USED_MAX, type HeadLoad, LOADS_MAX, type PeerFacts, type StageReport, type StageUsed} from "@ollamesh/catalog";
import {KIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {ollamesh} from "./gen/control.js";

const pb = ollamesh.control.v1;

const FRAME_BYTES_MAX = 512 * KIB;
const SOURCES_MAX = 64;
const NAME_CHARS_MAX = 600;
const PEER_CHARS_MAX = 128;
const TEXT_CHARS_MAX = 2000;
const MS_MAX = 600_000;
const BYTES_PER_MS_MAX = 1e9;
const STATES = ["fetching", "loading", "ready", "failed"] as const;

/** `/ollamesh/control/1`. Shape and sizes are checked here. */
export const controlCodec = {
  encode(message: ControlMessage): Uint8Array {
    switch (message.type) {
      case "stage_report":
        return pb.Message.encode({stageReport: writeReport(message.report)}).finish();
      case "facts_asked":
        return pb.Message.encode({factsAsked: {question: message.question, blob: message.blob}}).finish();
      case "facts":
        return pb.Message.encode({facts: writeFacts(message.question, message.facts)}).finish();
      case "loads_asked":
        return pb.Message.encode({loadsAsked: {question: message.question}}).finish();
      case "loads":
        return pb.Message.encode({loads: {question: message.question, loads: message.loads.slice(0, LOADS_MAX).map((load) => ({...load}))}}).finish();
    }
  },
  decode(bytes: Uint8Array): Outcome<ControlMessage> {
    return decodeWith(bytes, FRAME_BYTES_MAX, () => {
      const message = pb.Message.decode(bytes);
      if (message.stageReport) return {type: "stage_report", report: readReport(message.stageReport)};
      if (message.factsAsked) return {type: "facts_asked", question: message.factsAsked.question ?? 0, blob: name(message.factsAsked.blob, "blob")};
      if (message.facts) return {type: "facts", question: message.facts.question ?? 0, facts: readFacts(message.facts)};
      if (message.loadsAsked) return {type: "loads_asked", question: message.loadsAsked.question ?? 0};
      if (message.loads) return {type: "loads", question: message.loads.question ?? 0, loads: limitList(message.loads.loads ?? [], LOADS_MAX, "loads").map(readLoad)};
      throw malformed("neither a stage report, nor facts, nor loads");
    });
  },
};

function writeReport({kind, ...rest}: StageReport): ollamesh.control.v1.StageReport.$Properties {
  return {...rest, keeps: kind === "keep", detail: rest.detail.slice(0, TEXT_CHARS_MAX), sources: rest.sources.slice(0, SOURCES_MAX)};
}

function writeFacts(question: number, {speed, diskFreeBytes, held, links, used}: PeerFacts): ollamesh.control.v1.Facts.$Properties {
  return {
    question,
    ...(speed && {speed}),
    ...(diskFreeBytes !== undefined && {diskFree: diskFreeBytes}),
    held: held.slice(0, FACTS_HELD_MAX).map(({start, end}) => ({start, end})),
    links: links.slice(0, FACTS_LINKS_MAX).map(({peer, rttMs, bytesPerMs}) => ({peer, rttMs, ...(bytesPerMs !== undefined && {bytesPerMs})})),
    used: used
      .slice(0, FACTS_USED_MAX)
      .map(({deployment, readyAtMs, cpuMs, peakBytes, sentBytes}) => ({deployment, readyAtMs, cpuMs, peakBytes, ...(sentBytes !== undefined && {sentBytes})})),
  };
}

function readFacts({speed, diskFree, held, links, used}: ollamesh.control.v1.IFacts): PeerFacts {
  return {
    speed: speed ? {fixedMs: cost(speed.fixedMs), msPerByte: cost(speed.msPerByte), msPerRowByte: cost(speed.msPerRowByte)} : undefined,
    diskFreeBytes: diskFree === undefined || diskFree === null ? undefined : toSafeInteger(diskFree, "free disk"),
    held: limitList(held ?? [], FACTS_HELD_MAX, "ranges").map((range) => ({start: toSafeInteger(range.start ?? 0, "start"), end: toSafeInteger(range.end ?? 0, "end")})),
    links: limitList(links ?? [], FACTS_LINKS_MAX, "links").map((link) => ({peer: peer(link.peer), rttMs: cost(link.rttMs), ...speedOf(link.bytesPerMs)})),
    used: limitList(used ?? [], FACTS_USED_MAX, "stages").map(readUsed),
  };
}

function readLoad({deployment, running, waiting}: ollamesh.control.v1.IHeadLoad): HeadLoad {
  return {deployment: name(deployment, "deployment"), running: running ?? 0, waiting: waiting ?? 0};
}

function readUsed({deployment, readyAtMs, cpuMs, peakBytes, sentBytes}: ollamesh.control.v1.IUsed): StageUsed {
  return {
    deployment: name(deployment, "deployment"),
    readyAtMs: toSafeInteger(readyAtMs ?? 0, "time"),
    cpuMs: toSafeInteger(cpuMs ?? 0, "processor time"),
    peakBytes: toSafeInteger(peakBytes ?? 0, "memory"),
    sentBytes: sentBytes === undefined || sentBytes === null ? undefined : toSafeInteger(sentBytes, "sent bytes"),
  };
}

function speedOf(bytesPerMs: number | null | undefined): {bytesPerMs?: number} {
  if (!((bytesPerMs ?? 0) >= 0 && (bytesPerMs ?? 0) <= BYTES_PER_MS_MAX)) throw malformed("a link's speed is out of range");
  return bytesPerMs ? {bytesPerMs} : {};
}

function cost(ms: number | null | undefined): number {
  if (!((ms ?? 0) >= 0 && (ms ?? 0) < MS_MAX)) throw malformed("a time is out of range");
  return ms ?? 0;
}
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
    ...(report.sessions !== undefined && report.sessions !== null && {sessions: report.sessions}),
    sources: limitList(report.sources ?? [], SOURCES_MAX, "sources").map((source) => ({peer: peer(source.peer), bytes: toSafeInteger(source.bytes ?? 0, "bytes")})),
  };
}

function name(text: string | null | undefined, what: string): string {
  return limitText(text ?? "", NAME_CHARS_MAX, what);
}

function peer(text: string | null | undefined): string {
  return limitText(text ?? "", PEER_CHARS_MAX, "peer id");
}
