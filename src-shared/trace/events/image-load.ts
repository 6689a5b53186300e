// src-shared/trace/events/image-load.ts
//
// ImageLoad: the kernel logger's own event of an image that has been mapped (Image class, opcode 10). Path is the image.
// Source: learn.microsoft.com/windows/win32/etw/image-load.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const imageLoad = defineEvent({
  id: 0x063a,
  eventClass: 'Kernel',
  name: 'ImageLoad',
  etw: { className: 'Image', opcode: 10, enableFlag: 0x4 },
  fields: { imageBase: 'varuint', imageSize: 'u32' },
  detail: (f) => `Image Base: ${lowerHex(f.imageBase)}, Image Size: ${lowerHex(f.imageSize)}`,
});
