import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {type Failure, fail} from "@ollamesh/stdx";
import {type Fake, stats} from "./fake-service.ts";

const folder = join(import.meta.dirname, "..", "transcripts");

/** A request and what it is answered, byte for byte. */
export interface Transcript {
  readonly name: string;
  /** What the model says and how it ends, and headers of the request. */
  readonly setup: readonly string[];
  readonly method: string;
  readonly url: string;
  readonly body: string;
  /** Status, headers that matter, and body, ids and times made equal. */
  readonly answer: string;
}

/** Headers a client may depend on; others are left out. */
const TOLD = ["allow", "retry-after", "cache-control", "access-control-allow-origin", "access-control-allow-methods", "access-control-allow-headers", "vary"];

export function transcriptFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => join(folder, name));
}

/** Reads the cases of one file: `=== name`, lines of setup, `METHOD url`, the body, `---`, the answer. */
export function readTranscripts(path: string): readonly Transcript[] {
  const blocks = readFileSync(path, "utf8").split(/^=== /m).slice(1);
  return blocks.map((block) => {
    const [asked = "", answer = ""] = block.split(/^---\n/m);
    const [name = "", ...lines] = asked.trimEnd().split("\n");
    const at = lines.findIndex((line) => /^[A-Z]+ \//.test(line));
    const [method = "", url = ""] = (lines[at] ?? "").split(" ");
    return {name, setup: lines.slice(0, at), method, url, body: lines.slice(at + 1).join("\n"), answer: answer.trimEnd()};
  });
}

export function writtenTranscript({name, setup, method, url, body}: Transcript, answer: string): string {
  return [`=== ${name}`, ...setup, `${method} ${url}`, ...(body === "" ? [] : [body]), "---", answer, ""].join("\n");
}

/** Ids are random: each kind has one name here. */
function normalised(text: string): string {
  return text
    .replace(/\b(call|req|msg|resp|fc|rs)_[a-z0-9]{8,}/g, "$1_*")
    .replace(/\b(chatcmpl|cmpl)-[a-z0-9]+/g, "$1-*")
    .trimEnd();
}

/** `says "a" "b"`: the texts the model generates. `fails <code> <sentence>`: how it ends. `length`: it ends so. `stops <text>`: by this stop string. `likely`: with log probabilities. `embeds [..]`: a vector. */
function prepare(fake: Fake, setup: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {"content-type": "application/json"};
  let texts: string[] = ["Hel", "lo"];
  let failure: Failure | undefined;
  let reason: "stop" | "length" = "stop";
  let stop: string | undefined;
  let embedding: Float32Array | undefined;
  let likely = false;
  for (const line of setup) {
    const [word, ...rest] = line.split(" ");
    const text = rest.join(" ");
    if (word === "says") texts = JSON.parse(`[${text}]`);
    else if (word === "fails") failure = fail(rest[0] as string, rest.slice(1).join(" ")).error;
    else if (word === "length") reason = "length";
    else if (word === "stops") stop = text;
    else if (word === "likely") likely = true;
    else if (word === "embeds") [texts, embedding] = [[], Float32Array.from(JSON.parse(text))];
    else if (word === "header") headers[rest[0]?.replace(":", "") as string] = rest.slice(1).join(" ");
    else throw new Error(`unknown setup ${line}`);
  }
  const end = failure ? {type: "failed" as const, failure} : {type: "done" as const, stats: {...stats, reason, stop, embedding}};
  const logprobs = (one: string): object => (likely ? {logprobs: [{...token(one, -0.5), top: [token(one, -0.5), token("x", -1)]}]} : {});
  fake.script = [...texts.map((one) => ({type: "text" as const, text: one, ...logprobs(one)})), end];
  return headers;
}

function token(text: string, logprob: number): {text: string; bytes: readonly number[]; logprob: number} {
  return {text, bytes: [...Buffer.from(text)], logprob};
}

/** Plays a case against the routes, in this process. */
export async function play(fake: Fake, {setup, method, url, body}: Transcript): Promise<string> {
  const headers = prepare(fake, setup);
  const response = await fake.api.app.inject({method: method as "GET", url, headers, ...(body === "" ? {} : {payload: body})});
  const told = TOLD.flatMap((name) => (response.headers[name] === undefined ? [] : [`${name}: ${response.headers[name]}`]));
  const first = `${response.statusCode} ${response.headers["content-type"] ?? "-"}`;
  return normalised([first, ...told, response.body].join("\n"));
}
