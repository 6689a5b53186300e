// src-shared/trace/events/image-unload.ts
//
// ImageUnload: an image that has been unmapped, by its process or because that ended (Image class, opcode 2). Path is the image.
// Source: learn.microsoft.com/windows/win32/etw/image-load.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const imageUnload = defineEvent({
  id: 0x063b,
  eventClass: 'Kernel',
  name: 'ImageUnload',
  etw: { className: 'Image', opcode: 2, enableFlag: 0x4 },
  fields: { imageBase: 'varuint', imageSize: 'u32' },
  detail: (f) => `Image Base: ${lowerHex(f.imageBase)}, Image Size: ${lowerHex(f.imageSize)}`,
});
