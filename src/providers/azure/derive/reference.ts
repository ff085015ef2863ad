import type { Body } from '../send/api.ts';
import { asBody } from './as-body.ts';
import { lowerId } from './resource-id.ts';

/** The id in a reference to another resource (`{ "id": "…" }`) in lower case; `null` where there is no reference. */
export function referencedId(reference: unknown): unknown {
  return reference === undefined || reference === null ? null : lowerId(asBody(reference)?.id);
}

/** Members of a resource that Azure keeps under `properties`; none where it has none. */
export function propertiesOf(value: unknown): Body {
  return asBody(asBody(value)?.properties) ?? {};
}

/** The elements of a list, one that is no object without any member; none where the list is left out. */
export function bodiesOf(value: unknown): readonly Body[] {
  return Array.isArray(value) ? value.map((item) => asBody(item) ?? {}) : [];
}
