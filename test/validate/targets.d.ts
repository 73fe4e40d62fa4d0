/** One thing that is to be so: a figure that a bench prints, and what it must be. */
export interface Target {
  readonly name: string;
  readonly unit: string;
  readonly least?: number;
  readonly most?: number;
  /** Where the figure is in what the bench prints: the first group of each match counts, the worst of them. */
  readonly pattern: RegExp;
}
/** A bench, and what is read from what it prints. */
export interface Trial {
  readonly name: string;
  /** Of `tsx`. */
  readonly command: readonly string[];
  /** The same in less time: fewer times, not less to do at once. */
  readonly quick: readonly string[];
  readonly targets: readonly Target[];
}
export declare const TRIALS: readonly Trial[];
export interface Judged {
  readonly trial: string;
  readonly target: Target;
  /** Undefined: the bench did not print it. */
  readonly measured: number | undefined;
  readonly isMet: boolean;
}
/** What came of a bench. Counts of what should not be there (`most: 0`) that are not told of are 0, where it ended well. */
export declare function judge({name, targets}: Trial, output: string, hasEndedWell: boolean): readonly Judged[];
/** `≥ 25 a second` */
export declare function goalOf({least, most, unit}: Target): string;
