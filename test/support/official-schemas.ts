import { existsSync, readFileSync } from 'node:fs';
import type { TestContext } from 'vitest';

/** Where the standards' own schemas stand: beside the checkout, not in it. */
const folder = new URL('../../../shared/schemas/', import.meta.url);

/** A file or folder of the official schemas, as `sarif-2.1.0.schema.json` or `ocsf-1.6.0/`; undefined where it is not there. */
export function officialSchema(name: string): URL | undefined {
  const place = new URL(name, folder);
  return existsSync(place) ? place : undefined;
}

/** The same. Without it the running test is skipped, and says what it did not check. */
export function findOfficial(name: string, context: Pick<TestContext, 'skip'>): URL {
  const place = officialSchema(name);
  if (place !== undefined) return place;
  const reason = `not checked against ${name}: there is no folder ../shared/schemas beside the checkout`;
  console.log(reason);
  return context.skip(reason);
}

/** The schema as JSON; skips as above. */
export function readOfficialSchema(name: string, context: Pick<TestContext, 'skip'>): object {
  const schema: unknown = JSON.parse(readFileSync(findOfficial(name, context), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error(`${name} is not a JSON object`);
  return schema;
}
