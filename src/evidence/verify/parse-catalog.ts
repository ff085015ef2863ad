import { readArray, readJsonObject, readObject, readSha256 } from '../../collect/shape.ts';
import type { Place } from '../../model/errors.ts';

/** The digest that `rules/catalog.json.gz` says of itself. What its frameworks say is run, or compared with ours. Throws InputError. */
export function readCatalogHead(value: unknown, place: Place): string {
  const at = readObject({ value, place, path: '' });
  readArray(at('frameworks'), readJsonObject);
  readArray(at('safeguards'), readJsonObject);
  return readSha256(at('digest'));
}
