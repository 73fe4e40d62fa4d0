import {type Mutant, oneLine} from "./mutant.ts";

const apply = "packages/catalog/src/apply.ts";
const codec = "packages/catalog/src/catalog-codec.ts";
const one = oneLine("catalogue");

/** Deliberate bugs of the replicated state. */
export const catalogueMutants: readonly Mutant[] = [
  one("place-takes-any-epoch", apply, "if (placement.epoch !== nextEpoch(state, placement.model)) return superseded(state, placement);", ""),
  one("unplace-takes-any-epoch", apply, "if (removal.epoch !== nextEpoch(state, removal.model)) return superseded(state, removal);", ""),
  one("unplace-forgets-the-removal", apply, "const removals = withEntry(state.removals, removal.model, removal);", "const removals = new Map(state.removals);"),
  one("place-leaves-the-removal", apply, "const removals = without(state.removals, placement.model);", "const {removals} = state;"),
  one("place-does-not-check-the-plan", apply, "if (!checked.ok) return {state, refusal: checked.error};\n  if (placement.epoch", "if (placement.epoch"),
  one("prepare-takes-any-epoch", apply, "if (epoch !== nextEpoch(state, model)) return superseded(state, placement);", ""),
  one("prepare-needs-nothing-that-serves", apply, "if (!state.placements.has(model)) return", "if (!state.placements.has(model) && epoch < 0) return"),
  one("switch-takes-any-epoch", apply, 'move?.phase !== "preparing" || move.placement.epoch !== epoch || !served', 'move?.phase !== "preparing" || !served'),
  one("switch-forgets-what-served", apply, 'withEntry(state.moves, model, {phase: "retiring", placement: served} as const)', "without(state.moves, model)"),
  one(
    "a-move-given-up-gives-its-epoch-back",
    apply,
    "return carriedOut({...state, moves, removals: remembering(state, {model, epoch, author: move.placement.author})});",
    "return carriedOut({...state, moves});",
  ),
  one("place-leaves-the-move", apply, "removals, moves: without(state.moves, placement.model), placements", "removals, placements"),
  one("snapshot-leaves-out-the-moves", codec, "moves: [...state.moves.values()],", "moves: [],"),
  one("set-setting-ignores-what-was-expected", apply, "return expected === undefined || (known ?? null) === expected;", "return expected !== null || known === undefined;"),
  one(
    "a-refused-setting-is-set-all-the-same",
    apply,
    "if (!isExpected(known, expected)) return otherSetting(state, name, expected);\n  if (known === undefined",
    "if (!isExpected(known, expected)) return otherSetting({...state, settings: withEntry(state.settings, name, value)}, name, expected);\n  if (known === undefined",
  ),
  one("set-model-ignores-what-it-replaces", apply, "if (known?.manifest !== replaces)", "if (known && replaces === undefined)"),
  one("remove-model-ignores-what-it-stands-for", apply, "if (known.manifest !== manifest) return changedMeanwhile(state, model);", ""),
  one("remove-model-leaves-the-placement", apply, "return state.placements.has(model) ? unplace(", 'return manifest === "" ? unplace('),
  one("set-holders-ignores-what-it-replaces", apply, "if (known?.manifest !== manifest || known.holders.join() !== replaces.join())", "if (known?.manifest !== manifest)"),
  one(
    "set-keepers-takes-any-epoch",
    apply,
    "if (known?.epoch !== epoch || !isSameKeepers(keepersOf(known), replaces))",
    "if (!known || !isSameKeepers(keepersOf(known), replaces))",
  ),
  one("set-keepers-ignores-what-it-replaces", apply, "if (known?.epoch !== epoch || !isSameKeepers(keepersOf(known), replaces))", "if (known?.epoch !== epoch)"),
  one("set-keepers-does-not-check-who", apply, "return checked.ok ? carriedOut(", "return checked ? carriedOut("),
  one(
    "snapshot-leaves-out-the-keepers",
    codec,
    "placements: [...state.placements.values()],",
    "placements: [...state.placements.values()].map(({keepers: _none, ...rest}) => rest),",
  ),
  one("remove-member-removes-nobody", apply, "carriedOut(withoutMember(state, command.node)) : carriedOut(state)", "carriedOut(state) : carriedOut(state)"),
  one("apply-changes-the-state-in-place", apply, "return new Map(map).set(key, value);", "return (map as Map<K, V>).set(key, value);"),
  one(
    "apply-depends-on-the-time",
    apply,
    "withEntry(state.members, command.member.node, command.member)",
    "withEntry(state.members, command.member.node, {...command.member, zone: String(performance.now())})",
  ),
  one("apply-refuses-by-chance", apply, "if (!known && state.models.size >= MODELS_MAX)", "if (Math.random() < 0.2)"),
  one(
    "apply-depends-on-what-this-process-did",
    apply,
    "const known = state.settings.get(name);\n  if (!isExpected(known, expected)) return otherSetting(state, name, expected);\n  if (known === undefined",
    "const held = globalThis as {n?: number};\n  const known = held.n === (held.n = state.settings.size) ? state.settings.get(name) : undefined;\n  if (known === undefined",
  ),
  one("snapshot-leaves-out-the-settings", codec, "settings: [...state.settings],", "settings: [],"),
  one("snapshot-leaves-out-the-removals", codec, "removals: [...state.removals.values()],", "removals: [],"),
  one("a-restored-state-has-no-removals", codec, "removals: new Map(removals.map((one) => [one.model, one])),", "removals: new Map(),"),
  one("a-restored-state-has-another-order", codec, "placements: new Map(placements.map(", "placements: new Map(placements.toReversed().map("),
  one(
    "a-restored-state-has-models-under-other-names",
    codec,
    "models: new Map(models.map((one) => [one.model, one])),",
    "models: new Map(models.map((one) => [one.manifest, one])),",
  ),
];
