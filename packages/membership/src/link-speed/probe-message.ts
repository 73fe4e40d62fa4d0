/** `/ollamesh/probe/1`: so many bytes are asked for, and come. `busy`: not now. */
export type ProbeMessage =
  | {readonly type: "ask"; readonly number: number; readonly bytes: number}
  | {readonly type: "answer"; readonly number: number; readonly payload: Uint8Array}
  | {readonly type: "busy"; readonly number: number};
