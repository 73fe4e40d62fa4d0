import {assert} from "@ollamesh/stdx";
import {Cell, type CellHost} from "./cell.ts";
import type {ActorRef, ActorSpec, ActorSystem, ActorSystemOptions} from "./types.ts";

/** The actors of one node, over an injected clock and dispatcher. */
export function createActorSystem(options: ActorSystemOptions): ActorSystem {
  const cells = new Map<string, Cell<unknown>>();
  const roots: Cell<unknown>[] = [];
  const host: CellHost = {
    options,
    spawn<M>(spec: ActorSpec<M>, parent: Cell<unknown> | undefined): ActorRef<M> {
      const name = uniqueName(cells, parent ? `${parent.name}/${spec.name}` : spec.name);
      const cell = new Cell<M>(spec, name, host, parent);
      cells.set(name, cell as unknown as Cell<unknown>);
      cell.begin();
      return cell;
    },
    removed: (cell) => cells.delete(cell.name),
  };
  return {
    spawn(spec) {
      const ref = host.spawn(spec, undefined);
      roots.push(ref as unknown as Cell<unknown>);
      return ref;
    },
    stop() {
      // The last spawned depends on those before it, so it goes first.
      for (const root of roots.splice(0).reverse()) root.stop();
      assert(cells.size === 0, `actors left after stop: ${[...cells.keys()].join(", ")}`);
    },
    stats: () => [...cells.values()].map((cell) => cell.stats()),
  };
}

function uniqueName(taken: ReadonlyMap<string, unknown>, wanted: string): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}-${count}`)) count++;
  return `${wanted}-${count}`;
}
