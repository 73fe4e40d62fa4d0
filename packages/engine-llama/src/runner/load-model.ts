import {CodedError} from "@ollamesh/stdx";
import koffi from "koffi";
import {withByteStream} from "../ffi/byte-stream.ts";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import type {StageSource} from "./runner-messages.ts";
import {StageImage} from "./stage-image.ts";

const LOAD_MODE_NONE = 0;
const LOAD_MODE_AUTO = -1;
const LAZY_MODE_OFF = 0;

/** A model of the stage's weights. Throws CodedError `bad_model` with what llama.cpp said, `io` for a model file that ends too early. */
export function loadModel(llama: Llama, source: StageSource, progress: (fraction: number) => void): Pointer {
  const onProgress = koffi.register((fraction: number) => {
    progress(fraction);
    return true;
  }, koffi.pointer("ProgressCallback"));
  try {
    const isMapped = source.kind === "file" && !source.isPassing;
    const params = {
      ...(llama.modelDefaultParams() as object),
      load_mode: isMapped ? LOAD_MODE_AUTO : LOAD_MODE_NONE,
      // A stream cannot be mapped, not even for the tensors of which single rows are read.
      ...(source.kind === "model" && {lazy_mode: LAZY_MODE_OFF}),
      progress_callback: onProgress,
    };
    const model = source.kind === "file" ? llama.modelLoad(source.path, params) : loadByPlan(llama, source, params);
    if (!model) throw new CodedError("bad_model", `llama.cpp cannot load it: ${llama.lastMessages()}`);
    return model;
  } finally {
    koffi.unregister(onProgress);
  }
}

function loadByPlan(llama: Llama, {path, plan}: StageSource & {kind: "model"}, params: object): Pointer {
  const image = new StageImage(plan, path);
  try {
    return withByteStream(image, (file) => llama.modelLoadStream(file, params));
  } finally {
    image.close();
  }
}
