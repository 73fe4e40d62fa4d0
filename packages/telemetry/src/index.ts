export {createJsonLogger, type LogLevel, silentLogger} from "./json-logger.ts";
export {declareMemoryMetrics} from "./memory-metrics.ts";
export {declareProcessMetrics} from "./process-metrics.ts";
export {createPrometheus, type Prometheus} from "./prometheus.ts";
