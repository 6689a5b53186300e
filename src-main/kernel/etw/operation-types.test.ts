import { describe, expect, it } from 'vitest';
import type { FieldKind } from '../../../src-shared/trace/event-type.ts';
import type { PayloadWriter } from '../../../src-shared/trace/model.ts';
import { OperationRecord } from './operation-record.ts';
import { OPERATION_TYPES, Op } from './operation-types.ts';
import { TraceText } from './trace-text.ts';

/** Which kinds of field were written. */
class Kinds implements PayloadWriter {
  kinds: string[] = [];
  u8(): void { this.kinds.push('u8'); }
  u16(): void { this.kinds.push('u16'); }
  u32(): void { this.kinds.push('u32'); }
  i32(): void { this.kinds.push('i32'); }
  varuint(): void { this.kinds.push('varuint'); }
  f64(): void { this.kinds.push('f64'); }
  string(): void { this.kinds.push('string'); }
  bytes(): void { this.kinds.push('bytes'); }
}

describe('operation encoders', () => {
  it('write the fields of their event type in its order', () => {
    for (const type of OPERATION_TYPES) {
      const record = new OperationRecord(1);
      record.list = [new TraceText('a'), new TraceText('b')];
      const writer = new Kinds();
      type.encode(writer, record, { textId: () => 1 });
      const expected = (Object.values(type.eventType.fields) as FieldKind[]).flatMap((kind) => (kind === 'strings' ? ['varuint', 'string', 'string'] : [kind]));
      expect(writer.kinds, type.eventType.name).toEqual(expected);
    }
  });

  it('know the form of an operation', () => {
    expect(Op.ReadFile.eventType.advancedName).toBe('IRP_MJ_READ');
    expect(Op.FastReadFile.eventType.advancedName).toBe('FASTIO_READ');
    expect(Op.WriteFile.eventType.advancedName).toBe('IRP_MJ_WRITE');
    expect(OPERATION_TYPES.length).toBeLessThan(128);
  });
});
