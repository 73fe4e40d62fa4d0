import {changeSimply, configurationText, emptyConfiguration, enterJoint, leaveJointly, type Membership, progressText} from "../../src/index.ts";
import type {Block, Handler} from "./datadriven.ts";
import {parseSteps} from "./interaction-commands.ts";

const limits = {inflightMessagesMax: 10, inflightBytesMax: Number.POSITIVE_INFINITY};

/** `simple`, `enter-joint`, `leave-joint` on one membership; the log grows by an entry with each command. */
export function createConfChangeHandler(): Handler {
  let membership: Membership = {configuration: emptyConfiguration, progress: new Map()};
  let lastIndex = 0;
  return (block) => {
    try {
      const outcome = change(membership, block, lastIndex++);
      if (!outcome.ok) return `${outcome.error.message}\n`;
      membership = outcome.value;
      const progress = [...membership.progress].sort(([a], [b]) => a - b).map(([id, known]) => `${id}: ${progressText(known)}\n`);
      return `${configurationText(membership.configuration)}\n${progress.join("")}`;
    } catch (error) {
      return (error as Error).message;
    }
  };
}

function change(from: Membership, block: Block, lastIndex: number): ReturnType<typeof changeSimply> {
  const steps = parseSteps(block.input);
  const context = {limits, lastIndex};
  switch (block.command) {
    case "simple":
      return changeSimply(from, steps, context);
    case "enter-joint":
      return enterJoint(
        from,
        block.arguments.some(({key, values}) => key === "autoleave" && values[0] === "true"),
        steps,
        context,
      );
    case "leave-joint":
      if (steps.length > 0) throw new Error("this command takes no input");
      return leaveJointly(from, context);
    default:
      throw new Error("unknown command");
  }
}
