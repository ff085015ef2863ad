import { describe, expect, it } from 'vitest';
import { describeTargets, describeUnnamed } from '../../src/cli/evidence/about-run.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const parse = (reports: string) =>
  parseConfig(parseYaml('comply.yaml', `targets:\n  - { name: scanners, provider: import, reports: ${reports} }\n`))
    .config.targets;

function errorOf(reports: string): InputError {
  try {
    parse(reports);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('a target of provider import', () => {
  it('has reports, each a week old at most where nothing else is said', () => {
    expect(
      parse(
        '[{ file: r/trivy.sarif, kind: dependencies }, { file: r/g.sarif, kind: secrets, maxAge: 12h, time: modified }]',
      ),
    ).toEqual([
      {
        name: 'scanners',
        provider: 'import',
        reports: [
          { file: 'r/trivy.sarif', kind: 'dependencies', maxAgeS: 604_800, time: 'report' },
          { file: 'r/g.sarif', kind: 'secrets', maxAgeS: 43_200, time: 'modified' },
        ],
      },
    ]);
  });

  it.each([
    ['[]', 'name at least one report'],
    ['[{ file: a, kind: code }, { file: a, kind: iac }]', "'a' is listed twice"],
    ['[{ file: a }]', "missing key 'kind'"],
    ['[{ kind: code }]', "missing key 'file'"],
    ["[{ file: '', kind: code }]", 'expected text, found none'],
    ['[{ file: a, kind: depndencies }]', "unknown value 'depndencies' (did you mean 'dependencies'?)"],
    ['[{ file: a, kind: code, maxage: 1d }]', "unknown key 'maxage' (did you mean 'maxAge'?)"],
    ['[{ file: a, kind: code, maxAge: 0d }]', 'expected how old the report may be'],
    ['[{ file: a, kind: code, maxAge: 367d }]', 'at most 366d'],
    ['[{ file: a, kind: code, maxAge: forever }]', "found 'forever'"],
    ['[{ file: a, kind: code, maxAge: 7 }]', 'expected text'],
    ['[{ file: a, kind: code, time: mtime }]', "unknown value 'mtime'"],
    ['[a.sarif]', 'expected a mapping'],
    ['a.sarif', 'expected a list'],
  ])('refuses %s', (reports, message) => {
    const error = errorOf(reports);
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/^comply\.yaml:2:\d+: /);
    expect(error.text.ja).toMatch(/[ぁ-ん一-龯]/u);
  });

  it('stands in evidence as it was asked for, or by the number of its reports where names are pseudonyms', () => {
    const targets = parse('[{ file: kato/x.sarif, kind: code }]');
    expect(describeTargets(targets)).toEqual(targets);
    expect(describeUnnamed(targets)).toEqual([{ name: 'scanners', provider: 'import', reports: 1 }]);
  });
});
