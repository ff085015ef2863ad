/** The version of what comply wrote, as a message shows it, where it is another than this program reads. */
export function otherVersionOf(value: unknown): string | undefined {
  const version =
    typeof value === 'object' && value !== null && 'schemaVersion' in value ? value.schemaVersion : undefined;
  return typeof version === 'string' && version !== '1' ? version.slice(0, 20) : undefined;
}
