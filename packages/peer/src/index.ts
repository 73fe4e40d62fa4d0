export {createProgram} from "./cli/program.ts";
export {PullProgress} from "./cli/progress.ts";
export {MeshClient} from "./cli/mesh-client.ts";
export {loadConfig} from "./config/load-config.ts";
export {type PeerConfig, optionsTable} from "./config/options-table.ts";
export {type Installation, installationOf} from "./installation.ts";
export {type RunningPeer, serve} from "./serve/serve.ts";
