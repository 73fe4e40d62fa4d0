import koffi from "koffi";
import {describe, expect, it} from "vitest";
import {libraryFile, libraryFolder} from "../src/ffi/library-path.ts";
import {TENSOR_TYPES, tensorBytes} from "../src/gguf/tensor-type.ts";

describe("tensor types", () => {
  it("have the sizes the library has", () => {
    const library = koffi.load(libraryFile(libraryFolder(process.env.OLLAMESH_LLAMA_DIR), "ggml-base"));
    const blockElements = library.func("int64_t ggml_blck_size(int type)");
    const blockBytes = library.func("size_t ggml_type_size(int type)");
    const name = library.func("const char *ggml_type_name(int type)");
    for (const [id, type] of TENSOR_TYPES) {
      expect([type.name.toLowerCase(), type.blockElements, type.blockBytes]).toEqual([String(name(id)).toLowerCase(), Number(blockElements(id)), Number(blockBytes(id))]);
    }
  });

  it("fill whole blocks or have no size", () => {
    const q8 = TENSOR_TYPES.get(8) as NonNullable<ReturnType<typeof TENSOR_TYPES.get>>;
    expect(tensorBytes(q8, [64, 3])).toBe(2 * 34 * 3);
    expect(tensorBytes(q8, [33])).toBeUndefined();
  });
});
