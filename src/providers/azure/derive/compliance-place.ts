/** Where an id of Defender's regulatory compliance stands: in which standard, and in or as which control of it. */
export function placeInStandard(id: string): {
  readonly standard: string | undefined;
  readonly control: string | undefined;
} {
  const [, standard, control] =
    /\/regulatoryComplianceStandards\/([^/]+)(?:\/regulatoryComplianceControls\/([^/]+))?/i.exec(id) ?? [];
  return { standard, control };
}
