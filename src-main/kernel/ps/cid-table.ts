// src-main/kernel/ps/cid-table.ts
//
// Client ids: process and thread ids come from one table, are multiples of 4, and the lowest free one is taken.
// Models: the PspCidTable of Windows Internals 7th ed., part 1, ch. 3.

export class CidTable {
  private readonly used = new Set<number>();
  private lowestFree = 4;

  /** Takes `wanted` where it is a free multiple of 4, else the lowest free id. */
  allocate(wanted = 0): number {
    if (wanted > 0 && wanted % 4 === 0 && !this.used.has(wanted)) {
      this.used.add(wanted);
      return wanted;
    }
    while (this.used.has(this.lowestFree)) this.lowestFree += 4;
    const id = this.lowestFree;
    this.used.add(id);
    return id;
  }

  free(id: number): void {
    if (this.used.delete(id) && id < this.lowestFree) this.lowestFree = id;
  }
}
