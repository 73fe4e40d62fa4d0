import type {CatalogCommand, CatalogModel, CatalogState, Placement} from "@ollamesh/catalog";
import type {Prng} from "@ollamesh/stdx";
import type {ConsensusSim} from "../consensus-sim.ts";
import type {Wish} from "../workload.ts";

const peers = ["A", "B", "C", "D"] as const;
const names = ["one", "two", "three"] as const;
const LAYERS = 6;

/** What users and peers ask for, each from what some node knew of the state: often the newest, sometimes long gone. */
export function drawCatalogueWish({rng, options, running}: ConsensusSim): Wish {
  const none = {key: 0, expected: 0};
  const known = running.length > 0 ? rng.pick(running).machine.catalog : undefined;
  if (!known || rng.below(100) < options.clients.readPercent / 2) return {...none, kind: "read_catalogue", command: undefined};
  return {...none, kind: "command", command: drawCommand(rng, known)};
}

function drawCommand(rng: Prng, known: CatalogState): CatalogCommand {
  const model: string = rng.pick(names);
  const manifest = known.models.get(model)?.manifest;
  switch (rng.below(17)) {
    case 0:
    case 1:
    case 2:
      return {type: "place", placement: drawPlacement(rng, model, drawEpoch(rng, known, model))};
    case 3:
    case 4:
      return {type: "unplace", removal: {model, epoch: drawEpoch(rng, known, model), author: rng.pick(peers)}};
    case 5:
      return {type: "set_model", model: drawModel(rng, model), replaces: rng.chance(1, 6) ? undefined : manifest, ...(rng.chance(1, 3) && {source: rng.pick(names)})};
    case 6:
      return {type: "remove_model", model, manifest: rng.chance(1, 4) || !manifest ? digest(rng.below(4)) : manifest, author: rng.pick(peers)};
    case 7:
      return {type: "set_member", member: {node: 1 + rng.below(4), peer: rng.pick(peers), zone: rng.pick(["", "x"])}};
    case 8:
      return {type: "remove_member", node: 1 + rng.below(4)};
    case 9:
      return drawFate(rng, 1 + rng.below(4));
    case 10:
      return drawKeeping(rng, model, known);
    case 11:
      return drawKeepers(rng, model, known);
    case 12:
      return {type: "prepare", placement: drawPlacement(rng, model, drawEpoch(rng, known, model))};
    case 13:
    case 14:
      return drawMove(rng, model, known);
    case 15:
      return drawScaling(rng, model, known);
    default:
      return drawSetting(rng, known);
  }
}

function drawModel(rng: Prng, model: string): CatalogModel {
  const kind = {architecture: "llama", parameterCount: 1 + rng.below(9), quantization: "F16"};
  return {model, displayName: model, manifest: digest(rng.below(4)), size: 1 + rng.below(9), ...kind, modifiedMs: rng.below(100), holders: drawHolders(rng)};
}

function drawKeeping(rng: Prng, model: string, {models}: CatalogState): CatalogCommand {
  const known = models.get(model);
  const replaces = known && !rng.chance(1, 4) ? known.holders : drawHolders(rng);
  return {type: "set_holders", model, manifest: known?.manifest ?? digest(rng.below(4)), holders: drawHolders(rng), replaces};
}

/** Mostly of the placement there is; also of one that is gone, of too few stages, or with the peer that serves the stage. */
function drawKeepers(rng: Prng, model: string, {placements}: CatalogState): CatalogCommand {
  const known = placements.get(model);
  const stages = known?.stages.length ?? 2;
  const draw = (): string[][] => Array.from({length: rng.chance(1, 8) ? 1 : stages}, () => drawHolders(rng));
  const replaces = known && !rng.chance(1, 4) ? (known.keepers ?? known.stages.map(() => [])) : draw();
  return {type: "set_keepers", model, epoch: Math.max(1, (known?.epoch ?? 0) - (rng.chance(1, 6) ? 1 : 0)), keepers: draw(), replaces};
}

