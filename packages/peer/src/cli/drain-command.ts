import {setTimeout as sleep} from "node:timers/promises";
import {CodedError} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";

const PATH = "/api/v1/cluster/drain";
/** Between two looks at how far it is, milliseconds. */
const LOOK_MS = 500;
/** What stands in the way so long will not go by itself, milliseconds: longer than a copy or a plan takes to be tried. */
const BLOCKED_MS = 20_000;

interface Drain {
  readonly may_stop: boolean;
  readonly waiting_for: readonly string[];
  readonly blocked: readonly string[];
  readonly notes: readonly string[];
}

/** Has a peer give away what it serves, and says when it may be stopped. Throws `blocked` when somebody must make room first: it goes on trying all the same. */
export async function drain({client, print, nowMs}: CommandContext, options: {undo?: boolean; wait: boolean}): Promise<void> {
  if (options.undo) {
    await client.send("POST", PATH, {undo: true});
    return print("the peer is given work again");
  }
  let view = (await client.send<Drain>("POST", PATH, {})) as Drain;
  const sinceMs = nowMs();
  let told = "";
  for (; options.wait && !view.may_stop; view = await client.get<Drain>(PATH)) {
    const text = view.waiting_for.join("\n");
    if (text !== told) for (const line of view.waiting_for) print(`waiting for ${line}`);
    told = text;
    if (view.blocked.length > 0 && nowMs() - sinceMs > BLOCKED_MS) {
      throw new CodedError("blocked", `the peer cannot be drained: ${view.blocked.join("; ")}. It goes on trying, and serving; drain --undo takes it back`);
    }
    await sleep(LOOK_MS);
  }
  for (const note of view.notes) print(note);
  print(view.may_stop ? "nothing depends on the peer any more: it may be stopped" : "the peer is being drained: drain shows how far it is");
}
