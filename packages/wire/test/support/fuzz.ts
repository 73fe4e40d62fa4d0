import {Prng} from "@ollamesh/stdx";

/** Random bytes, and mutations of well-formed messages, which reach deeper. Same seed, same bytes. */
export function* hostileFrames(wellFormed: readonly Uint8Array[], count: number, seed: number): Generator<Uint8Array> {
  const rng = new Prng(seed);
  for (let i = 0; i < count; i++) yield i % 4 === 0 ? randomBytes(rng) : mutate(rng, rng.pick(wellFormed));
}

function randomBytes(rng: Prng): Uint8Array {
  return Uint8Array.from({length: rng.below(64)}, () => rng.below(256));
}

function mutate(rng: Prng, original: Uint8Array): Uint8Array {
  // A copy: `slice` of a Buffer is none, and would spoil the original for all that follow.
  const bytes = Uint8Array.from(original.subarray(0, rng.chance(1, 4) ? rng.below(original.length + 1) : original.length));
  for (let i = 0; i <= rng.below(4) && bytes.length > 0; i++) bytes[rng.below(bytes.length)] = rng.below(256);
  return bytes;
}
