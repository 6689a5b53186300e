// src-main/kernel/hal/irql.ts
//
// Interrupt request levels of x86 (Windows Internals 7th ed., part 2, ch. 8 "Interrupt request levels"). The x64 numbers
// differ and their order does not; the model uses one scale.

export const Irql = { Passive: 0, Apc: 1, Dispatch: 2, DeviceLowest: 3, DeviceHighest: 26, Profile: 27, Clock: 28, Ipi: 29, Power: 30, High: 31 } as const;
