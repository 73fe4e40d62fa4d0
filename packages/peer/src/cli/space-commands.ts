import {formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {formatTable, relativeTime} from "./table.ts";

interface Space {
  readonly used_bytes: number;
  readonly free_bytes: number | null;
  readonly quota_bytes: number | null;
  readonly reserve_bytes: number;
  readonly room_bytes: number | null;
  readonly leftover_bytes: number;
  readonly doubts: readonly string[];
  readonly young_bytes: number;
  readonly models: readonly {readonly model: string; readonly size: number; readonly used_at: string; readonly stays: string | null}[];
}

const STAYS: Readonly<Record<string, string>> = {
  pinned: "it is pinned",
  in_use: "it is loaded or deployed here",
  kept_for_mesh: "the mesh counts on this copy",
  only_here: "the mesh has no other copy of it",
  too_few_copies: "the mesh has too few copies of it",
  read_only: "its folder is only read",
};

const DOUBTS_SHOWN = 3;

/** What takes room on a peer's disk, and what would go first. */
export async function space({client, print}: CommandContext): Promise<void> {
  const view = await client.get<Space>("/api/v1/space");
  const quota = view.quota_bytes === null ? "no quota" : `a quota of ${formatBytes(view.quota_bytes)}`;
  const free = view.free_bytes === null ? "" : `, ${formatBytes(view.free_bytes)} free on the disk`;
  const room = view.room_bytes === null ? "" : `, room for ${formatBytes(view.room_bytes)}`;
  print(`${formatBytes(view.used_bytes)} used of ${quota}${free}${room}`);
  if (view.leftover_bytes > 0) print(`${formatBytes(view.leftover_bytes)} are of no use any more: prune frees them`);
  tellYoung(view.young_bytes, print);
  tellDoubts(view.doubts, print);
  if (view.models.length === 0) return;
  const now = Date.now();
  const rows = view.models.map(({model, size, used_at, stays}) => [
    model,
    formatBytes(size),
    relativeTime(Date.parse(used_at), now),
    stays === null ? "yes" : `no: ${STAYS[stays] ?? stays}`,
  ]);
  print("");
  print(formatTable(["NAME", "SIZE", "USED", "GOES WHEN ROOM IS NEEDED"], rows));
}

/** Removes from a peer's disk what nothing there needs. */
export async function prune({client, print}: CommandContext, options: {all?: boolean; dryRun?: boolean}): Promise<void> {
  const request = {all: options.all ?? false, dry_run: options.dryRun ?? false};
  const report = await client.send<{freed_bytes: number; blobs: number; models: readonly string[]; doubts: readonly string[]; young_bytes: number}>(
    "POST",
    "/api/v1/space/prune",
    request,
  );
  const {freed_bytes, blobs, models, doubts, young_bytes} = report ?? {freed_bytes: 0, blobs: 0, models: [], doubts: [], young_bytes: 0};
  if (request.all && models.length === 0) print("no model can go: the command space tells why each of them stays");
  for (const model of models) print(`${request.dry_run ? "would remove" : "removed"} ${model} from this peer: the mesh keeps it elsewhere`);
  print(
    `${request.dry_run ? "would free" : "freed"} ${formatBytes(freed_bytes)} (${blobs} ${blobs === 1 ? "blob" : "blobs"} of no use, ${models.length} ${models.length === 1 ? "model" : "models"})`,
  );
  tellYoung(young_bytes, print);
  tellDoubts(doubts, print);
}

/** What was uploaded, or made by a change that failed, a moment ago. */
function tellYoung(bytes: number, print: CommandContext["print"]): void {
  if (bytes > 0) print(`${formatBytes(bytes)} without a name came less than an hour ago and stay that long: they may be getting one`);
}

/** Where names may be missing, what has none may only seem to be of no use. */
function tellDoubts(doubts: readonly string[], print: CommandContext["print"]): void {
  if (doubts.length === 0) return;
  const more = doubts.length > DOUBTS_SHOWN ? `, and ${doubts.length - DOUBTS_SHOWN} more` : "";
  print(`whole blobs without a name stay, as names may be missing: ${doubts.slice(0, DOUBTS_SHOWN).join("; ")}${more}`);
}

export async function pin({client, print}: CommandContext, model: string): Promise<void> {
  await client.send("POST", "/api/v1/space/pin", {model, pinned: true});
  print(`${model} stays on this peer`);
}

export async function unpin({client, print}: CommandContext, model: string): Promise<void> {
  await client.send("POST", "/api/v1/space/pin", {model, pinned: false});
  print(`${model} may go when room is needed`);
}
