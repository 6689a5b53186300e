// src-shared/trace/growable.ts
//
// Append-only typed columns that double. `data` is longer than `length`; readers stay below `length`.

export class GrowableU32 {
  data: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 256) {
    this.data = new Uint32Array(capacity);
  }

  push(value: number): number {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length] = value;
    return this.length++;
  }

  append(values: Uint32Array): void {
    this.reserve(this.length + values.length);
    this.data.set(values, this.length);
    this.length += values.length;
  }

  /** Appends every `stride`-th value from `first` on. */
  appendStrided(values: Uint32Array, first: number, stride: number): void {
    this.reserve(this.length + Math.ceil((values.length - first) / stride));
    const { data } = this;
    let { length } = this;
    for (let at = first; at < values.length; at += stride) data[length++] = values[at]!;
    this.length = length;
  }

  /** Makes room for `length` values in all; new room is zero. */
  reserve(length: number): void {
    if (length <= this.data.length) return;
    const grown = new Uint32Array(Math.max(length, this.data.length * 2));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }

  view(from = 0): Uint32Array<ArrayBuffer> {
    return this.data.subarray(from, this.length);
  }
}

export class GrowableF64 {
  data: Float64Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 256) {
    this.data = new Float64Array(capacity);
  }

  push(value: number): number {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length] = value;
    return this.length++;
  }

  append(values: Float64Array): void {
    this.reserve(this.length + values.length);
    this.data.set(values, this.length);
    this.length += values.length;
  }

  reserve(length: number): void {
    if (length <= this.data.length) return;
    const grown = new Float64Array(Math.max(length, this.data.length * 2));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }

  view(from = 0): Float64Array<ArrayBuffer> {
    return this.data.subarray(from, this.length);
  }
}
