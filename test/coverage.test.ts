import { describe, expect, it } from 'vitest';
import { judgeCoverage } from '../src/assess/coverage.ts';
import { loadShippedCatalog } from '../src/catalog/load.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';

const catalog = await loadShippedCatalog(resourceSchemas);
const { safeguards, frameworks } = judgeCoverage(catalog);
const providers = new Set(resourceSchemas.map(({ type }) => type.split('/')[0]));

describe('the technical safeguards', () => {
  it.each(safeguards)('$safeguard.id: AWS has a rule for it, or the crosswalk says why not', ({ safeguard, rules }) => {
    const reason = safeguard.notVisible?.aws;
    expect((rules.get('aws') ?? []).length > 0 || reason !== undefined).toBe(true);
    if (reason === undefined) return;
    // It says what shows it instead.
    expect(reason.en).toMatch(/\bshows? |\battests?\b|\battestation\b|\brecord\b/);
    expect(reason.ja).toMatch(/表明|記録/);
    expect(reason.ja).toMatch(/。$/);
  });

  it('are told apart by providers that there are', () => {
    const named = catalog.safeguards.flatMap(({ notVisible }) => Object.keys(notVisible ?? {}));
    expect(named.filter((provider) => !providers.has(provider))).toEqual([]);
  });

  it('that AWS does not show at all are these', () => {
    const blind = safeguards.filter(({ rules }) => !rules.has('aws')).map(({ safeguard }) => safeguard.id);
    expect(blind).toEqual(['time-sync', 'baa-vendor-contracts', 'provider-assurance', 'shared-responsibility']);
  });
});

describe('the frameworks', () => {
  it('have no control that configuration could show and no rule reaches, but for synchronised clocks', () => {
    const open = frameworks.map(({ framework, counts }) => [framework.id, counts['not-reachable']]);
    expect(Object.fromEntries(open)).toEqual({ hipaa: 0, iso27017: 1, 'jp-3sho2': 1, soc2: 0 });
    const clocks = safeguards.find(({ safeguard }) => safeguard.id === 'time-sync')?.safeguard;
    expect(clocks?.controls['iso27017@2026']?.primary).toHaveLength(1);
    expect(clocks?.controls['jp-3sho2']?.primary).toHaveLength(1);
  });
});
