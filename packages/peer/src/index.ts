export {MeshClient} from "./cli/mesh-client.ts";
export {createProgram} from "./cli/program.ts";
export {PullProgress} from "./cli/progress.ts";
export type {Pace} from "./cli/words.ts";
export {loadConfig} from "./config/load-config.ts";
export {flagName, optionsTable} from "./config/options-table.ts";
export type {PeerConfig} from "./config/peer-config.ts";
export {type Installation, installationOf} from "./installation.ts";
export {type RunningPeer, serve} from "./serve/serve.ts";
