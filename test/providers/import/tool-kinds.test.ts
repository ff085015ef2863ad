import { describe, expect, it } from 'vitest';
import { read } from './read.ts';
import { sarif } from './reports.ts';

describe('a report of the wrong tool', () => {
  const named = (...names: readonly string[]) =>
    sarif(...names.map((name) => ({ tool: { driver: { name } }, results: [] })));

  it.each([
    ['Bandit', 'secrets'],
    ['CodeQL', 'secrets'],
    ['CodeQL command-line toolchain', 'dependencies'],
    ['gitleaks', 'code'],
    ['Anchore Grype Scan', 'secrets'],
    ['Trivy', 'code'],
    ['Snyk Open Source', 'iac'],
    ['SnykCode', 'dependencies'],
    ['Checkov', 'cloud'],
    ['Semgrep OSS', 'containers'],
  ] as const)('%s finds nothing of %s, and so proves nothing', (tool, kind) => {
    const found = read(named(tool), { kind });
    expect(found.codes).toEqual(['other-kind']);
    expect(found.attributes).not.toHaveProperty('Open');
    expect(found.attributes.Tool).toBe(tool);
    // Not as one run among others either.
    expect(read(named('other', tool), { kind }).codes).toEqual(['other-kind']);
  });

  it.each([
    ['Bandit', 'code'],
    ['Semgrep PRO', 'secrets'],
    ['Grype', 'containers'],
    ['Snyk Container', 'containers'],
    ['Snyk IaC', 'iac'],
    ['Prowler', 'cloud'],
    ['of our own', 'secrets'],
  ] as const)('%s speaks of %s', (tool, kind) => {
    expect(read(named(tool), { kind }).attributes.Open).toBe(0);
  });
});
