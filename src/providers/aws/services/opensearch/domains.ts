import type { DomainStatus, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { askOnce } from '../../once.ts';
import { domainSchema as schema } from './schema.ts';

/** Reads what one domain is; the call describes its whole batch and is made once for it. */
export function createDomainReader(
  context: Context,
  client: OpenSearchClient,
  shape: (domain: DomainStatus) => Readonly<Record<string, unknown>>,
): (name: string, batch: readonly string[]) => Promise<Shaped> {
  const fields = fieldsFrom(context, schema, 'es:DescribeDomains');
  const [ref] = Object.values(fields).flatMap((field) => field.from ?? []);
  if (!ref) return async () => shapeFields({}, {});
  const read = askOnce(async (batch) => {
    const { DescribeDomainsCommand } = await import('@aws-sdk/client-opensearch');
    const DomainNames = batch.split(' ');
    return context.reader.read({
      call: ref,
      subject: DomainNames[0] ?? '',
      send: (options) => client.send(new DescribeDomainsCommand({ DomainNames }), options),
    });
  });
  return async (name, batch) => {
    const answer = await read(batch.join(' '));
    if (answer.state === 'unread') return leaveUnread(Object.keys(fields), answer.cause);
    const list = answer.state === 'value' ? answer.value.DomainStatusList : undefined;
    const domain = list?.find(({ DomainName }) => DomainName === name);
    if (list && !domain) return leaveUnread(Object.keys(fields), { kind: 'vanished', ...ref });
    return shapeFields(fields, domain && shape(domain), ref);
  };
}
