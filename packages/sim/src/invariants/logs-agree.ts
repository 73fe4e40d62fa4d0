import type {LogRecord} from "@ollamesh/ports";
import {groupOnDisk} from "../seen-catalogue.ts";
import type {SimCluster} from "../sim-cluster.ts";
import type {Invariant} from "./invariant.ts";

interface Group {
  /** By `term/index`. */
  readonly entries: Map<string, LogRecord>;
  /** Term by index. */
  readonly committed: Map<number, number>;
  committedMax: number;
}

/**
 * On the disks of a group's members an entry of one index and term is the same everywhere (Raft paper, figure 3, Log Matching), what one holds for committed
 * nobody else replaces (State Machine Safety), and in the end somebody still has all of it.
 */
export function logsAgree(): Invariant {
  const groups = new Map<string, Group>();
  const judged = new WeakSet<LogRecord>();
  const look = (cluster: SimCluster, id: string): string | undefined => {
    const {disk} = cluster.node(id);
    const name = groupOnDisk(disk);
    if (name === "" || disk.log.damage !== undefined) return undefined;
    const group = groups.get(name) ?? {entries: new Map(), committed: new Map(), committedMax: 0};
    groups.set(name, group);
    const {entries, hardState} = disk.log.current;
    return firstFault(entries, (entry) => (judged.has(entry) ? undefined : matches(group, id, entry))) ?? commits(group, id, entries, hardState?.commit ?? 0, judged);
  };
  return {
    name: "logs agree",
    rest: (cluster) => firstFault(cluster.ids, (id) => look(cluster, id)),
    end(cluster) {
      for (const [name, {committedMax}] of groups) {
        const members = cluster.ids.filter((id) => groupOnDisk(cluster.node(id).disk) === name);
        if (members.length > 0 && members.every((id) => cluster.node(id).disk.log.current.lastIndex < committedMax))
          return `nobody has the entry ${committedMax} any more, which was committed`;
      }
      return undefined;
    },
  };
}

function matches({entries}: Group, id: string, entry: LogRecord): string | undefined {
  const place = `${entry.term}/${entry.index}`;
  const known = entries.get(place);
  if (!known) entries.set(place, entry);
  return !known || (known.kind === entry.kind && Buffer.compare(known.data, entry.data) === 0) ? undefined : `${id} has another entry ${place} than somebody else`;
}

function commits(group: Group, id: string, entries: readonly LogRecord[], commit: number, judged: WeakSet<LogRecord>): string | undefined {
  return firstFault(entries, (entry) => {
    if (entry.index > commit || judged.has(entry)) return undefined;
    judged.add(entry);
    const known = group.committed.get(entry.index);
    group.committed.set(entry.index, entry.term);
    group.committedMax = Math.max(group.committedMax, entry.index);
    return known === undefined || known === entry.term ? undefined : `${id} holds ${entry.term}/${entry.index} for committed, ${known}/${entry.index} was committed before`;
  });
}

function firstFault<T>(items: Iterable<T>, faultOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return undefined;
}
