import {createConfChangeHandler} from "./conf-change-commands.ts";
import {type Block, type Difference, firstDifference, type Handler, parseBlocks} from "./datadriven.ts";
import {createInteractionHandler} from "./interaction-commands.ts";
import {createQuorumHandler} from "./quorum-commands.ts";

/** The commands tell what a file is about. */
export function handlerOf(blocks: readonly Block[]): Handler {
  const [first] = blocks;
  if (first && ["committed", "vote"].includes(first.command)) return createQuorumHandler();
  if (first && ["simple", "enter-joint", "leave-joint"].includes(first.command)) return createConfChangeHandler();
  return createInteractionHandler();
}

/** Undefined when the transcript is as it should be. */
export function judge(text: string, level: 1 | 2): Difference | undefined {
  const blocks = parseBlocks(text);
  if (blocks.length === 0) return {line: 1, command: "", expected: "a command", actual: "the file has none\n"};
  return firstDifference(blocks, handlerOf(blocks), level);
}
