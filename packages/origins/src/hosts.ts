/** Whether credentials for one host may be shown to another: the same one, or of the same domain (its last two labels). */
export function isSameSite(host: string, other: string): boolean {
  const [a, b] = [bare(host), bare(other)];
  if (a === b) return true;
  if (/^[\d.]+$|^\[/.test(a) || a.split(".").length < 2) return false;
  const site = a.split(".").slice(-2).join(".");
  return b === site || b.endsWith(`.${site}`);
}

function bare(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, "");
}
