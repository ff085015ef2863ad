import type { TableBlock, TableHead } from '../model/finding-table.ts';
import type { TableWords } from '../model/table-words.ts';
import { type Language, languages } from '../model/text.ts';
import { chosenLanguage, onLanguage } from './choices.ts';
import { element, fill } from './element.ts';
import { createModel, type ResultModel } from './model.ts';
import { createResultsView, type ResultsView } from './results-view.ts';
import { firstView, readState, type TableState, writeState } from './state.ts';
import { appendBlock, openTable, type ResultTable } from './table.ts';
import { canUnpack, unpackLine } from './unpack.ts';

type Words = Readonly<Record<Language, TableWords>>;

/** Makes the table of all results from the data in the page, or says why there is none. */
export async function startResults(): Promise<void> {
  const [island, texts] = [document.getElementById('results'), document.getElementById('words')];
  if (!island || !texts) return;
  const words = JSON.parse(texts.textContent ?? '') as Words;
  if (!canUnpack()) return showStatic(words, 'tooOld');
  try {
    sayEverywhere(words, 'unpacking');
    const table = await unpackTable(island);
    showTable(createModel(table), words);
  } catch {
    showStatic(words, 'broken');
  }
}

async function unpackTable(island: HTMLElement): Promise<ResultTable> {
  const [first = '', ...lines] = (island.textContent ?? '').trim().split('\n');
  // The text is as long as the rest of the page together, and needed no more.
  island.remove();
  const table = openTable((await unpackLine(first)) as TableHead);
  for (const line of lines) appendBlock(table, (await unpackLine(line)) as TableBlock);
  if (table.rows !== table.head.rows) throw new Error('rows are missing');
  return table;
}

function showTable(model: ResultModel, words: Words): void {
  const opened = new Map<Language, ResultsView>();
  let state: TableState = readState(location.hash) ?? firstView;
  /** What we put into the address ourselves: nobody followed a link. */
  let own: string | undefined;

  const go = (next: TableState, how: 'push' | 'replace' = 'push'): void => {
    state = next;
    own = writeState(next);
    if (how === 'push') location.hash = own;
    else location.replace(own);
    show();
  };
  const show = (): void => {
    const language = chosenLanguage();
    const root = document.getElementById(`${language}-results`);
    if (!root) return;
    const context = { model, language, words: words[language], state: () => state, go };
    const view = opened.get(language) ?? createResultsView(root, context);
    opened.set(language, view);
    view.update(state);
    root.dataset.ready = '';
  };
  const follow = (): void => {
    const isOurs = location.hash === own;
    own = undefined;
    if (isOurs) return;
    const linked = readState(location.hash);
    // Back at the beginning there is no address; another part of the report changes nothing here.
    if (!linked && location.hash !== '') return;
    state = linked ?? firstView;
    show();
    if (linked) reveal();
  };
  show();
  addEventListener('hashchange', follow);
  onLanguage(show);
  if (readState(location.hash)) reveal();
  setTimeout(() => model.warm(chosenLanguage()), 100);
}

/** Brings the table before the reader, and the focus with it. */
function reveal(): void {
  const title = document.getElementById(`${chosenLanguage()}-findings-title`);
  title?.setAttribute('tabindex', '-1');
  title?.focus({ preventScroll: true });
  title?.scrollIntoView();
}

function sayEverywhere(words: Words, what: 'unpacking' | 'tooOld' | 'broken'): void {
  for (const language of languages) {
    const root = document.getElementById(`${language}-results`);
    if (root) fill(root, element('p', { class: 'note', role: 'status' }, words[language].own[what]));
  }
}

/** Without the table, what is for paper is for the screen, too. */
function showStatic(words: Words, why: 'tooOld' | 'broken'): void {
  sayEverywhere(words, why);
  for (const section of document.querySelectorAll('.page-findings')) section.classList.add('static');
}
