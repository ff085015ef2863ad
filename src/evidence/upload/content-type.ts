/** Media types of a bundle's files. */
const types: readonly (readonly [ending: string, type: string])[] = [
  ['.gz', 'application/gzip'],
  ['.ndjson', 'application/x-ndjson'],
  ['.json', 'application/json'],
  ['.html', 'text/html; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.xml', 'application/xml'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

/**
 * The media type of a file of a bundle. What is compressed is named so and has no content encoding: a reader that undid the
 * encoding on the way would keep other bytes than the manifest lists.
 */
export function contentType(path: string): string {
  return types.find(([ending]) => path.endsWith(ending))?.[1] ?? 'application/octet-stream';
}
