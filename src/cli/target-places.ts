import { relative, resolve, sep } from 'node:path';
import type { Config } from '../model/config.ts';
import type { FilePlace } from '../report/reporter.ts';

/** Where comply.yaml names each of its targets; the file relative to `cwd`, with slashes. A target of a flag has no place. */
export function targetPlaces({ targets, places }: Config, cwd: string): Readonly<Record<string, FilePlace>> {
  return Object.fromEntries(
    targets.flatMap(({ name }) => {
      const place = places?.[`targets.${name}`];
      if (place?.line === undefined) return [];
      const file = relative(cwd, resolve(cwd, place.file)).split(sep).join('/');
      return [[name, { file, line: place.line }] as const];
    }),
  );
}
