import { describe, expect, it } from 'vitest';
import type { AssessedControl } from '../../src/model/assessment.ts';
import { citationSeparator, citationsOf } from '../../src/report/citations.ts';
import { sampleFrameworks } from './sample-frameworks.ts';

const [framework] = sampleFrameworks;
const [control] = framework?.controls ?? [];

function cite(id: 'soc2' | 'iso27017' | 'hipaa' | 'jp-3sho2', citations: readonly string[]): string[] {
  if (!framework || !control) throw new Error('the sample has no framework');
  const controls = citations.map(
    (citation): AssessedControl => ({ ...control, citation: { en: citation, ja: citation } }),
  );
  return citationsOf({ framework: { ...framework, id }, controls }, 'en');
}

describe('citationsOf', () => {
  it('names the framework once, and not where the citation does', () => {
    expect(cite('soc2', ['CC6.1', 'CC6.7'])).toEqual(['SOC 2: CC6.1', 'CC6.7']);
    expect(cite('iso27017', ['ISO/IEC 27017:2026 5.33', 'ISO/IEC 27017:2026 8.15'])).toEqual([
      'ISO/IEC 27017:2026 5.33',
      '8.15',
    ]);
  });

  it('says again what differs, to its end', () => {
    expect(cite('jp-3sho2', ['厚労省GL 企画管理編 5.②（第6.0版）', '厚労省GL 企画管理編 5.④（第6.0版）'])[1]).toBe(
      '5.④（第6.0版）',
    );
    expect(cite('jp-3sho2', ['厚労省GL A 5.②（第6.0版）', '厚労省GL B 5.②（第6.0版）'])[1]).toBe('B 5.②（第6.0版）');
    expect(cite('hipaa', ['45 CFR 164.312(d)', '45 CFR 164.312(d)'])[1]).toBe('45 CFR 164.312(d)');
  });

  it('does not separate by commas what holds commas', () => {
    expect(citationSeparator(['CC6.1', 'CC6.2'], 'en')).toBe(', ');
    expect(citationSeparator(['5.②, ed. 6.0'], 'en')).toBe('; ');
    expect(citationSeparator(['5.②, ed. 6.0'], 'ja')).toBe('、');
  });
});
