import type { ImportKind } from '../../model/config.ts';

/**
 * What scanners look for that are known by name, which stands in `tool.driver.name` (`CodeQL command-line toolchain`, `Anchore Grype
 * Scan`). A report of one of them proves nothing about anything else: one of Bandit has no secrets in it, whatever is in the code.
 * The name of one that is not here is taken as the user gives it.
 */
const known: readonly (readonly [name: string, kinds: readonly ImportKind[]])[] = [
  ['bandit', ['code']],
  ['checkov', ['iac', 'secrets', 'dependencies', 'containers']],
  ['codeql', ['code']],
  ['gitleaks', ['secrets']],
  ['grype', ['dependencies', 'containers']],
  ['prowler', ['cloud', 'iac']],
  ['semgrep', ['code', 'secrets', 'dependencies', 'iac']],
  ['snyk container', ['containers']],
  ['snyk iac', ['iac']],
  ['snyk open source', ['dependencies', 'containers']],
  ['snykcode', ['code']],
  ['trivy', ['dependencies', 'containers', 'secrets', 'iac']],
];

/** Whether a scanner may speak of this. */
export function speaksOf(tool: string, kind: ImportKind): boolean {
  const name = tool.toLowerCase();
  return known.find(([word]) => name.includes(word))?.[1].includes(kind) !== false;
}