/** Mostly of the placement there is, from what it is; also for one that is cut, with a peer that serves already, or one that leaves and was never added. */
function drawScaling(rng: Prng, model: string, {placements}: CatalogState): CatalogCommand {
  const known = placements.get(model);
  const added = drawHolders(rng);
  const leaving = rng.chance(1, 8) ? drawHolders(rng) : added.filter(() => rng.chance(1, 3));
  const replaces = known && !rng.chance(1, 6) ? {added: known.scaling?.added ?? [], leaving: known.scaling?.leaving ?? []} : {added: drawHolders(rng), leaving: []};
  const epoch = Math.max(1, (known?.epoch ?? 0) - (rng.chance(1, 6) ? 1 : 0));
  return {type: "set_scaling", model, epoch, scaling: {added, leaving, reason: `${rng.below(3)}`}, replaces};
}

function drawHolders(rng: Prng): string[] {
  return rng.shuffle([...peers]).slice(0, rng.below(3));
}

/** Mostly of the move there is. */
function drawMove(rng: Prng, model: string, {moves}: CatalogState): CatalogCommand {
  const epoch = Math.max(1, (moves.get(model)?.placement.epoch ?? 1) - (rng.chance(1, 6) ? 1 : 0));
  return {type: rng.chance(2, 3) ? "switch" : "end_move", model, epoch};
}

/** Mostly the next one; also one that was, and one that is not yet. */
function drawEpoch(rng: Prng, {placements, moves, removals}: CatalogState, model: string): number {
  const last = Math.max(placements.get(model)?.epoch ?? 0, moves.get(model)?.placement.epoch ?? 0, removals.get(model)?.epoch ?? 0);
  return Math.max(1, last + rng.pick([1, 1, 1, 1, 0, 2]));
}

function drawFate(rng: Prng, node: number): CatalogCommand {
  switch (rng.below(5)) {
    case 0:
      return {type: "depart_member", node, departure: {kind: "died", observers: [rng.pick(peers)]}};
    case 1:
      return {type: "depart_member", node, departure: {kind: "left", observers: []}};
    case 2:
      return {type: "return_member", node};
    case 3:
      return {type: "drain_member", node, drains: rng.chance(2, 3)};
    default:
      return {type: "move_member", node, zone: rng.pick(["", "x", "y"])};
  }
}

function drawSetting(rng: Prng, {settings}: CatalogState): CatalogCommand {
  const name: string = rng.pick(names);
  const value = rng.pick([rng.below(5), `v${rng.below(5)}`, rng.chance(1, 2)]);
  const way = rng.below(4);
  if (way === 0) return {type: "set_setting", name, value};
  if (way === 3 && rng.chance(1, 2)) return {type: "unset_setting", name, expected: settings.get(name) ?? null};
  return {type: "set_setting", name, value, expected: way === 1 ? null : (settings.get(name) ?? null)};
}

/** One stage or two; now and then one that covers too little, or a peer twice. */
function drawPlacement(rng: Prng, model: string, epoch: number): Placement {
  const cut = rng.below(LAYERS - 1);
  const [first, second] = rng.shuffle([...peers]) as [string, string];
  const isWrong = rng.chance(1, 8);
  const stages = [
    {peer: first, firstLayer: 0, lastLayer: cut, memoryBytes: 1 + rng.below(100)},
    {peer: isWrong && cut % 2 === 0 ? first : second, firstLayer: cut + (isWrong && cut % 2 === 1 ? 2 : 1), lastLayer: LAYERS - 1, memoryBytes: 1},
  ];
  const whole = [{peer: first, firstLayer: 0, lastLayer: LAYERS - 1, memoryBytes: 7}];
  const numbers = {blobSize: 1000, headerBytes: 10 + rng.below(10), contextLength: 128, sequencesMax: 2};
  const texts = {displayName: model, author: rng.pick(peers), blob: digest(rng.below(4)), pieceRoot: "", reasons: []};
  return {model, epoch, strategy: "pipeline", stages: rng.chance(1, 4) ? whole : stages, ...numbers, ...texts};
}

function digest(number: number): string {
  return `sha256:${String(number).repeat(64)}`;
}
