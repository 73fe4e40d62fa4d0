import type {ModelInfo} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import type {HeaderTensor} from "./header.ts";
import {badModel} from "./header-cursor.ts";
import {Hyperparameters} from "./hyperparameters.ts";
import {readHeader} from "./read-header.ts";
import {stageEntries} from "./stage-metadata.ts";
import {isTied, layerOf, roleOf} from "./tensor-role.ts";
import {encodeHeader, type WritableTensor} from "./write-gguf.ts";

/** Bytes [from, from + length) of the model file stand at `to` in the stage file. */
export interface StageCopy {
  readonly from: number;
  readonly to: number;
  readonly length: number;
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

interface StageTensor extends WritableTensor {
  /** Where its bytes come from; undefined for zeros nothing computes with. */
  readonly source: HeaderTensor | undefined;
}

export interface StageRange {
  /** Inclusive. */
  readonly firstLayer: number;
  /** Inclusive. */
  readonly lastLayer: number;
}

/**
 * Plans the file of a stage that holds layers [firstLayer, lastLayer].
 *
 * @param path the model file; only its header is read
 * @throws CodedError `not_splittable` for a range that is not a model of its own, `bad_model`, `io`
 */
export async function planStageFile(path: string, info: ModelInfo, firstLayer: number, lastLayer: number): Promise<StagePlan> {
  const refusal = rangeRefusal(info, firstLayer, lastLayer);
  if (refusal !== undefined) throw new CodedError("not_splittable", refusal);
  const {header} = await readHeader(path);
  const hyper = new Hyperparameters(header, info.architecture);
  if (hyper.layers !== info.layers) throw badModel("The model file is not the one that was inspected: it has another number of layers.");
  return planOf(hyper, {firstLayer, lastLayer}, info.vocabularySize);
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

function planOf(hyper: Hyperparameters, range: StageRange, vocabularySize: number): StagePlan {
  const isWhole = range.firstLayer === 0 && range.lastLayer === hyper.layers - 1;
  const rows = stageRows(hyper, range, vocabularySize);
  const entries = stageEntries(hyper, range, {isWhole, vocabularyRows: rows === vocabularySize ? undefined : rows});
  const tensors = stageTensors(hyper, range, vocabularySize, rows);
  const encoded = encodeHeader(entries, tensors, hyper.header.alignment);
  const copies = encoded.tensors.flatMap((placed, i) => {
    const source = tensors[i]?.source;
    return source === undefined || source.end === source.start ? [] : [{from: source.start, to: placed.start, length: source.end - source.start}];
  });
  return {header: encoded.bytes, copies, size: encoded.size};
}

/** Vocabulary rows of the stage: all where tokens come in or go out. */
function stageRows(hyper: Hyperparameters, range: StageRange, vocabularySize: number): number {
  const middle = range.firstLayer > 0 && range.lastLayer < hyper.layers - 1;
  return middle ? Math.min(STAND_IN_ROWS, vocabularySize) : vocabularySize;
}

function stageTensors(hyper: Hyperparameters, range: StageRange, vocabularySize: number, rows: number): StageTensor[] {
  const isWhole = range.firstLayer === 0 && range.lastLayer === hyper.layers - 1;
  return hyper.header.tensors.flatMap((tensor): StageTensor[] => {
    const place = layerOf(tensor.name);
    if (place === undefined) return [outsideTensor(hyper, tensor, range, {vocabularySize, rows})];
    if (place.layer >= hyper.layers) return isWhole ? [{...tensor, source: tensor}] : [];
    if (place.layer < range.firstLayer || place.layer > range.lastLayer) return [];
    return [{...tensor, name: `blk.${place.layer - range.firstLayer}.${place.rest}`, source: tensor}];
  });
}

function outsideTensor(hyper: Hyperparameters, tensor: HeaderTensor, range: StageRange, vocabulary: {readonly vocabularySize: number; readonly rows: number}): StageTensor {
  if (isNeeded(hyper, tensor.name, range)) return {...tensor, source: tensor};
  const shape = tensor.shape.map((n, axis) => (axis === tensor.shape.length - 1 && n === vocabulary.vocabularySize ? vocabulary.rows : n));
  return {name: tensor.name, typeId: tensor.typeId, shape, source: undefined};
}

/** Whether a stage computes with a tensor that belongs to no layer. */
export function isNeeded(hyper: Hyperparameters, name: string, range: StageRange): boolean {
  const isFirst = range.firstLayer === 0;
  const isLast = range.lastLayer === hyper.layers - 1;
  const role = roleOf(name);
  if (role === "input") return isFirst || (isLast && isTied(hyper));
  return role === "output" ? isLast : true;
}
