/** An id of a resource as it can be compared: Azure tells them in changing case. `null` and others as they are. */
export function lowerId(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
