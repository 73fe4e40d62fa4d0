import {type Model, NEVER, type Operation} from "./operation.ts";

/**
 * The operations of one key, as the search wants them. Known ones are numbered in the order of their returns. Operations are of one kind
 * if they do the same: among those of a kind that may come next, only the one that returns first needs to be tried, for any two could
 * change places.
 */
export interface OperationIndex<Input, Output> {
  readonly known: readonly Operation<Input, Output>[];
  /** Numbers of the known operations by their call. */
  readonly inCallOrder: readonly number[];
  /** By number: changes no state, whatever it is. */
  readonly isObservation: readonly boolean[];
  /** By number: may find a lost state again. */
  readonly revives: readonly boolean[];
  /** By number: the kind. Kinds that have unknown operations come first. */
  readonly kinds: readonly number[];
  readonly kindCount: number;
  /** By kind, in the order of their calls: the operations of unknown outcome that could change something. */
  readonly unknown: readonly (readonly Operation<Input, Output>[])[];
}

/** `operations` are all of one key, in any order. */
export function indexOperations<State, Input, Output>(model: Model<State, Input, Output>, operations: readonly Operation<Input, Output>[]): OperationIndex<Input, Output> {
  const known = operations.filter((one) => one.returnAt !== NEVER).sort((a, b) => a.returnAt - b.returnAt || a.callAt - b.callAt);
  const unknown = new Map<string, Operation<Input, Output>[]>();
  for (const one of operations.filter((each) => each.returnAt === NEVER).sort((a, b) => a.callAt - b.callAt)) {
    // An observation nobody got an answer to says nothing.
    if (model.isObservation(one.input, undefined)) continue;
    const key = model.inputKey(one.input);
    const kind = unknown.get(key);
    if (kind) kind.push(one);
    else unknown.set(key, [one]);
  }
  const kindOf = new Map([...unknown.keys()].map((key, kind) => [key, kind]));
  const kinds = known.map((one) => {
    const key = model.inputKey(one.input);
    const kind = kindOf.get(key) ?? kindOf.size;
    kindOf.set(key, kind);
    return kind;
  });
  return {
    known,
    inCallOrder: known.map((_, index) => index).sort((a, b) => (known[a]?.callAt ?? 0) - (known[b]?.callAt ?? 0)),
    isObservation: known.map((one) => model.isObservation(one.input, one.output)),
    revives: known.map((one) => model.revives?.(one.input) === true),
    kinds,
    kindCount: kindOf.size,
    unknown: [...unknown.values()],
  };
}
