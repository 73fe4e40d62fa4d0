import type {LogFields, Logger} from "@ollamesh/ports";
import {type DestinationStream, type Logger as PinoLogger, pino} from "pino";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * One JSON object a line: `level`, `time` (ISO 8601), `event`, then the fields.
 * @param destination standard error unless given: standard output belongs to the `ready` line and to commands
 */
export function createJsonLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    messageKey: "event",
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {level: (label: string) => ({level: label})},
  };
  return wrap(pino(options, destination ?? pino.destination({dest: 2, sync: true})));
}

function wrap(log: PinoLogger): Logger {
  return {
    child: (fields) => wrap(log.child(fields)),
    debug: (event, fields) => log.debug(fields ?? {}, event),
    info: (event, fields) => log.info(fields ?? {}, event),
    warn: (event, fields) => log.warn(fields ?? {}, event),
    error: (event, fields) => log.error(fields ?? {}, event),
  };
}

/** Says nothing: for tests and for commands that are not a peer. */
export const silentLogger: Logger = {
  child: () => silentLogger,
  debug: (_event: string, _fields?: LogFields) => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};
