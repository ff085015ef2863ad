import { describe, expect, it } from 'vitest';
import { controlAnchor, frameworkAnchor, planAnchor } from '../../../src/report/viewer/anchors.ts';

const page = { id: (name: string) => `en-${name}` };

describe('the anchors of a report', () => {
  it('are ids that need no escape in an address, whatever a control or a rule is called', () => {
    const names = [
      '164.312(a)(2)(iv)',
      'CC6.1',
      'MHLW-C-14-①',
      'a b',
      'a_20_b',
      'a/b',
      'a_b',
      '../x#y',
      '\u202e',
      '<b>',
    ];
    const anchors = names.flatMap((name) => [controlAnchor(page, 'soc2', name), planAnchor(page, name)]);
    for (const anchor of anchors) expect(anchor).toMatch(/^[A-Za-z0-9._-]+$/);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('keep the same control of two frameworks apart', () => {
    expect(controlAnchor(page, 'soc2', 'x')).not.toBe(controlAnchor(page, 'hipaa', 'x'));
    expect(frameworkAnchor(page, 'soc2')).not.toBe(controlAnchor(page, 'soc2', ''));
  });
});
