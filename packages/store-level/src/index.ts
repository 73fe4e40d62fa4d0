export {openStores, type StoreOptions, type Stores} from "./open-stores.ts";
