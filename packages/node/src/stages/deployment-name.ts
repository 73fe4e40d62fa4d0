import {displayModelName, parseModelName} from "@ollamesh/stdx";

/** Of `<model key>#<epoch>@<author>` or `<model key>#local`. */
export function modelKeyOf(deployment: string): string {
  return deployment.replace(/#[^#]*$/, "");
}

/** As people call the model. */
export function modelOf(deployment: string): string {
  const key = modelKeyOf(deployment);
  const name = parseModelName(key);
  return name.ok ? displayModelName(name.value) : key;
}
