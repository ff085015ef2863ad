import { fieldsFrom, isWanted } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { keyRotation } from '../../derive/key-rotation.ts';
import { inKnownCase } from '../../derive/known-case.ts';
import { listBodies, readBody } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import type { Body } from '../../send/api.ts';
import { keyEntry, keySchema, keysCall, secretsCall } from './object-schema.ts';
import { identifyObject, type Secrets, shapeObject, vaultsAtATime } from './secrets.ts';

/** Reads the keys of all vaults by the control plane, which needs no access to the data of a vault. */
export async function collectKeys(context: Context, secrets: Secrets): Promise<void> {
  if (!isWanted(context, keySchema)) return;
  const listed = await listChildren(vaultsAtATime, await context.inventory.list(keyEntry), ({ id }) =>
    listBodies(context, { call: keysCall, subject: id, path: `${id}/keys?api-version=2023-07-01` }),
  );
  await reportListed(context, {
    schema: keySchema,
    call: keysCall,
    listed,
    identify: ({ parent, item }) => identifyObject(parent, item),
    shape: ({ parent, item }) => shapeObject(parent, item),
    details: async ({ parent, item }) => [
      await readBody(context, {
        schema: keySchema,
        call: keysCall.call,
        subject: String(item.id),
        path: `${item.id}?api-version=2023-07-01`,
        shape: shapeKey,
      }),
      await readOfCertificate(context, secrets, { vault: parent, name: item.name }),
    ],
  });
}

function shapeKey({ properties }: Body): Body {
  const { kty, keySize, curveName, rotationPolicy } = (properties ?? {}) as Body;
  const rotation = keyRotation(rotationPolicy);
  return {
    kty: inKnownCase(kty, ['RSA', 'RSA-HSM', 'EC', 'EC-HSM']),
    keySize,
    curveName,
    rotates: rotation?.rotates,
    rotatesAfterDays: rotation?.afterDays,
  };
}

interface KeyOf {
  readonly vault: Row;
  readonly name: unknown;
}

/** A certificate is a key and a secret of one name. https://learn.microsoft.com/azure/key-vault/certificates/about-certificates */
async function readOfCertificate(context: Context, secrets: Secrets, { vault, name }: KeyOf): Promise<Shaped> {
  const fields = fieldsFrom(context, keySchema, secretsCall.call);
  const names = Object.keys(fields);
  if (names.length === 0) return shapeFields({}, {});
  const { known, cause } = await secrets.certificates(vault);
  const ofCertificate = known.get(String(name).toLowerCase());
  if (ofCertificate === undefined && cause) return leaveUnread(names, cause);
  return shapeFields(fields, { ofCertificate: ofCertificate ?? false });
}
