import type {SimCluster} from "../../src/index.ts";
import {digestOf} from "../../src/ports/piece-hashes.ts";

/** Of a model that has the weights of "small", and those of "large" for a licence. @param smallBytes the size it says the first have */
export function manifestOfBoth(cluster: SimCluster, smallBytes = cluster.blobOf("small").length): Uint8Array {
  const layer = (mediaType: string, bytes: Uint8Array, size = bytes.length): object => ({mediaType, digest: digestOf(bytes), size});
  const [small, large] = [cluster.blobOf("small"), cluster.blobOf("large")];
  const layers = [layer("application/vnd.ollama.image.model", small, smallBytes), layer("application/vnd.ollama.image.license", large)];
  return new TextEncoder().encode(JSON.stringify({schemaVersion: 2, config: layer("application/vnd.docker.container.image.v1+json", small, smallBytes), layers}));
}
