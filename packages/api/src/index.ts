export {BACKUP_BYTES_MAX, type Backup, contentsOf, readBackup} from "./backup/backup-file.ts";
export {parseGoDuration, parseKeepAlive} from "./duration.ts";
export {createHttpApi, type HttpApi, type HttpApiOptions} from "./http-api.ts";
export {type Modelfile, parseModelfile} from "./modelfile/parse.ts";
export {declareConnections, declareNodeMetrics} from "./node-metrics.ts";
export {renderGoTemplate} from "./template/go/evaluate.ts";
