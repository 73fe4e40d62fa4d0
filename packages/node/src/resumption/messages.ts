import type {EndReason, KeptAnswer, KeptRequest} from "@ollamesh/inference";
import type {PeerId} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";

export type ResumptionRequest =
  /** An answer of this peer's client has begun: it is kept here and by others. `near`: who generates it. */
  | {readonly type: "keep"; readonly id: string; readonly request: KeptRequest; readonly near: PeerId | undefined}
  | {readonly type: "add"; readonly id: string; readonly from: number; readonly tokens: Int32Array; readonly reason: EndReason | undefined}
  /** Nothing more will come of it here; what is kept stays its time. */
  | {readonly type: "left"; readonly id: string}
  /** Kept here or anywhere. Codes: `not_found`, `busy`. */
  | {readonly type: "find"; readonly id: string; readonly done: Callback<KeptAnswer>};
