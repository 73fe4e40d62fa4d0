// A host whose clock is wrong: Date is off by SHIFT_MS, and by as much the other way after SIGUSR2, as when somebody sets it while the process runs.
const {Date: RealDate} = globalThis;
let shiftMs = Number(process.env.SHIFT_MS);
process.on("SIGUSR2", () => {
  shiftMs = -shiftMs;
});
globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shiftMs);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + shiftMs;
  }
};
