import type {ModelInfo} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import type {HeaderTensor} from "./header.ts";
import {badModel} from "./header-cursor.ts";
import {Hyperparameters} from "./hyperparameters.ts";
import {type RankShare, rankShare} from "./rank-share.ts";
import type {ByteRuns} from "./rank-tensor.ts";
import {readHeader} from "./read-header.ts";
import {stageEntries} from "./stage-metadata.ts";
import {isTied, layerOf, roleOf} from "./tensor-role.ts";
import {encodeHeader, type WritableTensor} from "./write-gguf.ts";

/** `count` runs of `length` bytes of the model file, whose beginnings lie `step` apart from `from` on, stand one behind the other from `to` on in the stage file. */
export interface StageCopy {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly count: number;
  readonly step: number;
}

/** A smaller GGUF file for a range of layers: its header, and the pieces of the model file that follow. The rest of it is zero. */
export interface StagePlan {
  readonly header: Uint8Array;
  /** Ascending in `to`, disjoint, behind the header. */
  readonly copies: readonly StageCopy[];
  /** Of the stage file, bytes. */
  readonly size: number;
}

/**
 * Rows of the vocabulary of a stage that neither reads nor emits tokens: llama.cpp wants a `token_embd` and an output matrix in every
 * model, so such a stage has ones of 32 zero rows.
 */
const STAND_IN_ROWS = 32;

export interface StageTensor extends WritableTensor {
  /** Where its bytes come from, in their order; none for zeros nothing computes with. */
  readonly runs: readonly ByteRuns[];
}

/** Which part of each layer a stage computes when several share its layers: rank `rank` of `ranks`. */
export interface StageSeat {
  readonly rank: number;
  readonly ranks: number;
}

export interface StageRange {
  /** Inclusive. */
  readonly firstLayer: number;
  /** Inclusive. */
  readonly lastLayer: number;
}

/**
 * Plans the file of a stage that holds layers [firstLayer, lastLayer], or a rank's part of each of them.
 *
 * @param path the model file; only its header is read
 * @throws CodedError `not_splittable` for a range that is not a model of its own, `bad_model`, `io`
 */
export async function planStageFile(path: string, info: ModelInfo, firstLayer: number, lastLayer: number, seat?: StageSeat): Promise<StagePlan> {
  const refusal = rangeRefusal(info, firstLayer, lastLayer) ?? (seat && seatRefusal(info, seat));
  if (refusal !== undefined) throw new CodedError("not_splittable", refusal);
  const {header} = await readHeader(path);
  const hyper = new Hyperparameters(header, info.architecture);
  if (hyper.layers !== info.layers) throw badModel("The model file is not the one that was inspected: it has another number of layers.");
  return planOf(hyper, {firstLayer, lastLayer}, info.vocabularySize, seat);
}

/** Why layers [firstLayer, lastLayer] cannot be a stage; undefined when they can. The whole model always can. */
export function rangeRefusal(info: ModelInfo, firstLayer: number, lastLayer: number): string | undefined {
  const integers = Number.isInteger(firstLayer) && Number.isInteger(lastLayer);
  if (!integers || firstLayer < 0 || lastLayer < firstLayer || lastLayer >= info.layers) {
    return `Layers ${firstLayer} to ${lastLayer} are no range of a model of ${info.layers} layers.`;
  }
  if (firstLayer === 0 && lastLayer === info.layers - 1) return undefined;
  const {split} = info;
  if (split.kind === "whole_only") return `This ${info.architecture} model is served whole: ${split.reason}.`;
  const misplaced = [firstLayer, lastLayer + 1].find((cut) => cut !== 0 && cut !== info.layers && !split.cuts.includes(cut));
  if (misplaced !== undefined) return `A ${info.architecture} model cannot be cut before layer ${misplaced}; possible cuts: ${split.cuts.join(", ")}.`;
  const missing = split.eachStageNeeds.some((set) => !set.some((layer) => layer >= firstLayer && layer <= lastLayer));
  return missing ? `Layers ${firstLayer} to ${lastLayer} lack a kind of layer that each stage of this ${info.architecture} model needs.` : undefined;
}

/** Why a model's layers cannot be shared so; undefined when they can. */
export function seatRefusal({architecture, division}: ModelInfo, {rank, ranks}: StageSeat): string | undefined {
  if (division.kind === "undivided") return `The layers of this ${architecture} model cannot be shared: ${division.reason}.`;
  if (!Number.isInteger(ranks) || ranks < 2 || ranks > division.ranksMax) return `The layers of this model can be shared by 2 to ${division.ranksMax} ranks, not ${ranks}.`;
  return Number.isInteger(rank) && rank >= 0 && rank < ranks ? undefined : `There is no rank ${rank} of ${ranks}.`;
}

