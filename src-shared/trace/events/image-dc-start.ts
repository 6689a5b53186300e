// src-shared/trace/events/image-dc-start.ts
//
// ImageDCStart: rundown, an image that was there when the session began (Image class, opcode 3). Path is the image.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const imageDcStart = defineEvent({
  id: 0x0632,
  eventClass: 'Kernel',
  name: 'ImageDCStart',
  etw: { className: 'Image', opcode: 3, enableFlag: 0x4 },
  fields: { imageBase: 'varuint', imageSize: 'u32' },
  detail: (f) => `Image Base: ${lowerHex(f.imageBase)}, Image Size: ${lowerHex(f.imageSize)}`,
});
