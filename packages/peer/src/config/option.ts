import type {z} from "zod";
import type {PeerConfig} from "./peer-config.ts";

/** One setting: flag, environment variables, key in the file and documentation come from this one row. */
export interface Option {
  /** Key in the YAML or JSON file; the flag is its kebab-case form, and the file may have that or snake_case. */
  readonly key: keyof PeerConfig;
  /** The first that is set wins; Ollama's own names are honoured last. */
  readonly env: readonly string[];
  /** Of a variable whose bare numbers are not of this option's own unit: what they are of, `MiB`. */
  readonly envUnit?: Readonly<Record<string, string>>;
  /** What stands behind the flag in `--help`. */
  readonly value: string;
  readonly repeatable: boolean;
  readonly schema: z.ZodType;
  /** Text of the default for `--help`. */
  readonly fallback: unknown;
  readonly help: string;
}
