import {createInterface} from "node:readline/promises";
import type {CommandContext} from "./command-context.ts";

interface Turn {
  readonly role: "user" | "assistant";
  readonly content: string;
}

interface Chunk {
  readonly message: {readonly content: string};
  readonly done: boolean;
}

/** One answer to a prompt given on the line or through a pipe; else a conversation until /bye or Ctrl-D. */
export async function run(context: CommandContext, model: string, words: readonly string[]): Promise<void> {
  const piped = context.stdin.isTTY ? "" : await readAll(context.stdin);
  const prompt = [words.join(" "), piped.trim()].filter((part) => part !== "").join("\n\n");
  if (prompt !== "") {
    await answer(context, model, [{role: "user", content: prompt}]);
    return;
  }
  await converse(context, model);
}

async function converse(context: CommandContext, model: string): Promise<void> {
  const terminal = createInterface({input: context.stdin, output: process.stdout, prompt: ">>> "});
  const turns: Turn[] = [];
  terminal.prompt();
  for await (const line of terminal) {
    const content = line.trim();
    if (content === "/bye" || content === "/exit") break;
    if (content !== "") {
      turns.push({role: "user", content});
      turns.push({role: "assistant", content: await answer(context, model, turns)});
    }
    terminal.prompt();
  }
  terminal.close();
}

/** Ctrl-C ends the answer, not the conversation. */
async function answer({client, write}: CommandContext, model: string, messages: readonly Turn[]): Promise<string> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once("SIGINT", stop);
  let text = "";
  try {
    for await (const chunk of client.stream<Chunk>("/api/chat", {model, messages}, abort.signal)) {
      text += chunk.message.content;
      write(chunk.message.content);
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    process.removeListener("SIGINT", stop);
    if (text !== "" || abort.signal.aborted) write("\n");
  }
  return text;
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += chunk.toString();
  return text;
}
