/**
 * A vector of length 1 in the same direction; one of zeros stays so.
 * @param dimensions only so many of its first numbers; 0, or more than it has: all
 */
export function normalised(vector: Float32Array, dimensions: number): number[] {
  const part = dimensions > 0 ? vector.subarray(0, dimensions) : vector;
  const length = Math.sqrt(part.reduce((sum, value) => sum + value * value, 0));
  return Array.from(part, (value) => Math.fround(length === 0 ? 0 : value / length));
}
