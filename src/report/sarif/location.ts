import type { AssessedResult } from '../../model/assessment.ts';
import { printable, printableShort } from '../printable.ts';
import type { FilePlace, ReportOptions } from '../reporter.ts';
import { longest } from './limits.ts';

/** The root that files are relative to; whoever reads the file knows where that is. */
export const rootId = '%SRCROOT%';

/** Where it is said that a target is in scope; of one that no file names, the file that would. */
const nowhere: FilePlace = { file: 'comply.yaml', line: 1 };

/** Own keys only: a target may be called `constructor`. */
export function placeOf(target: string, { places = {} }: Pick<ReportOptions, 'places'>): FilePlace {
  return (Object.hasOwn(places, target) ? places[target] : undefined) ?? nowhere;
}

/** The line of the file that put the resource in scope, and the resource itself. */
export function locationOf({ resource }: AssessedResult, options: Pick<ReportOptions, 'places'>): object {
  return {
    ...physicalLocation(placeOf(resource.target, options)),
    logicalLocations: [
      {
        name: printableShort(resource.name, longest.name),
        fullyQualifiedName: printableShort(resource.id, longest.id),
        kind: 'resource',
      },
    ],
  };
}

/** A line as a region of no width at its beginning: how long the line is does not matter. */
export function physicalLocation({ file, line }: FilePlace): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: fileUri(file), uriBaseId: rootId },
      region: { startLine: line, startColumn: 1, endLine: line, endColumn: 1 },
    },
  };
}

/**
 * A file as a reference relative to the root (RFC 3986, 4.2). One above the working directory is taken from its own folder
 * on: the scan then ran in a folder of the repository.
 */
export function fileUri(file: string): string {
  const parts = file.split('/').filter((part) => part !== '' && part !== '.');
  while (parts[0] === '..') parts.shift();
  return parts.map((part) => encodeURIComponent(printable(part))).join('/') || encodeURIComponent(nowhere.file);
}
