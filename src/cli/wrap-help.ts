import { wrap } from '../report/wrap.ts';

/** Commander breaks lines at spaces alone, which Japanese has none of. Lines under 40 columns stay whole, as with it. */
export function wrapJapanese(text: string, width: number): string {
  if (width < 40) return text;
  return text
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .join('\n');
}
