// src-shared/trace/event-type.ts
//
// How an event type is declared: once, in one file under events/, plus one line in event-types.ts.
// The declaration gives the id, the class, the names in normal and advanced output, the payload fields
// (in the order in which they are encoded) and how the Detail column reads.

import type { CategoryId, EventTypeId, PayloadWriter, StringId } from './model.ts';

/** Process Monitor's classes, plus the kernel logger's events and the emulator's own. An open list. */
export const EVENT_CLASSES = ['Process', 'Registry', 'File System', 'Profiling', 'Network', 'Kernel', 'IPC'] as const;
export type EventClass = (typeof EVENT_CLASSES)[number];

/** Payload field kinds. `string` is a StringId; `strings` a counted list of them; `varuint` an integer up to 2^53 - 1. */
export type FieldKind = 'u8' | 'u16' | 'u32' | 'i32' | 'varuint' | 'f64' | 'string' | 'strings' | 'bytes';

/** TypeScript type of a field when it is written (ids) ... */
export type WriteValue<K extends FieldKind> = K extends 'strings' ? readonly StringId[] : K extends 'bytes' ? Uint8Array : number;
/** ... and when it is read (text). */
export type ReadValue<K extends FieldKind> = K extends 'string' ? string : K extends 'strings' ? readonly string[] : K extends 'bytes' ? Uint8Array : number;

export type FieldSpec = Readonly<Record<string, FieldKind>>;
export type WriteFields<F extends FieldSpec> = { readonly [K in keyof F]: WriteValue<F[K]> };
export type ReadFields<F extends FieldSpec> = { readonly [K in keyof F]: ReadValue<F[K]> };

/** What a Detail text may depend on besides its fields. */
export interface DetailContext {
  /** NTSTATUS, or RESULT_PENDING. */
  readonly result: number;
  /** FILETIME of a trace time, as the viewer's local `M/d/yyyy h:mm:ss AM/PM` text. */
  formatFiletime(filetime: bigint): string;
}

export interface EventTypeSpec<F extends FieldSpec> {
  /** Stable, never reused. High byte = class index + 1, low byte = number in the class. */
  readonly id: EventTypeId;
  readonly eventClass: EventClass;
  /** Operation column. */
  readonly name: string;
  /** Operation column with Enable Advanced Output, where it differs (driver-level name). */
  readonly advancedName?: string;
  /** Source of the names and fields: ETW class and opcode, or Process Monitor operation number. */
  readonly etw?: { readonly className: string; readonly opcode: number; readonly enableFlag: number };
  /** Process Monitor log numbers (class, operation, sub-operation), where this type exists in a PML. */
  readonly pml?: { readonly operation: number; readonly subOperation?: number };
  readonly fields: F;
  /** Category for these fields, where it does not depend on anything else. */
  readonly category?: CategoryId;
  /** Detail column, exactly as Process Monitor prints it. Empty where it prints nothing. */
  detail(fields: ReadFields<F>, context: DetailContext): string;
}

export interface EventType<F extends FieldSpec = FieldSpec> extends EventTypeSpec<F> {
  /** Names of the fields in encoding order. */
  readonly fieldNames: readonly (keyof F & string)[];
  /** Writes the payload of one event. */
  write(payload: PayloadWriter, fields: WriteFields<F>): void;
}

/** Declares an event type. */
export function defineEvent<const F extends FieldSpec>(spec: EventTypeSpec<F>): EventType<F> {
  const fieldNames = Object.keys(spec.fields) as (keyof F & string)[];
  return {
    ...spec,
    fieldNames,
    write(payload, fields) {
      for (let i = 0; i < fieldNames.length; i++) {
        const name = fieldNames[i] as keyof F & string;
        writeField(payload, spec.fields[name] as FieldKind, fields[name] as number | Uint8Array | readonly StringId[]);
      }
    },
  };
}

function writeField(payload: PayloadWriter, kind: FieldKind, value: number | Uint8Array | readonly StringId[]): void {
  switch (kind) {
    case 'u8': payload.u8(value as number); break;
    case 'u16': payload.u16(value as number); break;
    case 'u32': payload.u32(value as number); break;
    case 'i32': payload.i32(value as number); break;
    case 'varuint': payload.varuint(value as number); break;
    case 'f64': payload.f64(value as number); break;
    case 'string': payload.string(value as number); break;
    case 'strings': {
      const ids = value as readonly StringId[];
      payload.varuint(ids.length);
      for (const id of ids) payload.string(id);
      break;
    }
    case 'bytes': {
      const bytes = value as Uint8Array;
      payload.varuint(bytes.length);
      payload.bytes(bytes);
      break;
    }
  }
}
