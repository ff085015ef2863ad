import type { AzureTarget } from '../model/config.ts';
import { InputError, UsageError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields } from '../yaml/read.ts';
import { readDistinct } from './read-distinct.ts';
import { readName } from './read-name.ts';
import { readBy } from './read-word.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Reads an Azure target: `subscriptions` (all that the caller sees, where absent) and `tenant`. */
export function parseAzure(node: Yaml): AzureTarget {
  const fields = readFields(node, ['name', 'provider'], ['subscriptions', 'tenant']);
  const [named, tenant] = [fields.find('subscriptions'), fields.find('tenant')];
  const subscriptions = named
    ? readDistinct(
        named,
        (item) => readBy(item, parseSubscription),
        (id) => ({ en: id, ja: id }),
      )
    : [];
  if (named && subscriptions.length === 0) {
    throw new InputError(named.place, {
      en: 'name at least one subscription, or leave the key out for all that the caller sees',
      ja: 'サブスクリプションを1つ以上書くか、参照できるすべてを対象にする場合はキーごと省くこと',
    });
  }
  return {
    name: readName(fields.get('name')),
    provider: 'azure',
    subscriptions,
    ...(tenant && { tenant: readBy(tenant, parseTenant) }),
  };
}

/** Takes the id of a subscription by its form; whether it exists is for Azure to say. @throws UsageError */
export function parseSubscription(text: string): string {
  const id = text.toLowerCase();
  if (guid.test(id)) return id;
  const shown = text.slice(0, 60);
  throw new UsageError({
    en: `'${shown}' is not the id of an Azure subscription; write it as 00000000-0000-0000-0000-000000000000`,
    ja: `'${shown}' はAzureサブスクリプションのIDではない。00000000-0000-0000-0000-000000000000 の形で書くこと`,
  });
}

function parseTenant(text: string): string {
  const name = text.toLowerCase();
  if (guid.test(name) || domain.test(name)) return name;
  const shown = text.slice(0, 60);
  throw new UsageError({
    en: `'${shown}' is not an Entra tenant; write its id, or a domain such as acme.onmicrosoft.com`,
    ja: `'${shown}' はEntraテナントではない。テナントIDか、acme.onmicrosoft.com のようなドメインを書くこと`,
  });
}
