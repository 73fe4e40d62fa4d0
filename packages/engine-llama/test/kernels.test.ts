import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {loadBackends} from "../src/ffi/load-backends.ts";
import {kernelsFor} from "../src/kernels-for.ts";
import type {LlamaStage} from "../src/llama-stage.ts";
import {LLAMA_PRESETS, llamaModel} from "./fixtures/llama-model.ts";
import {writeSeededModel} from "./fixtures/seeded-model.ts";
import {STORYTELLER, WholeModel} from "./support/whole-model.ts";

const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "ollamesh-kernels-"));
  folders.push(made);
  return made;
}

afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, {recursive: true, force: true});
});

describe("the kernels of a model", () => {
  const llama = (keyLength: number) => ({architecture: "llama", embeddingLength: 4096, metadata: {"llama.attention.key_length": keyLength}});
  const f16 = {type: "f16"} as const;

  it("are narrow where wide ones leave half of what they take at a time", () => {
    for (const length of [32, 96, 160, 224]) expect(kernelsFor(llama(length), f16), String(length)).toBe("narrow");
    for (const length of [16, 40, 64, 80, 128, 192, 256]) expect(kernelsFor(llama(length), f16), String(length)).toBe("widest");
    expect(kernelsFor({architecture: "llama", embeddingLength: 128, metadata: {"llama.attention.head_count": 4}}, f16)).toBe("narrow");
  });

  it("are the widest where keys are not compared one by one, or nothing is known of them", () => {
    expect(kernelsFor({architecture: "llama", embeddingLength: 128, metadata: {}}, f16)).toBe("widest");
    expect(kernelsFor(llama(32), {type: "q8_0"})).toBe("widest");
    expect(kernelsFor({architecture: "bert", embeddingLength: 384, metadata: {"bert.attention.head_count": 12}}, f16)).toBe("widest");
  });
});

describe("loading what computes", () => {
  /** What is loaded of a folder with these files by a processor that can run those. */
  function loaded(files: readonly string[], runs: readonly string[]): readonly string[] {
    const path = folder();
    for (const file of files) writeFileSync(join(path, file), "");
    const told: string[] = [];
    const loader = {
      loadBackends: () => void told.push("llama.cpp's choice"),
      loadBackend: (file: string) => {
        const isTaken = runs.some((name) => file.includes(name));
        if (isTaken) told.push(file.slice(path.length + 1));
        return isTaken ? {} : null;
      },
    };
    loadBackends(loader, path, "narrow");
    return told;
  }
  const published = ["libggml-base.so", "libggml.v0.4.0.so", "libggml-cpu-haswell.so", "libggml-cpu-alderlake.so", "libggml-cpu-zen4.so", "libllama.v0.4.0.so"];

  it("takes the best narrow build that the processor can run, and only that", () => {
    expect(loaded(published, ["haswell", "zen4"])).toEqual(["libggml-cpu-haswell.so"]);
    expect(loaded(published, ["haswell", "alderlake"])).toEqual(["libggml-cpu-alderlake.so"]);
    expect(loaded(["ggml-base.dll", "ggml-cpu-haswell.dll", "ggml.dll"], ["haswell"])).toEqual(["ggml-cpu-haswell.dll"]);
  });

  it("takes other devices besides", () => {
    expect(loaded([...published, "libggml-cuda.so", "libggml-vulkan.so"], ["haswell", "cuda"])).toEqual(["libggml-cpu-haswell.so", "libggml-cuda.so"]);
  });

  it("is llama.cpp's where there is none", () => {
    expect(loaded(published, ["zen4"])).toEqual(["llama.cpp's choice"]);
    expect(loaded(["libggml-base.so", "libggml.so", "libggml-cpu.so"], ["cpu"])).toEqual(["llama.cpp's choice"]);
  });
});

describe.skipIf(process.platform !== "linux" || process.arch !== "x64")("a runner", () => {
  const flags = process.platform === "linux" ? (/^flags\s*:(.*)$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1] ?? "") : "";

  /** The builds its process has in memory. */
  async function buildsOf(path: string): Promise<readonly string[]> {
    const model = await WholeModel.load(path);
    try {
      const maps = readFileSync(`/proc/${(model.stage as LlamaStage).pid}/maps`, "utf8");
      return [...new Set([...maps.matchAll(/libggml-cpu-(\w+)\.so/g)].map(([, name]) => name as string))];
    } finally {
      model.close();
    }
  }

  it.skipIf(!/ avx2 /.test(flags))("computes short keys without AVX-512", async () => {
    expect(await buildsOf(STORYTELLER)).toEqual([/ avx_vnni /.test(flags) ? "alderlake" : "haswell"]);
  });

  it.skipIf(!/ avx512f /.test(flags))("and those of 64 numbers with it", async () => {
    const path = join(folder(), "model.gguf");
    await writeSeededModel(await llamaModel({...LLAMA_PRESETS["bench-60m"], layers: 1}, "q8_0", STORYTELLER, "keys of 64"), path, 1);
    const builds = await buildsOf(path);
    expect(builds).toHaveLength(1);
    expect(builds[0]).toMatch(/skylakex|cannonlake|cascadelake|cooperlake|icelake|zen4|sapphirerapids/);
  });
});
