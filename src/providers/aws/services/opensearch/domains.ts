import type { DomainStatus, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { fieldsFrom } from '../../../read/attributes.ts';
import { readBatches, shapeBatchAnswer } from '../../../read/read-batches.ts';
import { type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { domainSchema as schema } from './schema.ts';

export interface Domains {
  readonly names: readonly string[];
  readonly shape: (domain: DomainStatus) => Readonly<Record<string, unknown>>;
}

/** Reads what the domains are, if any of it is wanted, and tells of each. */
export async function createDomainReader(
  context: Context,
  client: OpenSearchClient,
  { names, shape }: Domains,
): Promise<(name: string) => Shaped> {
  const fields = fieldsFrom(context, schema, 'es:DescribeDomains');
  const [call] = Object.values(fields).flatMap(({ from = [] }) => from);
  if (!call) return () => shapeFields({}, {});
  const { DescribeDomainsCommand } = sdk('@aws-sdk/client-opensearch');
  const answers = await readBatches(context, {
    call,
    ids: names,
    // "You can get information about up to five domains at a time": API_DescribeDomains.html
    size: 5,
    send: (batch, _token, options) => client.send(new DescribeDomainsCommand({ DomainNames: [...batch] }), options),
    items: (page) => page.DomainStatusList,
    idOf: ({ DomainName }) => DomainName,
  });
  return (name) => shapeBatchAnswer(answers.get(name), { fields, call, shape, whenAbsent: 'vanished' });
}
