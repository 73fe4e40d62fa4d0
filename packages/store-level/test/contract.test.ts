import type {Subject} from "@ollamesh/ports/contract";
import {blobStoreContract, kvStoreContract, manifestStoreContract} from "@ollamesh/ports/contract";
import type {Stores} from "../src/index.ts";
import {TempFolder} from "./support/store.ts";

async function subjectOf<T>(pick: (stores: Stores) => T, folder = new TempFolder()): Promise<Subject<T>> {
  const stores = await folder.open();
  return {
    port: pick(stores),
    async reopen() {
      await stores.close();
      return subjectOf(pick, folder);
    },
    async dispose() {
      await stores.close();
      folder.remove();
    },
  };
}

blobStoreContract("FileBlobStore", () => subjectOf((stores) => stores.blobs));
kvStoreContract("LevelKvStore", () => subjectOf((stores) => stores.kv));
manifestStoreContract("FileManifestStore", () => subjectOf((stores) => stores.manifests));
