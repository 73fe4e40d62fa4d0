import {fail, type Outcome, ok} from "./outcome.ts";

/** `[host/][namespace/]model[:tag]`, as Ollama names models; every part is filled in. */
export interface ModelName {
  readonly host: string;
  readonly namespace: string;
  readonly model: string;
  readonly tag: string;
}

const HOST_DEFAULT = "registry.ollama.ai";
const NAMESPACE_DEFAULT = "library";
const TAG_DEFAULT = "latest";

// Parts become file names: no separators, no leading dot, so that no name leaves the manifests folder.
const HOST = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,349}$/;
const PART = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/;

/** Parses a name from a stranger. Failure code: `bad_model_name`. */
export function parseModelName(text: string): Outcome<ModelName> {
  const bad = () => fail("bad_model_name", `invalid model name ${JSON.stringify(text.slice(0, 100))}`);
  const path = text.replace(/^https?:\/\//, "").split("/");
  if (path.length > 3) return bad();
  const last = (path.pop() as string).split(":");
  if (last.length > 2) return bad();
  const name: ModelName = {
    host: (path.length === 2 ? path[0] : undefined) ?? HOST_DEFAULT,
    namespace: path.at(-1) ?? NAMESPACE_DEFAULT,
    model: last[0] as string,
    tag: last[1] ?? TAG_DEFAULT,
  };
  const valid = HOST.test(name.host) && [name.namespace, name.model, name.tag].every((part) => PART.test(part) && !part.includes(".."));
  return valid && !name.host.includes("..") ? ok(name) : bad();
}

/** The short form a user reads: default host and namespace are left out, the tag never is. */
export function displayModelName(name: ModelName): string {
  const tail = `${name.model}:${name.tag}`;
  if (name.host !== HOST_DEFAULT) return `${name.host}/${name.namespace}/${tail}`;
  return name.namespace === NAMESPACE_DEFAULT ? tail : `${name.namespace}/${tail}`;
}

/** Equal for names that mean the same model: matching is case-insensitive. The key of every table of models. */
export function modelKey(name: ModelName): string {
  return `${name.host}/${name.namespace}/${name.model}:${name.tag}`.toLowerCase();
}
