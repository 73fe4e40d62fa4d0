/** Rows as aligned columns under a heading, as `ollama list` prints them. What cells hold is often of others' making: it cannot move the cursor. */
export function formatTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows].map((row) => row.map(printable));
  const widths = heading.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join("    ")
        .trimEnd(),
    )
    .join("\n");
}

/** Control characters as they are written in a program. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** "2 minutes ago", "in 4 minutes", "Forever". */
export function relativeTime(atMs: number, nowMs: number): string {
  const seconds = Math.round(Math.abs(atMs - nowMs) / 1000);
  if (atMs > nowMs && seconds > 50 * 365 * 86_400) return "Forever";
  const [count, unit] =
    seconds < 60
      ? [seconds, "second"]
      : seconds < 3600
        ? [Math.round(seconds / 60), "minute"]
        : seconds < 86_400
          ? [Math.round(seconds / 3600), "hour"]
          : [Math.round(seconds / 86_400), "day"];
  const text = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return atMs > nowMs ? `in ${text}` : `${text} ago`;
}

/** The end of a peer id tells peers apart; its beginning is the same for all. */
export function shortPeer(id: string): string {
  return id.length > 12 ? `…${id.slice(-8)}` : id;
}
