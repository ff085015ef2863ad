import { asBody } from './as-body.ts';

/** `user`, `group` or `servicePrincipal` as Microsoft Graph writes it into an object; `other` where it does not. */
export function principalTypeOf(object: unknown): string {
  const type = /^#microsoft\.graph\.(user|group|servicePrincipal)$/.exec(String(asBody(object)?.['@odata.type']));
  return type?.[1] ?? 'other';
}
