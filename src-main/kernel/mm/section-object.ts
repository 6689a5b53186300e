// src-main/kernel/mm/section-object.ts
//
// A section: memory that stands for a file, as an image or as data.

import type { FileNode } from '../fs/file-node.ts';
import { KernelObject } from '../ob/object.ts';
import type { Image } from './image.ts';

export class SectionObject extends KernelObject {
  readonly typeName = 'Section';
  readonly node: FileNode | null;
  readonly image: Image | null;
  readonly writable: boolean;

  constructor(node: FileNode | null, image: Image | null, writable: boolean) {
    super();
    this.node = node;
    this.image = image;
    this.writable = writable;
    if (node !== null) {
      node.mappings++;
      if (writable) node.writableMappings++;
    }
  }

  override onDelete(): void {
    if (this.node === null) return;
    this.node.mappings--;
    if (this.writable) this.node.writableMappings--;
  }
}
