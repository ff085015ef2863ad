import { type DerElement, tags } from './der.ts';

const forms: Readonly<Record<number, RegExp>> = {
  [tags.utcTime]: /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
  [tags.generalizedTime]: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
};

/** A time in the only forms a certificate may have (RFC 5280 4.1.2.5): to the second, in UTC. */
export function readTime(element: DerElement | undefined): Date | undefined {
  if (element === undefined || element.content.length > 15) return undefined;
  const found = forms[element.tag]?.exec(element.content.toString('latin1'));
  if (found === undefined || found === null) return undefined;
  const [, year = '', month, day, hour, minute, second] = found;
  const text = `${toFullYear(year)}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = new Date(text);
  // 30 February would be taken for 2 March.
  return !Number.isNaN(time.getTime()) && time.toISOString() === text ? time : undefined;
}

/** RFC 5280 4.1.2.5.1: two digits from 50 on are of the last century. */
function toFullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) >= 50 ? `19${year}` : `20${year}`;
}
