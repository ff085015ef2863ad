import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { collectors } from '../../src/providers/aws/collectors.ts';
import { isOffered } from '../../src/providers/aws/service-regions.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/aws/', import.meta.url));

/** One case of one service: `kms`, `gaps`. */
export interface AwsCase {
  readonly service: string;
  readonly name: string;
  /** `kms/gaps`. */
  readonly path: string;
}

/** Every case of every service that is read, in order. `sts/caller`, who is asking, is none of them. */
export const awsCases: readonly AwsCase[] = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'sts')
  .map(({ name }) => name)
  .sort()
  .flatMap((service) =>
    readdirSync(`${fixtures}${service}`)
      .sort()
      .map((name) => ({ service, name, path: `${service}/${name}` })),
  );

/** Where the fixtures of a service are: where the others are, or else where it is offered. */
export function regionOf(service: string): string {
  const { endpointPrefix = '' } = collectors.find((collector) => collector.service === service) ?? {};
  return isOffered(endpointPrefix, 'ap-northeast-1') === false ? 'ap-southeast-2' : 'ap-northeast-1';
}
