import type { Hsts } from '../result.ts';

/**
 * A Strict-Transport-Security header (RFC 6797 6.1): directives between semicolons, names in any case, `max-age`
 * required and perhaps in quotes, none of them twice, unknown ones passed over. `max-age=0` is as valid as any and takes
 * the host off the browser's list (6.1.1). `preload` is the convention of https://hstspreload.org, and unknown to the RFC.
 */
export function parseHsts(header: string, { isAddress }: { readonly isAddress: boolean }): Hsts {
  const directives = splitOutsideQuotes(header)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(parseDirective);
  const values = new Map(directives.flatMap((directive) => (directive === undefined ? [] : [directive])));
  const wellFormed = directives.every((directive) => directive !== undefined) && values.size === directives.length;
  const age = values.get('max-age');
  // Any number of digits is legal (6.1.1); no browser counts further than this.
  const maxAge = age !== undefined && /^\d+$/.test(age) ? Math.min(Number(age), Number.MAX_SAFE_INTEGER) : undefined;
  const flagIsBare = (values.get('includesubdomains') ?? '') === '';
  return {
    ...(maxAge === undefined ? {} : { maxAge }),
    includeSubDomains: values.has('includesubdomains'),
    preload: values.get('preload') === '',
    valid: wellFormed && maxAge !== undefined && flagIsBare && !isAddress,
  };
}

/** `token [ "=" ( token | quoted-string ) ]`, token as in RFC 9110 5.6.2. */
const directivePattern = /^([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:([!#$%&'*+.^_`|~\w-]+)|"((?:[^"\\]|\\.)*)"))?$/;

function parseDirective(text: string): readonly [string, string] | undefined {
  const match = directivePattern.exec(text);
  if (match === null) return undefined;
  const [, name = '', token, quoted] = match;
  return [name.toLowerCase(), token ?? quoted?.replace(/\\(.)/g, '$1') ?? ''];
}

/** Character by character: a pattern that looks for each closing quote would take quadratic time on a hostile header. */
function splitOutsideQuotes(header: string): readonly string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < header.length; at += 1) {
    const character = header[at];
    if (character === '"') quoted = !quoted;
    else if (character === '\\' && quoted) at += 1;
    else if (character === ';' && !quoted) {
      parts.push(header.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, header.slice(start)];
}
