import {CodedError} from "@ollamesh/stdx";

const UNIT_MS: Record<string, number> = {ns: 1e-6, us: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000};

/** `10m`, `1h30m`, `300` (seconds); negative: Infinity. Milliseconds. Throws CodedError `bad_config`. */
export function parseDurationMs(text: string): number {
  const trimmed = text.trim();
  if (/^-/.test(trimmed)) return Number.POSITIVE_INFINITY;
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1000;
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== trimmed) {
    throw new CodedError("bad_config", `${JSON.stringify(text)} is not a duration: write 30s, 10m, 1h, seconds, or -1 for ever`);
  }
  return parts.reduce((sum, part) => sum + Number(part[1]) * (UNIT_MS[part[2] as string] as number), 0);
}
