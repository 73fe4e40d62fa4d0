import {inspectGguf} from "../../src/gguf/index.ts";
import type {StageAdapter} from "../../src/runner/adapter.ts";
import {loadRank} from "./probe-group.ts";
import {stageOptions} from "./probe-model.ts";

/** Rank 1 of the probed model, over the stream at descriptor 3, until rank 0 has gone. */
const path = process.argv[2] ?? "";
const info = await inspectGguf(path);
const adapter = process.argv[3] === undefined ? undefined : (JSON.parse(process.argv[3]) as StageAdapter);
const {stage, group} = await loadRank(info, path, 1, 3, adapter);
const limits = {...stageOptions(info, {source: {kind: "file", path, isPassing: false}, firstLayer: 0, lastLayer: info.layers - 1}), vocabularySize: stage.vocabularySize};
for (;;) stage.step(group.next(limits));
