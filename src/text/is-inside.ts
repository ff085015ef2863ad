import { relative, sep } from 'node:path';

/** Whether a place lies below a folder. Both are absolute, with links resolved. */
export function isInside(folder: string, place: string): boolean {
  const path = relative(folder, place);
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`);
}
