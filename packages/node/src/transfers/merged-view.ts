import type {TransferView} from "./messages.ts";

/**
 * A transfer as it continues an earlier one of the same blob: first the header, then a layer range, then perhaps the rest. Bytes by source are
 * added up. Where the sum is more than was wanted, the blob was deleted in between, and what came before it does not count.
 */
export function mergedView(view: TransferView, earlier: TransferView | undefined): TransferView {
  if (!earlier) return view;
  const isIdle = view.state === "done" && view.sources.every((source) => source.bytes === 0);
  if (isIdle && earlier.state === "done" && earlier.total >= view.total) return earlier;
  const bytesOf = (one: TransferView): number => one.sources.reduce((sum, source) => sum + source.bytes, 0);
  if (bytesOf(view) + bytesOf(earlier) > view.total) return view;
  const sources = new Map(earlier.sources.map((source) => [source.peer, {...source, bytesPerSecond: 0, state: "idle" as TransferView["sources"][number]["state"]}]));
  for (const source of view.sources) sources.set(source.peer, {...source, bytes: source.bytes + (sources.get(source.peer)?.bytes ?? 0)});
  return {
    ...view,
    sources: [...sources.values()],
    corruptPeers: [...new Set([...earlier.corruptPeers, ...view.corruptPeers])],
    uploadedBytes: earlier.uploadedBytes + view.uploadedBytes,
  };
}
