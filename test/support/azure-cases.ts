import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../../fixtures/azure/', import.meta.url));

/** One case of one service: `storage`, `gaps`. */
export interface AzureCase {
  readonly service: string;
  readonly name: string;
  /** `storage/gaps`. */
  readonly path: string;
}

/** Every case of every service that is read, in order. `base`, who is asking and where, is none of them. */
export const azureCases: readonly AzureCase[] = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'base')
  .map(({ name }) => name)
  .sort()
  .flatMap((service) =>
    readdirSync(`${fixtures}${service}`)
      .filter((name) => existsSync(`${fixtures}${service}/${name}/world.http`))
      .sort()
      .map((name) => ({ service, name, path: `${service}/${name}` })),
  );
