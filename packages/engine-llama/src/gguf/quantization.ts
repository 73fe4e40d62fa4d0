import {GGMLFileQuantizationType} from "@huggingface/gguf";
import {type Header, numberOf} from "./header.ts";

/** llama.cpp's numbers that the library's table does not have (`llama_ftype`). */
const LATER_FILE_TYPES: Readonly<Record<number, string>> = {38: "MXFP4_MOE", 39: "NVFP4", 40: "Q1_0", 41: "Q2_0"};

/** Ollama's name of the file type (`Q4_K_M`); without `general.file_type`, the type of most of the weights. */
export function quantizationOf(header: Header): string {
  const id = numberOf(header, "general.file_type");
  if (id !== undefined) {
    const name = LATER_FILE_TYPES[id] ?? (GGMLFileQuantizationType as unknown as Record<number, string | undefined>)[id];
    if (name !== undefined) return name.replace(/^MOSTLY_|^ALL_/, "");
  }
  return commonestType(header);
}

function commonestType(header: Header): string {
  const bytes = new Map<string, number>();
  for (const {typeName, start, end} of header.tensors) bytes.set(typeName, (bytes.get(typeName) ?? 0) + end - start);
  const ranked = [...bytes].toSorted((a, b) => b[1] - a[1]);
  return ranked[0]?.[0] ?? "unknown";
}
