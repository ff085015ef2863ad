import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../src/evaluate/facts.ts';
import { escapeControls, quoteForShell, showValue } from '../../src/evaluate/show.ts';
import { renderTemplate } from '../../src/evaluate/template.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { TemplatePart } from '../../src/model/rule.ts';
import type { Language } from '../../src/model/text.ts';
import { asOf, loadSample } from './six-rules.ts';
import { judgeOne, resourceOf } from './world.ts';

const part = (name: string, shell = false, sensitive = false): TemplatePart => ({
  kind: 'path',
  path: { text: name, from: 'resource', segments: [name] },
  shell,
  sensitive,
});

function render(parts: readonly TemplatePart[], attributes: JsonObject, language: Language = 'en'): string {
  const env: Env = {
    facts: { label: '', attributes, unread: {}, partial: {} },
    lookups: new Map(),
    params: { days: 2_592_000_000, modes: ['A', 'B'] },
    asOf: Date.parse(asOf),
    budget: { steps: 0, limit: 1, spent: false },
  };
  return renderTemplate(parts, { env, durations: new Set(['days']), failed: 'x; y', unknown: 'z', language });
}

describe('a template', () => {
  it('fills in attributes, parameters and terms', () => {
    const parts: readonly TemplatePart[] = [
      { kind: 'literal', text: 'Bucket ' },
      part('Name'),
      { kind: 'literal', text: ' ' },
      { kind: 'parameter', name: 'days', shell: false },
      { kind: 'literal', text: ' ' },
      { kind: 'parameter', name: 'modes', shell: false },
      { kind: 'literal', text: ': ' },
      { kind: 'failed' },
      { kind: 'literal', text: ' / ' },
      { kind: 'unknown' },
    ];
    expect(render(parts, { Name: 'acme' })).toBe('Bucket acme 30 days A, B: x; y / z');
    expect(render([{ kind: 'parameter', name: 'days', shell: false }], {}, 'ja')).toBe('30日');
    expect(render([{ kind: 'parameter', name: 'days', shell: true }], {}, 'ja')).toBe("'30d'");
  });

  it('has words for what is not there, and in a command a place to fill in', () => {
    expect([render([part('A')], { A: null }), render([part('A')], {})]).toEqual(['none', 'not read']);
    expect([render([part('A')], { A: null }, 'ja'), render([part('A')], {}, 'ja')]).toEqual(['値なし', '未取得']);
    expect([render([part('A', true)], { A: null }), render([part('A', true)], {})]).toEqual(["'<A>'", "'<A>'"]);
    expect([render([part('A')], { A: [] }), render([part('A')], { A: [] }, 'ja')]).toEqual(['none', '値なし']);
  });

  it('shows the first and the last second of a day as that day, in a sentence alone', () => {
    const shown = (value: string) => render([part('A')], { A: value });
    expect(shown('2025-08-20T00:00:00.000Z')).toBe('2025-08-20');
    expect(shown('2025-08-20T00:00:00Z')).toBe('2025-08-20');
    expect(shown('2026-08-31T23:59:59.000Z')).toBe('2026-08-31');
    expect(shown('2025-08-20T00:00:00+09:00')).toBe('2025-08-20');
    expect(shown('2025-08-20T23:59:59-11:00')).toBe('2025-08-20');
    for (const moment of ['2025-08-20T00:00:01Z', '2025-08-20T00:00:00', '2025-08-20T23:59:59.999Z', 'x 00:00:00Z']) {
      expect(shown(moment)).toBe(moment);
    }
    expect(render([part('A', true)], { A: '2025-08-20T00:00:00Z' })).toBe("'2025-08-20T00:00:00Z'");
  });

  it('never shows what is sensitive, nor whether it is long', () => {
    expect(render([part('A', false, true)], { A: 'secret' })).toBe('***');
    expect(render([part('A', true, true)], { A: 'secret' })).toBe("'***'");
    expect(render([part('A', false, true)], { A: null })).toBe('none');
  });

  it('cuts long values, but not a name in a command', () => {
    const long = 'n'.repeat(1000);
    expect(render([part('A')], { A: long })).toBe(`${'n'.repeat(255)}…`);
    expect(render([part('A', true)], { A: long })).toBe(`'${long}'`);
    expect(render([part('A', true)], { A: 'n'.repeat(1_000_000) }).length).toBeLessThan(2100);
  });
});

describe('a value written by a stranger', () => {
  it('cannot move the cursor nor turn the reading direction', () => {
    expect(escapeControls('a\u001b[2Jb\u202ec\u2066d\nê日本')).toBe('a\\u{1b}[2Jb\\u{202e}c\\u{2066}d\\u{a}ê日本');
    expect(escapeControls('\ud800x😀')).toBe('\\u{d800}x😀');
    expect(showValue({ 'k\u0007': ['\u200b'] })).toEqual({ 'k\\u{7}': ['\\u{200b}'] });
  });

  it('is cut at 256 characters, never inside one', () => {
    expect(showValue('😀'.repeat(200))).toBe(`${'😀'.repeat(127)}…`);
    const list = showValue(Array.from({ length: 100_000 }, (_, index) => `item-${index}`));
    expect(list).toMatch(/^\["item-0","item-1",.*…$/);
    expect(String(list)).toHaveLength(256);
    expect(showValue({ a: 'x'.repeat(10_000_000) })).toHaveLength(256);
    expect([showValue(5), showValue(null), showValue(false), showValue(['a'])]).toEqual([5, null, false, ['a']]);
  });

  it.each(["it's", '$(id)', '`id`', '; rm -rf /', '"', '\\', '-n', '* ?', "'; id #", '日本'])(
    'is one word to a shell: %s',
    (name) => {
      const quoted = render([part('A', true)], { A: name });
      expect(quoted).toBe(quoteForShell(name));
      expect(execFileSync('/bin/sh', ['-c', `printf '%s' ${quoted}`], { encoding: 'utf8' })).toBe(name);
    },
  );

  it('is masked in everything a result keeps', () => {
    const rule = loadSample('trail', {
      condition: ' { field: Name, equalsField: Secret }',
      message: ' { en: "{{ Secret }}: {{ failed }}", ja: "秘密 {{ Secret }}: {{ failed }}" }',
    });
    const result = judgeOne(rule, resourceOf(rule.resource, { Name: 'open', Secret: 'hidden' }, { id: 'x' }));
    expect(result.outcome).toBe('fail');
    expect(JSON.stringify(result)).not.toMatch(/hidden|"open"/);
    expect(result.observed).toMatchObject([{ actual: '***', expected: '***' }]);
  });
});
