/** Told what happens in a run, a line each. Details are what fills a trace: every message. The rest is what users, faults and leaders do. */
export type Note = (line: string, isDetail: boolean) => void;

const TEXT_CHARS_MAX = 200;

/** A value on one line, bytes by their number only. */
export function noted(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) => (part instanceof Uint8Array ? `${part.length} bytes` : part)) ?? "";
  return text.length > TEXT_CHARS_MAX ? `${text.slice(0, TEXT_CHARS_MAX)}…` : text;
}
