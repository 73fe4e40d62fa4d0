import {type ModelName, parseModelName} from "@ollamesh/stdx";

/** A model's name from its text. Throws where it is none. */
export function nameOf(text: string): ModelName {
  const name = parseModelName(text);
  if (!name.ok) throw new Error(name.error.message);
  return name.value;
}
