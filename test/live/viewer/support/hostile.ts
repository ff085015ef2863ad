import type { Assessment } from '../../../../src/model/assessment.ts';
import { sample } from '../../../report/sample.ts';

/** Sets `window.pwned` if any of it runs, adds an element if any of it is read as markup. */
export const hostileMarkup = [
  `</script></style></title></textarea></template><script>window.pwned='script'</script>`,
  `"><img src=x onerror="window.pwned='img'"><svg onload="window.pwned='svg'">`,
  `' onmouseover='window.pwned=1' autofocus onfocus='window.pwned=1`,
  `<x-pwned>&lt;b&gt;&#60;i&#62; \${window.pwned=2} <!-- ]]> \u0000`,
] as const;

/** Line separators, a right-to-left override, an isolate that stays open, a byte order mark, an escape sequence, half a pair. */
export const hostileMarks = '\u2028\u2029\u202egpj.exe\u2066\u200b\ufeff\u0000\u001b[31m\ud800!';

export const hostileLength = 100_000;

/** Texts of 100 KB: with spaces, with markup, and one that breaks nowhere. */
export const hostileLong = [
  `long ${'a b '.repeat(hostileLength / 4)}`,
  '<u>"&'.repeat(hostileLength / 5),
  'W'.repeat(hostileLength),
] as const;

/** Fields that strangers write: whoever names a thing in an account, files a waiver, answers a call or writes a pack of rules. */
const strangers = new Set(
  (
    'name account region caller message actual expected reason owner approvedBy compensating statement person role ' +
    'vendor report note title rationale warnings steps cli terraform url call permission code key endpointOverride ' +
    'organization place resources file citation editionTitle supply licence services parameter value field'
  ).split(' '),
);
/** The same within these alone, where an id is not one of our catalog. */
const identified = new Set(['resource', 'targets', 'accounts', 'run']);

/** The sample with this text before every stranger's own; each place gets the next of several. */
export function hostileAssessment(texts: readonly string[]): Assessment {
  let count = 0;
  // One target, account or region has one name, wherever it is written: what is the same stays the same.
  const given = new Map<string, string>();
  const infest = (text: string): string => {
    const known = given.get(text);
    if (known !== undefined) return known;
    const infested = `${texts[count++ % texts.length]}${text}`;
    given.set(text, infested);
    return infested;
  };
  const walk = (value: unknown, key: string, parent: string): unknown => {
    const isText = key === 'en' || key === 'ja';
    if (typeof value === 'string') {
      const isStrange =
        strangers.has(isText ? parent : key) || key === 'target' || (key === 'id' && identified.has(parent));
      return isStrange ? infest(value) : value;
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key, parent));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name, key)]));
  };
  return walk(linked(sample), '', '') as Assessment;
}

/** The sample with links that no page may make links of. */
function linked(assessment: Assessment): Assessment {
  const references = [
    'javascript:window.pwned=3',
    'data:text/html,<script>1</script>',
    'https://ok.example/"onclick="x',
  ];
  const rules = assessment.rules.map((rule) => ({
    ...rule,
    references: references.map((url) => ({ title: url, url })),
  }));
  return { ...assessment, rules };
}
