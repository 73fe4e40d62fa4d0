export {LevelLogStore} from "./level-log-store.ts";
export {openStores, type StoreOptions, type Stores} from "./open-stores.ts";
