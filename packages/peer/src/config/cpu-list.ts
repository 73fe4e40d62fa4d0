/** `0-3,8`, as `taskset` reads it. */
export const CPU_LIST = /^\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*$/;

/** The numbers of a list, ascending, each once. @param list matches `CPU_LIST`; a range that ends before it begins is empty */
export function parseCpuList(list: string): readonly number[] {
  const found = list.split(",").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({length: Math.max(0, last - first + 1)}, (_, i) => first + i);
  });
  return [...new Set(found)].toSorted((a, b) => a - b);
}
