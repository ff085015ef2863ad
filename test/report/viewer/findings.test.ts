import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/text.ts';
import { isOpen } from '../../../src/report/findings.ts';
import { html } from '../../../src/report/html/markup.ts';
import { writeFindings } from '../../../src/report/viewer/findings.ts';
import { openViewerPage } from '../../../src/report/viewer/page.ts';
import { manyFindings } from '../many-findings.ts';
import { elementsOf, hiddenIn, readPage, textOf } from '../read-page.ts';
import { sample } from '../sample.ts';

function pageOf(assessment = sample, language: 'en' | 'ja' = 'en') {
  const { body } = writeFindings(openViewerPage({ assessment }, language));
  const markup = html`${body}`.html;
  return { markup, elements: [...elementsOf(readPage(markup))], text: textOf(readPage(markup)) };
}

function tableRows({ elements }: ReturnType<typeof pageOf>, index: number) {
  const body = elements.filter(({ name }) => name === 'tbody')[index];
  return body ? [...elementsOf(body)].filter(({ name }) => name === 'tr').map(textOf) : [];
}

describe('the page of findings', () => {
  it.for(languages)('lists on paper what is open, the gravest first, and why some are unknown, in %s', (language) => {
    const page = pageOf(sample, language);
    const open = sample.results.filter(isOpen);
    const rows = tableRows(page, 0);
    expect(rows).toHaveLength(open.length);
    expect(rows[0]).toContain('111122223333');
    expect(rows.join()).not.toContain('/acme/batch');
    expect(tableRows(page, 1).map((row) => /\d/.exec(row)?.[0])).toHaveLength(2);
    expect(page.text).toContain(language === 'ja' ? '例外承認済み' : '2 more findings are waived');
    expect(hiddenIn(page.markup)).toEqual([]);
  });

  it('has a place for the table of the script, which no other language has', () => {
    for (const language of languages) {
      const mounts = pageOf(sample, language).elements.filter(({ attributes }) =>
        attributes.class?.startsWith('interactive'),
      );
      expect(mounts.map(({ attributes }) => attributes.id)).toEqual([`${language}-results`]);
    }
  });

  it('says before the list that it is cut, and where the rest is', () => {
    const { markup, text } = pageOf(manyFindings(300));
    expect(text).toContain('The first 200 of 300 open findings.');
    expect(markup.indexOf('The first 200')).toBeLessThan(markup.indexOf('<table>'));
    for (const place of ['-o xlsx=FILE', '-o csv=FILE']) expect(text).toContain(place);
    expect(pageOf(manyFindings(200)).text).not.toContain('The first');
  });

  it('says before the table that passes are counts where there are very many', () => {
    const many = manyFindings(100_001);
    const { text } = pageOf(many, 'ja');
    expect(text).toContain('結果が200,000件を超えるため');
    expect(text).toContain('全100,001件');
    expect(pageOf(many).text).toContain('There are more than 200,000 results.');
  });

  it('says that there is nothing where there is nothing', () => {
    const { text } = pageOf({ ...sample, results: [] });
    expect(text).toContain('There is no open finding.');
    expect(text).toContain('No result is unknown.');
  });
});
