import type {ModelsMessage} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import type {CopyReport, VerifySummary} from "./messages.ts";

/** What a peer says of its own copy. */
export type CopyAnswer = Omit<ModelsMessage & {type: "verified"}, "type" | "id">;

/**
 * The proof every sound copy must have given: this peer's own where it has a sound one, else the one that more than half of the others that claim soundness
 * agree on. Undefined: there is none.
 */
export function trustedProof(own: CopyAnswer | undefined, others: readonly CopyAnswer[]): string | undefined {
  if (own?.state === "sound") return proofOf(own);
  const counts = new Map<string, number>();
  const claims = others.flatMap((answer) => proofOf(answer) ?? []);
  for (const proof of claims) counts.set(proof, (counts.get(proof) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > claims.length)?.[0];
}

/** @param isMended it was damaged before this answer */
export function judge(answer: CopyAnswer, trusted: string | undefined, isMended: boolean): Pick<CopyReport, "state" | "reason"> {
  if (answer.state !== "sound") return answer;
  if (trusted !== undefined && proofOf(answer) === trusted) return {state: isMended ? "mended" : "sound", reason: ""};
  return {state: "unproven", reason: "it says its copy is sound, and answers otherwise than the sound ones: it does not hold these bytes"};
}

/** @param keepers those the mesh agreed on to keep a copy */
export function summarize(reports: readonly CopyReport[], keepers: readonly PeerId[]): VerifySummary {
  const isSound = ({state}: CopyReport): boolean => state === "sound" || state === "mended";
  const isWrong = ({state}: CopyReport): boolean => state === "damaged" || state === "unproven" || state === "read_only";
  const sound = reports.filter(isSound);
  const wrong = reports.filter(isWrong);
  const isKept = keepers.every((peer) => sound.some((report) => report.peer === peer));
  return {copies: sound.length + wrong.length, sound: sound.length, wanted: keepers.length, isOk: sound.length > 0 && wrong.length === 0 && isKept};
}

function proofOf({state, proofs}: CopyAnswer): string | undefined {
  return state === "sound" && proofs.length > 0 ? proofs.join(" ") : undefined;
}
