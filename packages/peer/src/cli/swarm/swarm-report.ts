import {formatBytes} from "@ollamesh/stdx";
import {printable, shortPeer} from "../table.ts";
import {count, paceWords, sourceName, wrap} from "../words.ts";
import {copiesBar, pieceBar} from "./piece-bar.ts";
import type {BlobView, ShareView, SwarmView} from "./swarm-view.ts";

/** Narrower terminals get lines that do not fit. */
const WIDTH_MIN = 40;
/** Wider ones get bars that say no more. */
const WIDTH_MAX = 140;
/** The longest label is a peer's, or `this peer`. */
const LABEL_CHARS = 9;
const GAP = "  ";

const ABSENT: Readonly<Record<string, string>> = {
  silent: "no answer in time",
  older: "software too old to answer",
  away: "not here, though the mesh counts on a copy there",
  unasked: "not asked, there are too many peers",
};

/** A model's pieces over the peers, as lines of at most so many characters. */
export function swarmReport(view: SwarmView, columns: number): readonly string[] {
  const width = Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, columns));
  const nameOf = namesOf(view);
  const whole = view.blobs.reduce((sum, {size}) => sum + size, 0);
  const answered = view.peers.filter(({answer}) => answer === "answered").length;
  const lines = wrap([`${view.model}: ${formatBytes(whole)} in ${count(view.blobs.length, "blob")}`, `${answered} of ${count(view.peers.length, "peer")} answered`], width, "");
  const large = view.blobs.filter(({pieces}) => (pieces?.count ?? 0) > 1);
  const small = view.blobs.filter((blob) => !large.includes(blob));
  for (const blob of large) lines.push("", ...blobLines(blob, nameOf, width));
  if (small.length > 0) lines.push("", ...small.flatMap((blob) => smallLines(blob, answered, width)));
  const absent = absentLines(view, width);
  if (absent.length > 0) lines.push("", ...absent);
  return lines.map((line) => [...line].slice(0, width).join("").trimEnd());
}

function blobLines(blob: BlobView, nameOf: (peer: string) => string, width: number): string[] {
  const pieces = blob.pieces?.count ?? 0;
  const barColumns = width - LABEL_CHARS - 2 * GAP.length - "100 %".length;
  const haves = blob.shares.flatMap(({have}) => (have === null ? [] : [Buffer.from(have, "base64")]));
  const lines = wrap([titleOf(blob), `${pieces} pieces of ${formatBytes(blob.pieces?.bytes ?? 0)}`], width, GAP);
  lines.push(...wrap(copiesWords(blob), width, GAP), `${"copies".padEnd(LABEL_CHARS)}${GAP}${copiesBar(haves, pieces, barColumns)}`);
  for (const share of sorted(blob.shares)) {
    const bar = share.have === null ? "cut in other pieces: not compared".padEnd(barColumns).slice(0, barColumns) : pieceBar(Buffer.from(share.have, "base64"), pieces, barColumns);
    lines.push(`${nameOf(share.peer).padEnd(LABEL_CHARS)}${GAP}${bar}${GAP}${percent(share.held, blob.size)}`);
    if (share.fetching) lines.push(...wrap(paceWords(share, nameOf), width, " ".repeat(LABEL_CHARS + GAP.length), true));
  }
  return lines;
}

/** What is of one piece is there or not: no bars. */
function smallLines(blob: BlobView, answered: number, width: number): string[] {
  const holders = blob.shares.filter(({whole}) => whole).length;
  const fetching = blob.shares.length - holders;
  const words = holders === 0 ? "nobody who answered has it" : `${holders} of ${answered} have it`;
  return wrap([titleOf(blob), words, ...(fetching > 0 ? [`${fetching} ${fetching === 1 ? "is" : "are"} fetching it`] : [])], width, GAP);
}

/** `a80c4f17acd5 model, 4.7 GiB` */
function titleOf({digest, media_type, size}: BlobView): string {
  return `${digest.replace("sha256:", "").slice(0, 12)} ${kindOf(media_type)}, ${formatBytes(size)}`;
}

function kindOf(mediaType: string): string {
  if (mediaType.startsWith("application/vnd.docker.container.image")) return "config";
  return printable(/^application\/vnd\.ollama\.image\.(\w+)/.exec(mediaType)?.[1] ?? mediaType);
}

function copiesWords({copies, pieces}: BlobView): string[] {
  const {whole, rarest, rarest_pieces, mean} = copies;
  const total = pieces?.count ?? 0;
  const others = [`${whole} whole`, `${mean.toFixed(1)} on average`];
  if (rarest === 0) return [`${rarest_pieces} of ${total} pieces are at nobody who answered`, ...others];
  const least = `at least ${rarest} ${rarest === 1 ? "copy" : "copies"} of each piece`;
  return [least, ...(rarest_pieces === total ? [] : [`${count(rarest_pieces, "piece")} ${rarest_pieces === 1 ? "has" : "have"} no more`]), ...others];
}

function absentLines({peers}: SwarmView, width: number): string[] {
  return Object.entries(ABSENT).flatMap(([answer, words]) => {
    const ids = peers.filter((peer) => peer.answer === answer).map(({id}) => shortPeer(printable(id)));
    return ids.length === 0 ? [] : wrap([`${words}: ${ids[0]}`, ...ids.slice(1)], width, GAP);
  });
}

function namesOf({peers}: SwarmView): (peer: string) => string {
  const self = peers.find((peer) => peer.self)?.id;
  return (peer) => (peer === self ? "this peer" : sourceName(peer));
}

/** Whole ones first; else as they were, so that nothing jumps. */
function sorted(shares: readonly ShareView[]): readonly ShareView[] {
  return shares.toSorted((a, b) => Number(b.whole) - Number(a.whole) || (a.peer < b.peer ? -1 : 1));
}

/** Rounded down: what is not all is not 100. */
function percent(held: number, size: number): string {
  return `${String(Math.floor((100 * held) / size)).padStart(3)} %`;
}
