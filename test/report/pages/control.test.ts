import { describe, expect, it } from 'vitest';
import { findFramework } from '../../../src/assess/find-subject.ts';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { writeControlPage } from '../../../src/report/pages/control.ts';
import { openPage } from '../../../src/report/pages/page.ts';
import { anchorOf } from '../../../src/report/pages/places.ts';

const catalog = await loadShippedCatalog(resourceSchemas);
const editions = catalog.frameworks.flatMap(({ id }) => findFramework(id, catalog)?.editions ?? []);
const controls = editions.flatMap((edition) => edition.controls);

describe('a page of a control', () => {
  it('says what it asks, what answers it and what a person must supply', () => {
    const subject = controls.find(({ control }) => control.id === '164.312(a)(2)(iv)');
    if (!subject) throw new Error('no such control');
    const page = writeControlPage(openPage('en'), subject).join('\n');
    for (const words of [
      '# 45 CFR 164.312(a)(2)(iv) Encryption and decryption',
      '`hipaa:164.312(a)(2)(iv)`',
      'does not mean optional',
      '### Encryption at rest',
      '<br>`aws/ec2/volume-encryption`',
      '## What a person must supply',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('is whole for every control of every edition, in both languages', () => {
    for (const subject of controls) {
      for (const language of ['en', 'ja'] as const) {
        const page = writeControlPage(openPage(language), subject).join('\n');
        expect(page).not.toMatch(/undefined|\[object |\{\{/);
        expect(page).toMatch(/^# .*\n\n`[^`]+`\n\n- /);
      }
    }
    console.log(`${controls.length} controls`);
    expect(controls.length).toBeGreaterThan(600);
  });

  it('has an anchor that follows from its id', () => {
    const [iso] = catalog.frameworks.filter(({ id }) => id === 'iso27017');
    const [now, before] = iso?.editions ?? [];
    if (!iso || !now || !before) throw new Error('no editions');
    const place = { kind: 'control', framework: iso } as const;
    expect(anchorOf({ ...place, edition: now, id: '8.24' }, 'en')).toBe('8-24');
    expect(anchorOf({ ...place, edition: now, id: '8.24' }, 'ja')).toBe('ja-8-24');
    expect(anchorOf({ ...place, edition: before, id: '10.1.1' }, 'en')).toBe('2015-10-1-1');
  });
});
