// src-shared/trace/events/load-image.ts
//
// Load Image: an image section was mapped into the process. Path is the image; duration 0.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const loadImage = defineEvent({
  id: 0x0105,
  eventClass: 'Process',
  name: 'Load Image',
  pml: { operation: 5 },
  fields: { imageBase: 'varuint', imageSize: 'u32' },
  detail: (f) => `Image Base: ${lowerHex(f.imageBase)}, Image Size: ${lowerHex(f.imageSize)}`,
});
