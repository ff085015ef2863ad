import { describe, expect, it } from 'vitest';
import { findOutOfScope } from '../../src/assess/scope.ts';
import { sampleControl } from './sample.ts';

describe('findOutOfScope', () => {
  it('takes the SOC 2 categories that were not chosen, and never security', () => {
    const controls = [
      sampleControl('CC6.1', { category: 'security' }),
      sampleControl('A1.2', { category: 'availability' }),
      sampleControl('P1.1', { category: 'privacy' }),
    ];
    const found = findOutOfScope(controls, { id: 'soc2', categories: ['availability'] }, []);
    expect([...found.keys()]).toEqual(['P1.1']);
    expect(found.get('P1.1')).toEqual({
      en: 'Belongs to the category privacy, which was not chosen.',
      ja: '選択していないカテゴリー「プライバシー」に属する。',
    });
    expect(findOutOfScope(controls, { id: 'soc2' }, []).size).toBe(0);
    expect([...findOutOfScope(controls, { id: 'soc2', categories: [] }, []).keys()]).toEqual(['A1.2', 'P1.1']);
  });

  it('takes the duties of a role that was not chosen', () => {
    const controls = [
      sampleControl('a', { roles: ['institution'] }),
      sampleControl('b', { roles: ['provider'] }),
      sampleControl('c', { roles: ['institution', 'provider'] }),
      sampleControl('d'),
    ];
    const outOf = (role?: string) => [
      ...findOutOfScope(controls, { id: 'jp-3sho2', ...(role && { role }) }, []).keys(),
    ];
    expect(outOf('provider')).toEqual(['a']);
    expect(outOf('institution')).toEqual(['b']);
    expect(outOf('both')).toEqual([]);
    expect(outOf()).toEqual([]);
  });

  it('takes what is informative', () => {
    const controls = [sampleControl('MHLW-O-1', { informative: true })];
    expect(findOutOfScope(controls, { id: 'jp-3sho2' }, []).get('MHLW-O-1')?.ja).toContain('評価の対象がない');
  });

  it('takes what comply.yaml says, with all that belongs to it, of that framework alone', () => {
    const controls = [sampleControl('s'), sampleControl('s.1', { parent: 's' }), sampleControl('t')];
    const decided = [
      { framework: 'hipaa', control: 's', reason: 'No workstations', approvedBy: 'ciso@acme.example' },
      { framework: 'soc2', control: 't', reason: 'elsewhere', approvedBy: 'ciso@acme.example' },
    ] as const;
    const found = findOutOfScope(controls, { id: 'hipaa' }, decided);
    expect([...found.keys()]).toEqual(['s', 's.1']);
    expect(found.get('s.1')).toEqual({
      en: 'No workstations (approved by ciso@acme.example)',
      ja: 'No workstations、承認者: ciso@acme.example',
    });
  });
});
