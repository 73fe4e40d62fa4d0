import type {BlobStatus, ManifestLayer, ModelManifest} from "@ollamesh/ports";

const PREFIX = "application/vnd.ollama.image.";

/** Media types of Ollama's layers. */
export const layerTypes = {
  model: `${PREFIX}model`,
  adapter: `${PREFIX}adapter`,
  template: `${PREFIX}template`,
  system: `${PREFIX}system`,
  params: `${PREFIX}params`,
  messages: `${PREFIX}messages`,
  license: `${PREFIX}license`,
  config: "application/vnd.docker.container.image.v1+json",
} as const;

/** Layers small enough to be read into memory whenever a model is described. */
export const SMALL_LAYER_BYTES_MAX = 1 << 20;

export function weightsLayer(manifest: ModelManifest): ManifestLayer | undefined {
  return manifest.layers.find((layer) => layer.mediaType === layerTypes.model);
}

/** LoRA adapters the weights are used with. */
export function adapterLayers(manifest: ModelManifest): readonly ManifestLayer[] {
  return manifest.layers.filter((layer) => layer.mediaType === layerTypes.adapter);
}

/** Everything but weights and adapters: text and JSON. */
export function smallLayers(manifest: ModelManifest): readonly ManifestLayer[] {
  const known: readonly string[] = [layerTypes.template, layerTypes.system, layerTypes.params, layerTypes.messages, layerTypes.license];
  return manifest.layers.filter((layer) => known.includes(layer.mediaType) && layer.size <= SMALL_LAYER_BYTES_MAX);
}

/** Every blob the manifest names, once. */
export function allLayers(manifest: ModelManifest): readonly ManifestLayer[] {
  const seen = new Set<string>();
  return [...manifest.layers, manifest.config].filter((layer) => !seen.has(layer.digest) && seen.add(layer.digest));
}

/** Of the size that the manifest says: a file that was cut short, or never came whole, is not what it names. */
export function isWhole({size}: ManifestLayer, status: BlobStatus | undefined): boolean {
  return status?.complete === true && status.size === size;
}

/** Of all its blobs, bytes. */
export function manifestSize(manifest: ModelManifest): number {
  return allLayers(manifest).reduce((sum, layer) => sum + layer.size, 0);
}

/** The manifest's JSON as Ollama writes it. */
export function manifestBytes(config: ManifestLayer, layers: readonly ManifestLayer[]): Uint8Array {
  const json = {
    schemaVersion: 2,
    mediaType: "application/vnd.docker.distribution.manifest.v2+json",
    config: {mediaType: config.mediaType, digest: config.digest, size: config.size},
    layers: layers.map(({mediaType, digest, size}) => ({mediaType, digest, size})),
  };
  return new TextEncoder().encode(JSON.stringify(json));
}
