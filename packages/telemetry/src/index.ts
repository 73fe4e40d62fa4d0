export {createJsonLogger, type LogLevel, silentLogger} from "./json-logger.ts";
