// src-main/kernel/fs/reparse.ts
//
// Where a link sends the one who walks into it: a path in place of the link's own, with what followed the link behind it.
//
//   C:\data\link\x.txt    before C:\data, link -> D:\store       gives  D:\store\x.txt
//                         before C:\data, link -> ..\other       gives  C:\other\x.txt
//                         before C:\data, link -> \other         gives  C:\other\x.txt
//
// Models: Windows Internals 7th ed., part 2, ch. 11 "Reparse points", "Hard links", "Symbolic (soft) links and junctions". A mount point's name is full; a
// symbolic link's may be relative to the directory that the link lies in, as the caller spelt that, or to the root of its volume or share.

import { pathOfSubstituteName } from '../../../src-shared/nt/reparse-point.ts';
import type { ReparsePoint } from '../../../src-shared/nt/reparse-point.ts';
import type { FeatureSet } from '../core/features.ts';
import type { FileTarget } from './fs.ts';

/** Reparse points that one path may lead through (learn.microsoft.com/windows/win32/fileio/reparse-points: 63, and 31 before Windows Vista). */
export function reparseLimit(features: FeatureSet): number {
  return features.on('ntfs.symlinks') ? 63 : 31;
}

/** Where a target of kind Link goes on; null where its data lead nowhere. */
export function pathThrough(target: FileTarget): string | null {
  const point = target.node?.reparse;
  return point == null ? null : joinReparse(point, target.before, target.rest);
}

/** @param before path of the directory that the link lies in @param rest what follows the link, '' for nothing */
export function joinReparse(point: ReparsePoint, before: string, rest: string): string | null {
  const behind = rest === '' ? '' : `\\${rest}`;
  if (!point.relative) {
    const path = pathOfSubstituteName(point.substituteName);
    return path === null ? null : trimmed(path) + behind;
  }
  const root = rootOf(before);
  const rooted = point.substituteName.startsWith('\\');
  const parts = rooted ? [] : before.slice(root.length).split('\\').filter((part) => part !== '');
  for (const part of point.substituteName.split('\\')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  const path = [root, ...parts].join('\\');
  return path + behind;
}

/** The volume, or server and share, of a path. */
export function rootOf(path: string): string {
  if (!path.startsWith('\\\\')) return path.slice(0, 2);
  return path.split('\\').slice(0, 4).join('\\');
}

function trimmed(path: string): string {
  return path.endsWith('\\') ? path.slice(0, -1) : path;
}
