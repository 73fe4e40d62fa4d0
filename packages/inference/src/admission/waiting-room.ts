/** Places to wait in, shared by all lines of a peer: how many may wait there is one number, whatever they wait for. */
export class WaitingRoom {
  readonly placesMax: number;
  #taken = 0;

  /** @param placesMax whole, 0 or more */
  constructor(placesMax: number) {
    this.placesMax = placesMax;
  }

  get taken(): number {
    return this.#taken;
  }

  /** False: every place is taken. */
  enter(): boolean {
    if (this.#taken >= this.placesMax) return false;
    this.#taken++;
    return true;
  }

  /** To whom lost a place. */
  get displacedReason(): string {
    return `a request of higher priority took its place among the ${this.placesMax} that may wait`;
  }

  /** Gives one place back; every successful `enter` has one `leave`. */
  leave(): void {
    this.#taken--;
  }
}
