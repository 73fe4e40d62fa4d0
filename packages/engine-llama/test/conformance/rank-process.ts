import {inspectGguf} from "../../src/gguf/index.ts";
import type {StageAdapter} from "../../src/runner/adapter.ts";
import {loadRank} from "./probe-group.ts";
import {stageOptions} from "./probe-model.ts";

/** A rank of the probed model behind the first, over the streams from descriptor 3 on, until rank 0 has gone. */
const path = process.argv[2] ?? "";
const info = await inspectGguf(path);
const [rank, ranks] = process.argv.slice(3, 5).map(Number) as [number, number];
const adapter = process.argv[5] === undefined ? undefined : (JSON.parse(process.argv[5]) as StageAdapter);
const {stage, group} = await loadRank(info, path, {rank, ranks}, undefined, adapter);
const limits = {...stageOptions(info, {source: {kind: "file", path, isPassing: false}, firstLayer: 0, lastLayer: info.layers - 1}), vocabularySize: stage.vocabularySize};
for (;;) stage.step(group.next(limits));
