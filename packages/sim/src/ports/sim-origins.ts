import type {Cancel, Digest, OriginReader, Origins} from "@ollamesh/ports";
import {fail, type ModelName, modelKey, ok} from "@ollamesh/stdx";
import type {SimScheduler} from "./sim-scheduler.ts";

/** Bytes that left the registry, to whom. */
export interface OriginSent {
  readonly peer: string;
  readonly digest: Digest;
  readonly start: number;
  readonly end: number;
}

/** One registry outside of the mesh, for all nodes that reach it. */
export class SimRegistry {
  readonly manifests = new Map<string, Uint8Array>();
  readonly blobs = new Map<Digest, Uint8Array>();
  readonly sent: OriginSent[] = [];
  /** Of each read, bytes a second. */
  bytesPerSecond = 2000;
  /** Whom something on the way shows other bytes: of all, or the one at this place is changed. By peer. */
  readonly twisted = new Map<string, {readonly digest: Digest; readonly at: number | "everywhere"}>();
  /** Who has no way to it. */
  readonly cutOff = new Set<string>();

  /** Of this blob, how many times each of its bytes left on average; beyond 1 some came twice. */
  copiesSent(digest: Digest): number {
    const bytes = this.sent.reduce((sum, one) => sum + (one.digest === digest ? one.end - one.start : 0), 0);
    return bytes / (this.blobs.get(digest)?.length ?? Number.NaN);
  }

  /** The way to it of one life of one node. */
  originsFor(peer: string, scheduler: SimScheduler, isAlive: () => boolean): Origins {
    const after = (delayMs: number, run: () => void): Cancel => scheduler.after(delayMs, () => isAlive() && run());
    const refusal = (): ReturnType<typeof fail> | undefined =>
      this.cutOff.has(peer) ? fail("origin_unreachable", "registry cannot be reached: there is no way to it") : undefined;
    return {
      hostOf: () => "registry",
      manifest: (origin, _reference, done) => {
        const bytes = this.manifests.get(modelKey(origin.name));
        return after(5, () => done(refusal() ?? (bytes ? ok(bytes) : fail("model_not_found", `registry does not have ${keyOf(origin.name)}`))));
      },
      read: (blob, {start, end, chunkBytes}, reader) => {
        const bytes = this.#bytesFor(peer, blob.digest);
        const refused = refusal() ?? (bytes === undefined ? fail("model_not_found", `registry does not have ${blob.digest}`) : undefined);
        if (refused || !bytes) return after(5, () => refused && reader.ended(refused));
        return this.#send(peer, {digest: blob.digest, bytes: bytes.subarray(0, end), start, chunkBytes}, reader, after);
      },
      look: (_file, done) => after(0, () => done(fail("origin_failed", "the simulated registry has no files"))),
      readFile: (_file, _range, reader) => after(0, () => reader.ended(fail("origin_failed", "the simulated registry has no files"))),
      push: (_blob, _read, _progress, done) => after(0, () => done(fail("origin_failed", "the simulated registry takes nothing"))),
      pushManifest: (_origin, _manifest, done) => after(0, () => done(fail("origin_failed", "the simulated registry takes nothing"))),
    };
  }

  #bytesFor(peer: string, digest: Digest): Uint8Array | undefined {
    const twist = this.twisted.get(peer);
    const bytes = this.blobs.get(digest);
    if (!bytes || twist?.digest !== digest) return bytes;
    return bytes.map((byte, at) => (twist.at === "everywhere" || twist.at === at ? byte ^ 255 : byte));
  }

  /** In packets of a tenth of a chunk: what is cancelled has left up to there. */
  #send(
    peer: string,
    of: {digest: Digest; bytes: Uint8Array; start: number; chunkBytes: number},
    reader: OriginReader,
    after: (delayMs: number, run: () => void) => Cancel,
  ): Cancel {
    const {digest, bytes, chunkBytes} = of;
    const packet = Math.max(1, Math.ceil(chunkBytes / 10));
    let [chunkAt, at] = [of.start, of.start];
    let cancel: Cancel = () => {};
    const next = (): void => {
      if (at >= bytes.length) return reader.ended(ok(undefined));
      const chunkEnd = Math.min(chunkAt + chunkBytes, bytes.length);
      const to = Math.min(at + packet, chunkEnd);
      cancel = after(((to - at) * 1000) / this.bytesPerSecond, () => {
        this.sent.push({peer, digest, start: at, end: to});
        reader.arrived(to - at);
        at = to;
        if (at < chunkEnd) return next();
        const chunk = bytes.slice(chunkAt, chunkEnd);
        chunkAt = chunkEnd;
        let isGone = false;
        cancel = () => {
          isGone = true;
        };
        reader.chunk(chunk, () => !isGone && next());
      });
    };
    next();
    return () => cancel();
  }
}

function keyOf(name: ModelName): string {
  return `${name.model}:${name.tag}`;
}
