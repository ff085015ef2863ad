import type { ResourceRef } from '../../model/result.ts';
import type { CellValue } from './sheet.ts';

/** What tells a resource from every other, in the order that sheets have it: type, name, id, target, account, region. */
export function resourceCells({ type, name, id, target, account, region }: ResourceRef): readonly CellValue[] {
  return [type, name, id, target, account, region];
}
