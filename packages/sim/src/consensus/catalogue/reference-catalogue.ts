import {type CatalogCommand, type CatalogMember, type CatalogModel, type CatalogState, decodeCommand, type Move, type Placement, type Removal} from "@ollamesh/catalog";
import type {Reference, Seen, WriteResult} from "../workload.ts";

type Table = "placement" | "move" | "removal" | "model" | "member" | "setting";

interface Row {
  readonly table: Table;
  readonly key: string;
  readonly value: unknown;
}

/**
 * The catalogue once more: a list of rows that is searched from one end to the other. Written from what the commands promise (`types.ts` of catalog) and
 * not from how they are carried out there. Its tables have no limits: no run comes near them.
 */
export class ReferenceCatalogue implements Reference {
  readonly results = new Map<string, WriteResult>();
  #rows: Row[] = [];

  apply(data: Uint8Array): void {
    const logged = data.length > 0 ? decodeCommand(data) : undefined;
    if (logged) this.results.set(logged.id, this.#carryOut(logged.command));
  }

  see(): Seen {
    return this.text;
  }

  get text(): string {
    return textOf(this.#rows);
  }

  #carryOut(command: CatalogCommand): WriteResult {
    switch (command.type) {
      case "place":
        if (!isWhole(command.placement)) return "bad_placement";
        return this.#decide(command.placement.model, command.placement.epoch, () => this.#put("placement", command.placement.model, command.placement));
      case "prepare":
        return this.#prepare(command.placement);
      case "switch":
        return this.#switch(command);
      case "end_move":
        return this.#endMove(command);
      case "unplace": {
        const {model, epoch} = command.removal;
        const wasPlaced = this.#find("placement", model) !== undefined;
        return this.#decide(model, epoch, () => wasPlaced && this.#put("removal", model, command.removal));
      }
      case "set_model":
        return this.#setModel(command);
      case "remove_model":
        return this.#removeModel(command);
      case "set_holders":
        return this.#setHolders(command);
      case "set_keepers":
        return this.#setKeepers(command);
      case "set_scaling":
        return this.#setScaling(command);
      case "set_member":
        this.#put("member", `${command.member.node}`, command.member);
        return "done";
      case "remove_member":
        this.#drop("member", `${command.node}`);
        return "done";
      case "depart_member":
        return this.#remember(command.node, (member) => (member.departure?.kind === command.departure.kind ? {} : {departure: command.departure}));
      case "return_member":
        return this.#remember(command.node, () => ({departure: undefined}));
      case "move_member":
        return this.#remember(command.node, () => ({zone: command.zone}));
      case "drain_member":
        return this.#remember(command.node, () => ({drains: command.drains ? true : undefined}));
      case "set_setting":
        if (command.expected !== undefined && (this.#find("setting", command.name) ?? null) !== command.expected) return "superseded";
        this.#put("setting", command.name, command.value);
        return "done";
      case "unset_setting":
        if (command.expected !== undefined && (this.#find("setting", command.name) ?? null) !== command.expected) return "superseded";
        this.#drop("setting", command.name);
        return "done";
    }
  }

  /** Of a model's placements, moves and removals, each carries the number after the last one's. */
  #decide(model: string, epoch: number, carryOut: () => unknown): WriteResult {
    if (epoch !== this.#lastEpoch(model) + 1) return "superseded";
    if (carryOut() === false) return "done";
    this.#drop("move", model);
    const isPlaced = (this.#find("placement", model) as Placement | undefined)?.epoch === epoch;
    this.#drop(isPlaced ? "removal" : "placement", model);
    return "done";
  }

  #lastEpoch(model: string): number {
    const rows = [this.#find("placement", model), (this.#find("move", model) as Move | undefined)?.placement, this.#find("removal", model)];
    return Math.max(0, ...rows.map((row) => (row as Placement | Removal | undefined)?.epoch ?? 0));
  }

  #prepare(placement: Placement): WriteResult {
    const {model, epoch} = placement;
    if (!isWhole(placement)) return "bad_placement";
    if (epoch !== this.#lastEpoch(model) + 1 || !this.#find("placement", model)) return "superseded";
    this.#drop("removal", model);
    this.#put("move", model, {phase: "preparing", placement});
    return "done";
  }

  #switch({model, epoch}: CatalogCommand & {type: "switch"}): WriteResult {
    const move = this.#find("move", model) as Move | undefined;
    if (move?.phase !== "preparing" || move.placement.epoch !== epoch) return "superseded";
    const before = this.#find("placement", model) as Placement;
    this.#put("placement", model, move.placement);
    this.#put("move", model, {phase: "retiring", placement: before});
    return "done";
  }

  /** A number that was given to a preparation is given to nothing else. */
  #endMove({model, epoch}: CatalogCommand & {type: "end_move"}): WriteResult {
    const move = this.#find("move", model) as Move | undefined;
    if (move?.placement.epoch !== epoch) return "done";
    this.#drop("move", model);
    if (move.phase === "preparing") this.#put("removal", model, {model, epoch, author: move.placement.author});
    return "done";
  }

  #setModel({model, replaces, source}: CatalogCommand & {type: "set_model"}): WriteResult {
    const copied = source === undefined ? model : (this.#find("model", source) as {manifest: string} | undefined);
    if (copied?.manifest !== model.manifest) return "superseded";
    const known = (this.#find("model", model.model) as {manifest: string} | undefined)?.manifest;
    if (known === model.manifest) return "done";
    if (known !== replaces) return "superseded";
    this.#put("model", model.model, model);
    return "done";
  }

  /** Of a member something else; of nobody nothing. */
  #remember(node: number, changed: (member: CatalogMember) => {readonly [K in keyof CatalogMember]?: CatalogMember[K] | undefined}): WriteResult {
    const member = this.#find("member", `${node}`) as CatalogMember | undefined;
    // What is not known has no place among the fields either: it comes last when it is known again.
    const known = Object.entries({...member, ...(member && changed(member))}).filter(([, value]) => value !== undefined);
    if (member) this.#put("member", `${node}`, Object.fromEntries(known));
    return "done";
  }

  /** A placement goes with its name, and counts as one more decision about it. */
  #removeModel({model, manifest, author}: CatalogCommand & {type: "remove_model"}): WriteResult {
    const known = this.#find("model", model) as CatalogModel | undefined;
    if (known && known.manifest !== manifest) return "superseded";
    const placement = known && (this.#find("placement", model) as Placement | undefined);
    const epoch = this.#lastEpoch(model) + 1;
    this.#drop("model", model);
    if (!placement) return "done";
    this.#drop("placement", model);
    this.#drop("move", model);
    this.#put("removal", model, {model, epoch, author});
    return "done";
  }

  #setHolders({model, manifest, holders, replaces}: CatalogCommand & {type: "set_holders"}): WriteResult {
    const known = this.#find("model", model) as CatalogModel | undefined;
    if (known?.manifest !== manifest || JSON.stringify(known.holders) !== JSON.stringify(replaces)) return "superseded";
    this.#put("model", model, {...known, holders});
    return "done";
  }

  /** Who keeps what is part of a placement, so that the next one begins without. */
  #setKeepers({model, epoch, keepers, replaces}: CatalogCommand & {type: "set_keepers"}): WriteResult {
    const known = this.#find("placement", model) as Placement | undefined;
    const before = known?.keepers ?? known?.stages.map(() => []);
    if (known?.epoch !== epoch || JSON.stringify(before) !== JSON.stringify(replaces)) return "superseded";
    const {keepers: _before, ...rest} = known;
    const placement = keepers.flat().length === 0 ? rest : {...rest, keepers};
    if (!isWhole(placement)) return "bad_placement";
    this.#put("placement", model, placement);
    return "done";
  }

  /** Replicas that load has brought stand behind the others, each leaving only while it is one. Only of what one peer serves whole. */
  #setScaling({model, epoch, scaling, replaces}: CatalogCommand & {type: "set_scaling"}): WriteResult {
    const known = this.#find("placement", model) as Placement | undefined;
    const before = {added: known?.scaling?.added ?? [], leaving: known?.scaling?.leaving ?? []};
    if (known?.epoch !== epoch || JSON.stringify(before) !== JSON.stringify({added: replaces.added, leaving: replaces.leaving})) return "superseded";
    const {scaling: _before, replicas: _replicas, ...rest} = known;
    const deployed = (known.replicas ?? []).slice(0, (known.replicas ?? []).length - before.added.length);
    const all = [...deployed, ...scaling.added];
    const seats = [...known.stages.map(({peer}) => peer), ...all];
    if (all.length > 0 && known.stages.length > 1) return "bad_placement";
    if (seats.some((peer, i) => seats.indexOf(peer) !== i)) return "bad_placement";
    if (scaling.leaving.some((peer, i) => !scaling.added.includes(peer) || scaling.leaving.indexOf(peer) !== i)) return "bad_placement";
    const placement = {...rest, ...(all.length > 0 && {replicas: all}), ...(scaling.added.length > 0 && {scaling})};
    if (!isWhole(placement)) return "bad_placement";
    this.#put("placement", model, placement);
    return "done";
  }

  #find(table: Table, key: string): unknown {
    return this.#rows.find((row) => row.table === table && row.key === key)?.value;
  }

