/** What a linearizability check is made of: operations that overlap in time, and the sequential object they claim to have used. */

/** The `returnAt` of an operation whose outcome nobody knows: it may have taken effect at any time after its call, or never. */
export const NEVER = Number.POSITIVE_INFINITY;

/** One call on one key. Times are any rising numbers (line numbers, milliseconds); an operation comes before another only if it returned strictly before the other's call. */
export interface Operation<Input, Output> {
  readonly process: string;
  /** Operations on different keys are independent and checked apart. */
  readonly key: string;
  readonly callAt: number;
  /** >= callAt, or NEVER. */
  readonly returnAt: number;
  readonly input: Input;
  /** Undefined exactly when `returnAt` is NEVER. */
  readonly output: Output | undefined;
}

export interface Step<State> {
  /** False if the object, in this state, could not have given this output. */
  readonly ok: boolean;
  /** The state afterwards; meaningless unless ok. */
  readonly next: State;
}

/** A sequential object. States are values: `step` never changes the one it is given. */
export interface Model<State, Input, Output> {
  readonly initial: State;
  /** `output` is undefined if the outcome is unknown: then the step is ok with whatever the object would have answered. */
  step(state: State, input: Input, output: Output | undefined): Step<State>;
  /** Equal keys only for states that no later operation can tell apart. Short: it is kept for every configuration visited. */
  stateKey(state: State): string;
  /** True if an operation with this outcome leaves every state as it is. */
  isObservation(input: Input, output: Output | undefined): boolean;
  /** Equal keys only for inputs that do the same to every state. */
  inputKey(input: Input): string;
  /** The key of the only states in which this outcome can be, if there is one. Left out with `produces`. */
  requires?(input: Input, output: Output | undefined): string | undefined;
  /** The key of the only state this may lead to from another one, if there is one. A model that has `requires` tells it of every operation that changes anything. */
  produces?(input: Input): string | undefined;
  /**
   * True if no observation of the history can hold in this state, nor later until an operation that `revives`. Left out: there are no such
   * states. Only for models whose other operations are possible in every state.
   */
  isLost?(state: State): boolean;
  /** True if a state may be found again by this operation after it was lost. */
  revives?(input: Input): boolean;
  /** For people: `write 3`, `get -> "ab"`. */
  describe(input: Input, output: Output | undefined): string;
  describeState(state: State): string;
}
