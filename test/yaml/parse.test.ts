import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml, toJson } from '../../src/yaml/parse.ts';

function refusal(text: string): InputError | undefined {
  try {
    parseYaml('x.yaml', text);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

describe('parseYaml', () => {
  it('takes one document, with its marks or without', () => {
    for (const text of ['a: 1\n', '---\na: 1\n', '---\na: 1\n...\n', '%YAML 1.2\n---\na: 1\n']) {
      expect(toJson(parseYaml('x.yaml', text)), text).toEqual({ a: 1 });
    }
  });

  it('says of several documents in its own words that one is to be kept', () => {
    for (const text of ['a: 1\n---\nb: 2\n', 'a: 1\n---\n']) {
      expect(refusal(text)?.text, text).toEqual({
        en: 'x.yaml:2:1: expected one YAML document, found several; keep one',
        ja: 'x.yaml:2:1: YAMLドキュメントは1つだけ書ける。複数あるため1つだけを残すこと',
      });
    }
  });

  it.each([
    ['a tab that indents', '- kind: x\n\ttitle: y\n', '2:1: not valid YAML: a tab indents this line'],
    ['a tab behind spaces', '- a: x\n  b:\n  \tc: y\n', '3:3: not valid YAML: a tab indents this line'],
    ['a tab behind a dash', '-\ta: x\n\tb: y\n', '1:2: not valid YAML: a tab indents this line'],
    ['a colon in a value', '- statement: 全員: 受講\n', '1:14: not valid YAML: the value holds a colon and a space'],
    ['a full-width colon', '- kind: x\n  title：T\n  owner: y\n', '2:8: not valid YAML: a full-width colon (：)'],
    ['one at the end', '- kind: x\n  title：T\n', '2:8: not valid YAML: a full-width colon (：)'],
    ['no space behind a colon', '- kind:x\n  title: y\n', "1:3: not valid YAML: expected 'key: value'"],
    ['no space behind the last', '- title: y\n  kind:x\n', "2:3: not valid YAML: expected 'key: value'"],
    ['too deep a line', '- kind: x\n   title: y\n', '2:4: not valid YAML: this line is not indented as'],
    ['not deep enough a line', '- kind: x\n title: y\n', '2:1: not valid YAML: this line is not indented as'],
    ['an open bracket', '- { a: 1\n- b\n', '2:1: not valid YAML: a bracket before this is not closed'],
    ['open quotes', '- a: "x\n  b: y\n', '1:6: not valid YAML: the quotes that open here are not closed'],
    ['an open quote', "- a: 'x\n", '1:6: not valid YAML: the quotes that open here are not closed'],
    ['a sign that begins no text', '- by: @hanako\n', "1:7: not valid YAML: a text cannot begin with '@'"],
    ['a star alone', '- id: *\n', "1:7: not valid YAML: a text cannot begin with '*'"],
    ['a mark of something else', '- a: !注意 y\n', "1:6: not valid YAML: a text cannot begin with '!'"],
    ['no escape', '- a: "C:\\Users"\n', '1:9: not valid YAML: in double quotes \\ begins an escape'],
    ['text behind a bracket', '- a: [b] c\n', '1:10: not valid YAML: nothing more is expected here'],
    ['a comment without a space', '- a: {b: c}#x\n', '1:12: not valid YAML: a comment needs a space'],
    ['a dash without one', '- a: 1\n-b: 2\n', "2:1: not valid YAML: '-' needs a space behind it"],
    ['no comma in a list', '- ["a" "b"]\n', '1:8: not valid YAML: in brackets a comma is missing'],
    ['no comma in a mapping', '- { a: x b: y }\n', '1:8: not valid YAML: in brackets a comma is missing'],
    ['a full-width space that indents', '- a: 1\n\u3000 b: 2\n', '2:1: not valid YAML: a full-width space indents'],
  ])('says of %s what to do, in both languages', (_, text, says) => {
    const error = refusal(text);
    expect(error?.text.en).toContain(`x.yaml:${says}`);
    expect(error?.text.en).toMatch(/;|needs a space/);
    const [, japanese = ''] = /^x\.yaml:\d+:\d+: YAMLとして読み込めない: (.+)$/.exec(error?.text.ja ?? '') ?? [];
    expect(japanese).toMatch(/こと$|必要である$/);
    expect(japanese).not.toMatch(/[a-z]{3}/);
  });

  it('keeps the words of the parser for what is rare', () => {
    expect(refusal('%x: y\n')?.text).toEqual({
      en: 'x.yaml:2:1: not valid YAML: Missing directives-end indicator line',
      ja: 'x.yaml:2:1: YAMLとして読み込めない: Missing directives-end indicator line',
    });
  });

  it('says of a file that is too large what can be done', () => {
    const error = refusal(' '.repeat(1024 * 1024 + 1));
    expect(error?.text.en).toBe('x.yaml:1:1: the file is over 1024 KB; take out what is no longer needed');
    expect(error?.text.ja).toContain('不要になった記載を削ること');
  });
});