  #put(table: Table, key: string, value: unknown): void {
    this.#drop(table, key);
    this.#rows.push({table, key, value});
  }

  #drop(table: Table, key: string): void {
    this.#rows = this.#rows.filter((row) => row.table !== table || row.key !== key);
  }
}

/** Every layer from 0 on by exactly one stage, in order, and no peer twice; whoever keeps a stage's bytes does not serve it. */
function isWhole({stages, keepers}: Placement): boolean {
  if (keepers && (keepers.length !== stages.length || stages.some(({peer}, i) => keepers[i]?.includes(peer)))) return false;
  const layers = stages.flatMap(({firstLayer, lastLayer}) => Array.from({length: Math.max(0, lastLayer - firstLayer + 1)}, (_, i) => firstLayer + i));
  return layers.every((layer, i) => layer === i) && stages.every(({peer}, i) => stages.findIndex((other) => other.peer === peer) === i);
}

/** A state as this file writes it. */
export function stateText({placements, moves, removals, models, members, settings}: CatalogState): string {
  const rowsOf = (table: Table, map: ReadonlyMap<string | number, unknown>): Row[] => [...map].map(([key, value]) => ({table, key: `${key}`, value}));
  const placed = [...rowsOf("placement", placements), ...rowsOf("move", moves), ...rowsOf("removal", removals)];
  return textOf([...placed, ...rowsOf("model", models), ...rowsOf("member", members), ...rowsOf("setting", settings)]);
}

function textOf(rows: readonly Row[]): string {
  const lines = rows.map(({table, key, value}) => `${table} ${key} ${JSON.stringify(value)}`);
  return lines.toSorted().join("\n");
}
