/** GGUF metadata value types by their number in the file (GGUF specification, `gguf_metadata_value_type`). */
export const VALUE_TYPES = ["u8", "i8", "u16", "i16", "u32", "i32", "f32", "bool", "str", "arr", "u64", "i64", "f64"] as const;

export type ValueType = (typeof VALUE_TYPES)[number];
export type ScalarType = Exclude<ValueType, "arr">;

/** Bytes of one value; strings and arrays have no fixed size. */
export const VALUE_BYTES: Readonly<Record<Exclude<ScalarType, "str">, number>> = {
  u8: 1,
  i8: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  f32: 4,
  bool: 1,
  u64: 8,
  i64: 8,
  f64: 8,
};
