import type { PhiClass } from '../../model/log-check.ts';
import { isVin } from './check-digits.ts';
import type { Label } from './label.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Digests, and other keys that say nothing of whose they are. */
const digest = /^[0-9a-f]{32,128}$/i;
/** Medicare beneficiary identifier: no S, L, O, I, B, Z. https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi */
const beneficiary =
  /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}$/;

/** Whether an id tells nothing of a person: random, or a digest. */
export function isOpaque(id: string): boolean {
  return uuid.test(id) || digest.test(id);
}

/** What an id of letters and digits is by its form alone. */
export function classOfId(id: string): PhiClass | undefined {
  if (id.length === 17) return isVin(id) && /[A-Z]/.test(id) ? 'vehicle' : undefined;
  return id.length === 13 && id.includes('-') && beneficiary.test(id) ? 'health-plan' : undefined;
}

const labelled = new Set<Label>([
  'mrn',
  'health-plan',
  'insured-number-jp',
  'account-number',
  'licence',
  'vehicle',
  'device-serial',
]);

function isClass(label: Label): label is Label & PhiClass {
  return label !== 'phone' && label !== 'postal' && label !== 'age' && label !== 'version';
}

/** What an id is where something says what it is. */
export function classOfLabelledId(label: Label, id: string): PhiClass | undefined {
  if (!labelled.has(label) || id.length < 4 || id.length > 34 || isOpaque(id)) return undefined;
  let digits = 0;
  for (let at = 0; at < id.length; at += 1) if (id.charCodeAt(at) >= 48 && id.charCodeAt(at) <= 57) digits += 1;
  return digits >= 2 && isClass(label) ? label : undefined;
}

const people = new Set(
  'patient patients person persons people member members subscriber subscribers beneficiary beneficiaries customer customers'.split(
    ' ',
  ),
);

/**
 * Where the part of a path ends that names a person, with the sign before it at `slash`: `/patients/12345`; -1 where it names
 * none. An opaque id names none.
 */
export function endOfPersonPath(text: string, slash: number): number {
  let from = slash;
  while (from > 0 && slash - from < 14 && /[A-Za-z]/.test(text[from - 1] ?? '')) from -= 1;
  if (!people.has(text.slice(from, slash).toLowerCase())) return -1;
  const [segment = ''] = /^[\w%@.~+-]{1,64}/.exec(text.slice(slash + 1, slash + 65)) ?? [];
  if (segment === '' || isOpaque(segment)) return -1;
  const digits = segment.replace(/\D/g, '').length;
  const names = /^[A-Za-z]{2,}[._][A-Za-z]{2,}$/.test(segment);
  return digits >= 3 || names || segment.includes('@') || segment.includes('%40') ? slash + 1 + segment.length : -1;
}
