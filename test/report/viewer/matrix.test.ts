import { describe, expect, it } from 'vitest';
import { createModel } from '../../../src/browser/model.ts';
import { readState } from '../../../src/browser/state.ts';
import { languages } from '../../../src/model/text.ts';
import { controlAnchor } from '../../../src/report/viewer/anchors.ts';
import { writeMatrix } from '../../../src/report/viewer/matrix.ts';
import { matrixOf } from '../../../src/report/viewer/matrix-rows.ts';
import { openViewerPage, tableLink } from '../../../src/report/viewer/page.ts';
import { openLines } from '../../browser/open-results.ts';
import { elementsOf, textOf } from '../read-page.ts';
import { hostileName, sample } from '../sample.ts';
import { faultsIn, ofClass, readSection } from './section.ts';

const hostile = { en: hostileName, ja: hostileName };
const [first] = sample.safeguards;
if (!first) throw new Error('no safeguard');
/** One safeguard demanded by every control, with a rule that supports none. */
const crossed = {
  ...sample,
  safeguards: [{ ...first, title: hostile }, ...sample.safeguards.slice(1)],
  frameworks: sample.frameworks.map((framework, at) => ({
    ...framework,
    controls: framework.controls.map((control, index) => ({
      ...control,
      safeguards: at === 0 && index === 0 ? [] : [first.id],
      rules: at === 0 && index === 0 ? [] : ['aws/s3/kms-encryption'],
      supportingRules: at === 0 && index === 0 ? ['aws/s3/kms-encryption'] : [],
    })),
  })),
};

describe('the crosswalk', () => {
  it('counts of each safeguard the controls that demand it and the results of its rules', () => {
    const row = matrixOf(crossed).find(({ safeguard }) => safeguard.id === first.id);
    const total = crossed.frameworks.reduce((sum, { controls }) => sum + controls.length, 0);
    expect(row?.cells.reduce((sum, { demanded }) => sum + demanded.length, 0)).toBe(total - 1);
    const own = sample.results.filter(({ rule }) => rule === 'aws/s3/kms-encryption');
    expect(row?.counts).toEqual({
      fail: own.filter(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined).length,
      waived: own.filter(({ outcome, waiver }) => outcome === 'fail' && waiver !== undefined).length,
      unknown: 0,
      pass: own.filter(({ outcome }) => outcome === 'pass').length,
      'not-applicable': 0,
    });
  });

  it('tells what supports a control from its rules, all of which stand beside it', () => {
    const row = matrixOf(crossed).find(({ safeguard }) => safeguard.id === first.id);
    expect(row?.cells.flatMap(({ supporting }) => supporting.map(({ id }) => id))).toEqual([
      crossed.frameworks[0]?.controls[0]?.id,
    ]);
    const more = { ...crossed, rules: crossed.rules.map((rule) => ({ ...rule, safeguards: [first.id] })) };
    const wider = matrixOf(more).find(({ safeguard }) => safeguard.id === first.id);
    expect(wider?.cells.flatMap(({ supporting }) => supporting)).toEqual([]);
  });

  it.each(languages)('has a row each safeguard and a column each framework, in %s', (language) => {
    const section = readSection(writeMatrix, crossed, language);
    expect(faultsIn(section)).toEqual([]);
    const rows = ofClass(section, 'matrix-row');
    expect(rows).toHaveLength(crossed.safeguards.length);
    for (const row of rows) {
      expect(row.children.filter((child) => typeof child !== 'string')).toHaveLength(crossed.frameworks.length + 1);
    }
    expect(section.text).toContain(String(crossed.safeguards.length * crossed.frameworks.length));
  });

  it.each(languages)('leads from a cell to its controls and from a rule to its results, in %s', (language) => {
    const page = openViewerPage({ assessment: crossed }, language);
    const section = readSection(writeMatrix, crossed, language);
    const links = section.elements.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href] : []));
    for (const { id, controls } of crossed.frameworks) {
      for (const control of controls) expect(links).toContain(`#${controlAnchor(page, id, control.id)}`);
    }
    expect(links).toContain(tableLink({ rule: 'aws/s3/kms-encryption' }));
    expect(links).toContain(tableLink({ rule: 'aws/s3/kms-encryption', outcome: 'fail', waived: 'no' }));
    // On paper the cells are closed: what they cite stands as text.
    const cited = ofClass(section, 'paper').map(textOf);
    const filled = matrixOf(crossed).flatMap(({ cells }) => cells.filter(({ demanded }) => demanded.length > 0));
    expect(cited).toHaveLength(filled.length);
    expect(cited.every((text) => text !== '')).toBe(true);
  });

  it.each(languages)('leads from each count of a rule to as many rows of the table, in %s', (language) => {
    const model = createModel(openLines(crossed));
    const cells = readSection(writeMatrix, crossed, language).elements.filter(
      ({ name, attributes }) => name === 'a' && attributes.href?.includes('outcome='),
    );
    expect(cells.map(({ attributes }) => new URLSearchParams(attributes.href).get('waived'))).toContain('yes');
    for (const cell of cells) {
      const state = readState(cell.attributes.href ?? '');
      if (!state) throw new Error('no link into the table');
      expect(model.show(state, language).rows).toHaveLength(Number(textOf(cell)));
    }
  });

  it.each(languages)('says of a status its sign and its word, in %s', (language) => {
    const { t } = openViewerPage({ assessment: crossed }, language);
    const section = readSection(writeMatrix, crossed, language);
    const [states] = ofClass(section, 'matrix-states');
    if (!states) throw new Error('no cell');
    const words = [...elementsOf(states)].filter(({ name }) => name === 'li').map(textOf);
    const known = Object.values(t.status);
    expect(words.every((word) => known.some((status) => word.includes(status)))).toBe(true);
  });

  it.each(languages)('has something to say without safeguards, in %s', (language) => {
    const section = readSection(writeMatrix, { ...sample, safeguards: [] }, language);
    expect(section.text.trim()).not.toBe('');
  });
});
