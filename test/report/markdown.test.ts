import { describe, expect, it } from 'vitest';
import { languages } from '../../src/model/text.ts';
import { htmlText, markdownCode, markdownText } from '../../src/report/markdown/escape.ts';
import { reportMarkdown } from '../../src/report/markdown.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { hostileName, sample } from './sample.ts';

const plain: ReportOptions = { language: 'en', color: 0, width: 80, verbose: false };

function render(options: Partial<ReportOptions> = {}, assessment = sample): string {
  return [...reportMarkdown(assessment, { ...plain, ...options })].join('');
}

describe('reportMarkdown', () => {
  it.each(languages)('prints the page in %s', async (language) => {
    const golden = new URL(`../../fixtures/golden/markdown.${language}.md`, import.meta.url).pathname;
    await expect(render({ language })).toMatchFileSnapshot(golden);
  });

  it.each(languages)('has as many cells in every row as in its header, in %s', (language) => {
    for (const verbose of [false, true]) {
      let width = 0;
      for (const line of render({ language, verbose }).split('\n')) {
        const cells = line.startsWith('| ') ? line.split(/(?<!\\)\|/).length : 0;
        if (cells > 0 && width > 0) expect(cells, line).toBe(width);
        width = cells;
      }
    }
  });

  it('lets nothing of a stranger act', () => {
    const text = render({ verbose: true });
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    expect(text).not.toMatch(
      /<img|@octocat|(?<!\\)\](?!\(https:\/\/console\.aws\.amazon\.com\/go\/view\?arn=[\w%.~-]+\))\(/,
    );
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('says the gate first, with its exit code', () => {
    expect(render().split('\n')[2]).toBe('**✗ Gate: does not hold (exit code 1)**');
  });

  it('shows ten resources of a rule and counts the others', () => {
    const [finding] = sample.results.filter(
      ({ rule, outcome }) => rule === 'endpoint/tls/version' && outcome === 'fail',
    );
    const results = finding ? Array.from({ length: 25 }, () => finding) : [];
    expect(render({}, { ...sample, results })).toContain('- +15 more');
    expect(render({ verbose: true }, { ...sample, results })).not.toMatch(/\+\d+ more/);
  });

  it('stays below 900 KiB and says what it left out', () => {
    const [rule] = sample.rules;
    const [result] = sample.results.filter(({ outcome }) => outcome === 'fail');
    if (!rule || !result) throw new Error('the sample has no rule or no finding');
    const long = '鍵'.repeat(500);
    const ids = Array.from({ length: 3000 }, (_, index) => `acme/rule-${String(index).padStart(4, '0')}`);
    const rules = ids.map((id) => ({ ...rule, id, title: { en: long, ja: long } }));
    const results = ids.map((id) => ({ ...result, rule: id, message: { en: long, ja: long } }));
    const [gap] = sample.ledger.gaps;
    const gaps = gap ? ids.map((id) => ({ ...gap, call: id })) : [];
    const [attestation] = sample.attestations;
    const attestations = attestation ? ids.map(() => ({ ...attestation, statement: long })) : [];
    const huge = { ...sample, rules, results, attestations, ledger: { ...sample.ledger, gaps } };
    const text = render({ verbose: true }, huge);
    expect(Buffer.byteLength(text)).toBeLessThan(900 * 1024);
    expect(text).toMatch(/\*\*Showing the first \d+ of 3,000 rows; the JSON assessment holds them all\.\*\*\n\n\| #/);
  });
});

describe('markdownText', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['**b** _c_ ~~d~~', '\\*\\*b\\*\\* \\_c\\_ \\~\\~d\\~\\~'],
    ['[a](https://evil.example)', '\\[a\\](https:<!-- -->//evil.example)'],
    ['www.evil.example', 'www<!-- -->.evil.example'],
    ['a@b.example', 'a@<!-- -->b.example'],
    ['#12', '\\#<!-- -->12'],
    ['GH-12', 'GH-<!-- -->12'],
    ['acme/app#12', 'acme/app\\#<!-- -->12'],
    ['acme/app@0123456', 'acme/app@<!-- -->0123456'],
    ['@acme/security', '@<!-- -->acme/security'],
    ['mailto:a@b.example', 'mailto:<!-- -->a@<!-- -->b.example'],
    [':tada: :+1: :100:', ':<!-- -->tada: :<!-- -->+1: :<!-- -->100:'],
    ['09:00:00', '09:00:00'],
    ['![x](y)', '!\\[x\\](y)'],
    ['[^1]: x', '\\[^1\\]: x'],
    ['[!NOTE]', '\\[!NOTE\\]'],
    ['$a$', '\\$a\\$'],
    ['<!-- x', '&lt;!-- x'],
    ['| a | b |', '\\| a \\| b \\|'],
    ['> quote', '&gt; quote'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['0.1.0', '0.1.0'],
    ['`x` \\', '\\`x\\` \\\\'],
    ['one\ntwo', 'one\\\\ntwo'],
  ])('makes %j harmless', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it('cuts what is endless', () => {
    expect(markdownText('x'.repeat(10_000)).length).toBeLessThan(600);
  });
});

describe('markdownCode', () => {
  it.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['', '` `'],
    ['a|b', '<code>a\\|b</code>'],
    ['a\\|b', '<code>a\\\\\\|b</code>'],
    ['x\u202ey', '`x\\u202Ey`'],
  ])('quotes %j', (text, code) => {
    expect(markdownCode(text)).toBe(code);
  });

  it('has no markup in an HTML element either', () => {
    expect(htmlText('<b>@octocat #1 & more')).toBe('&lt;b&gt;@<!-- -->octocat #<!-- -->1 &amp; more');
    expect(htmlText('gh-1 :tada:')).toBe('gh-<!-- -->1 :<!-- -->tada:');
    expect(markdownCode(hostileName)).not.toMatch(/<img|@octocat/);
  });
});
