// src-shared/trace/events/image-dc-end.ts
//
// ImageDCEnd: rundown, an image that was still there when the session ended (Image class, opcode 4). Path is the image.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const imageDcEnd = defineEvent({
  id: 0x0635,
  eventClass: 'Kernel',
  name: 'ImageDCEnd',
  etw: { className: 'Image', opcode: 4, enableFlag: 0x4 },
  fields: { imageBase: 'varuint', imageSize: 'u32' },
  detail: (f) => `Image Base: ${lowerHex(f.imageBase)}, Image Size: ${lowerHex(f.imageSize)}`,
});