function planOf(hyper: Hyperparameters, range: StageRange, vocabularySize: number, seat: StageSeat | undefined): StagePlan {
  const isWhole = range.firstLayer === 0 && range.lastLayer === hyper.layers - 1;
  const rows = stageRows(hyper, range, vocabularySize, seat);
  const share = seat && rankShare(hyper, seat);
  const entries = stageEntries(hyper, range, {isWhole, vocabularyRows: rows === vocabularySize ? undefined : rows, part: share?.part});
  const tensors = stageTensors(hyper, range, vocabularySize, rows, share);
  return planFile(entries, tensors, hyper.header.alignment);
}

/** A file of these metadata entries and tensors, one behind the other. @param alignment as in the entries */
export function planFile(entries: readonly Uint8Array[], tensors: readonly StageTensor[], alignment: number): StagePlan {
  const encoded = encodeHeader(entries, tensors, alignment);
  return {header: encoded.bytes, copies: encoded.tensors.flatMap((placed, i) => copiesOf(placed.start, tensors[i]?.runs ?? [])), size: encoded.size};
}

function copiesOf(start: number, runs: readonly ByteRuns[]): StageCopy[] {
  let to = start;
  return runs.flatMap(({start: from, length, count, step}) => {
    const copy = {from, to, length, count, step};
    to += length * count;
    return length * count === 0 ? [] : [copy];
  });
}

/** Vocabulary rows of the stage: all where tokens come in or go out. They go out at rank 0 only. */
function stageRows(hyper: Hyperparameters, range: StageRange, vocabularySize: number, seat: StageSeat | undefined): number {
  const emits = range.lastLayer === hyper.layers - 1 && (seat?.rank ?? 0) === 0;
  return range.firstLayer > 0 && !emits ? Math.min(STAND_IN_ROWS, vocabularySize) : vocabularySize;
}

function stageTensors(hyper: Hyperparameters, range: StageRange, vocabularySize: number, rows: number, share: RankShare | undefined): StageTensor[] {
  const isWhole = range.firstLayer === 0 && range.lastLayer === hyper.layers - 1;
  return hyper.header.tensors.flatMap((tensor): StageTensor[] => {
    const place = layerOf(tensor.name);
    if (place === undefined) return [outsideTensor(hyper, tensor, range, {vocabularySize, rows})];
    if (place.layer >= hyper.layers) return isWhole ? [{...tensor, runs: wholeOf(tensor)}] : [];
    if (place.layer < range.firstLayer || place.layer > range.lastLayer) return [];
    const held = share ? share.tensor(tensor, place.rest) : {shape: tensor.shape, runs: wholeOf(tensor)};
    return [{...held, name: `blk.${place.layer - range.firstLayer}.${place.rest}`, typeId: tensor.typeId}];
  });
}

function outsideTensor(hyper: Hyperparameters, tensor: HeaderTensor, range: StageRange, vocabulary: {readonly vocabularySize: number; readonly rows: number}): StageTensor {
  // The last stage's rank 0 alone computes with the output matrix: its fellows have a stand-in, too.
  const isStandIn = roleOf(tensor.name) !== "shared" && vocabulary.rows < vocabulary.vocabularySize;
  if (isNeeded(hyper, tensor.name, range) && !isStandIn) return {...tensor, runs: wholeOf(tensor)};
  const shape = tensor.shape.map((n, axis) => (axis === tensor.shape.length - 1 && n === vocabulary.vocabularySize ? vocabulary.rows : n));
  return {name: tensor.name, typeId: tensor.typeId, shape, runs: []};
}

/** All of a tensor's bytes. */
export function wholeOf({start, end}: HeaderTensor): readonly ByteRuns[] {
  return [{start, length: end - start, count: 1, step: 0}];
}

/** Whether a stage computes with a tensor that belongs to no layer. */
export function isNeeded(hyper: Hyperparameters, name: string, range: StageRange): boolean {
  const isFirst = range.firstLayer === 0;
  const isLast = range.lastLayer === hyper.layers - 1;
  const role = roleOf(name);
  if (role === "input") return isFirst || (isLast && isTied(hyper));
  return role === "output" ? isLast : true;
}
