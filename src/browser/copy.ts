import type { TableWords } from '../model/table-words.ts';
import { element, fill } from './element.ts';

/**
 * Puts a text into the clipboard and says so. Where the browser does not let that be, shows it in a field in which it is
 * selected.
 */
export async function copyText(text: string, done: string, { place, words }: CopyPlace): Promise<void> {
  const said = element('p', { role: 'status' });
  fill(place, said);
  try {
    await navigator.clipboard.writeText(text);
    fill(said, done);
  } catch {
    const field = element('textarea', { readonly: true, 'aria-label': words.own.copyText });
    field.value = text;
    fill(said, words.own.notCopied);
    place.append(field);
    field.select();
    field.focus();
  }
}

export interface CopyPlace {
  readonly place: HTMLElement;
  readonly words: TableWords;
}
