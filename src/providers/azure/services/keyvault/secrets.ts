import type { Cause } from '../../../../model/cause.ts';
import { isWanted } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { asBody } from '../../derive/as-body.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { fromUnixSeconds } from '../../derive/unix-time.ts';
import { listBodies } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import type { Body } from '../../send/api.ts';
import { secretEntry, secretSchema, secretsCall } from './object-schema.ts';

/** What a vault has of secrets, asked once for each vault. */
export interface Secrets {
  /** Whether a name of a vault is that of a certificate, as far as its secrets could be listed. */
  readonly certificates: (vault: Row) => Promise<Certificates>;
  /** Reports the secrets of all vaults, if anything of them is wanted. */
  readonly report: () => Promise<void>;
}

export interface Certificates {
  /** By the name of a secret in lower case, whether it is a certificate. */
  readonly known: ReadonlyMap<string, boolean>;
  /** Why there may be more. */
  readonly cause?: Cause;
}

/** How many vaults are listed at a time. */
export const vaultsAtATime = 16;

/**
 * The content type of the secret of a certificate.
 * https://learn.microsoft.com/azure/key-vault/certificates/about-certificates#exportable-or-nonexportable-key
 */
const certificateTypes = ['application/x-pkcs12', 'application/x-pem-file'];

export function listSecretsOnce(context: Context): Secrets {
  const of = once(({ id }: Row) =>
    listBodies(context, { call: secretsCall, subject: id, path: `${id}/secrets?api-version=2023-07-01` }),
  );
  const certificates = once(async (vault: Row) => findCertificates(await of(vault)));
  return { certificates, report: () => report(context, of) };
}

function once<Output>(ask: (vault: Row) => Promise<Output>): (vault: Row) => Promise<Output> {
  const asked = new Map<string, Promise<Output>>();
  return (vault) => {
    const answer = asked.get(vault.id) ?? ask(vault);
    asked.set(vault.id, answer);
    return answer;
  };
}

function findCertificates({ items, cause }: Listed<Body>): Certificates {
  const known = new Map<string, boolean>();
  for (const { name, properties } of items) {
    const { contentType } = (properties ?? {}) as Body;
    known.set(String(name).toLowerCase(), certificateTypes.includes(String(contentType).toLowerCase()));
  }
  return { known, ...(cause && { cause }) };
}

async function report(context: Context, of: (vault: Row) => Promise<Listed<Body>>): Promise<void> {
  if (!isWanted(context, secretSchema)) return;
  const listed = await listChildren(vaultsAtATime, await context.inventory.list(secretEntry), of);
  await reportListed(context, {
    schema: secretSchema,
    call: secretsCall,
    listed,
    identify: ({ parent, item }) => identifyObject(parent, item),
    shape: ({ parent, item }) => shapeObject(parent, item),
  });
}

/** Who a key or a secret is: it lies where its vault does. */
export function identifyObject({ location }: Row, { id, name }: Body) {
  return { id: String(id), name: String(name), region: location ? location.toLowerCase() : 'global' };
}

/** What the lists of keys and of secrets have in common. */
export function shapeObject(vault: Row, { id, name, properties }: Body): Body {
  const attributes = asBody(asBody(properties)?.attributes);
  const { enabled, exp, created } = attributes ?? {};
  return {
    id: lowerId(id),
    name,
    vaultName: vault.name,
    enabled,
    // "optional, default is forever", within the attributes; without them nothing is known.
    exp: attributes && fromUnixSeconds(exp),
    // Without the moment that each has nothing is known.
    created: created === undefined ? undefined : fromUnixSeconds(created),
  };
}
