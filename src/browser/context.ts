import type { TableMark, TableWords } from '../model/table-words.ts';
import type { Language } from '../model/text.ts';
import { element } from './element.ts';
import type { ResultModel } from './model.ts';
import type { TableState } from './state.ts';

/** What every part of the table of one language needs. */
export interface ViewContext {
  readonly model: ResultModel;
  readonly language: Language;
  readonly words: TableWords;
  /** What is shown now. */
  readonly state: () => TableState;
  /** Shows something else, and keeps it in the address. `replace`: in place of what was there. */
  readonly go: (state: TableState, how?: 'push' | 'replace') => void;
}

/** A state by its sign, its word and its colour; the word alone is read out. */
export function mark({ tone, sign }: TableMark, word: string): HTMLElement {
  const shape = element('span', { 'aria-hidden': 'true' }, `${sign} `);
  return element('span', { class: `state state-${tone}` }, shape, word);
}
