import {describe, expect, it} from "vitest";
import {SwimMesh} from "./support/swim-mesh.ts";

const total = <T>(items: readonly T[], number: (item: T) => number) => items.reduce((sum, item) => sum + number(item), 0);

describe("a simulated mesh", () => {
  it.each([
    {nodes: 2, seeds: 20, observers: 1},
    {nodes: 3, seeds: 20, observers: 2},
    {nodes: 10, seeds: 20, observers: 3},
  ])("of $nodes sees every crash within 6 s, at every node, upon $observers observers", ({nodes, seeds, observers}) => {
    for (let seed = 1; seed <= seeds; seed++) {
      const mesh = new SwimMesh({nodes, seed});
      mesh.run(3000 + seed * 17);
      mesh.crash(seed % nodes);
      mesh.run(8000);
      const [report] = mesh.crashes;
      expect(report?.allConfirmedMs.length).toBe(nodes - 1);
      expect(Math.max(...(report?.allConfirmedMs ?? []))).toBeLessThanOrEqual(6000);
      expect(Math.min(...(report?.observers ?? []))).toBeGreaterThanOrEqual(observers);
      expect(mesh.falseDeaths).toBe(0);
    }
  });

  it("sees the end of a process whose connections broke within 4.5 s", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const mesh = new SwimMesh({nodes: 5, seed});
      mesh.run(2000 + seed * 31);
      mesh.crash(2, true);
      mesh.run(8000);
      expect(mesh.crashes[0]?.suspectedMs).toBeLessThan(50);
      expect(mesh.crashes[0]?.allConfirmedMs.length).toBe(4);
      expect(Math.max(...(mesh.crashes[0]?.allConfirmedMs ?? []))).toBeLessThanOrEqual(4500);
    }
  });

  it("of 100 with 10 % loss sees three crashes within 15 s and informs all of them within 2 s", () => {
    const mesh = new SwimMesh({nodes: 100, seed: 3, lossPercent: 10});
    mesh.run(3000);
    for (const peer of [1, 50, 99]) mesh.crash(peer);
    mesh.run(20_000);
    for (const report of mesh.crashes) {
      expect(report.confirmedMs).toBeLessThanOrEqual(12_000);
      expect(report.informedMs.filter((ms) => ms <= 2000).length).toBe(97);
      expect(Math.max(...report.allConfirmedMs)).toBeLessThanOrEqual(15_000);
    }
    expect(mesh.falseDeaths).toBe(0);
  });

  it.each([
    {nodes: 4, lossPercent: 0},
    {nodes: 10, lossPercent: 0},
    {nodes: 5, lossPercent: 10},
    {nodes: 10, lossPercent: 10},
    {nodes: 100, lossPercent: 10},
  ])("of $nodes with $lossPercent % loss declares nobody dead who stands still for 5 s", ({nodes, lossPercent}) => {
    const mesh = new SwimMesh({nodes, seed: 5, lossPercent});
    mesh.run(nodes > 50 ? 60_000 : 180_000, () => {
      if (mesh.nowMs % 6007 === 0) mesh.pause((mesh.nowMs / 6007) % nodes, 5000);
    });
    expect(mesh.falseSuspicions).toBeGreaterThan(nodes); // it was noticed
    expect(mesh.falseDeaths).toBe(0);
  });

  it("comes to rest: a quiet mesh suspects nobody and carries probes alone", () => {
    const mesh = new SwimMesh({nodes: 10, seed: 9});
    mesh.run(20_000);
    expect(mesh.falseSuspicions).toBe(0);
    expect(mesh.messages / 10 / 20).toBeLessThanOrEqual(13);
    expect(total(mesh.nodes, ({core}) => (core.describe().includes("0 suspected, 0 dead") ? 0 : 1))).toBe(0);
  });

  it("repeats exactly for a seed", () => {
    const figures = () => {
      const mesh = new SwimMesh({nodes: 30, seed: 11, lossPercent: 10});
      mesh.run(1000);
      mesh.crash(4);
      mesh.run(9000);
      return [mesh.messages, mesh.bytes, mesh.crashes[0]?.confirmedMs];
    };
    expect(figures()).toEqual(figures());
  });
});
