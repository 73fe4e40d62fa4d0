export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Structured log. `event` is a stable snake_case name, fields carry the rest: no formatted sentences.
 * Levels: error = a person must act; warn = degraded but handled; info = life-cycle, a few lines a minute at most;
 * debug = per peer or per transfer. What strangers send is never logged above debug.
 */
export interface Logger {
  child(fields: LogFields): Logger;
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
