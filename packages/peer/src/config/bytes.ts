import {CodedError} from "@ollamesh/stdx";

const UNITS: Record<string, number> = {"": 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40};

/** `500MB`, `1.5GiB`, `1000000`: bytes. Decimal units, or binary ones with an i. Throws CodedError `bad_config`. */
export function parseBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = UNITS[match?.[2]?.toLowerCase() ?? "?"];
  if (!match || unit === undefined) throw new CodedError("bad_config", `${JSON.stringify(text)} is no number of bytes: write 500MB, 20GB, 1GiB or 1000000`);
  return Math.round(Number(match[1]) * unit);
}

/** `20MB/s`, `160Mbit/s`, `20MB`: bytes a second. Throws CodedError `bad_config`. */
export function parseBytesPerSecond(text: string): number {
  const [amount = ""] = text.trim().split(/\s*\/\s*s$/i);
  const bits = /^([\d.]+\s*[kmg]?)bit$/i.exec(amount)?.[1];
  return bits === undefined ? parseBytes(amount) : parseBytes(`${bits}${/[kmg]$/i.test(bits) ? "b" : ""}`) / 8;
}
