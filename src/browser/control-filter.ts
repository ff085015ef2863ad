import { once } from './remember.ts';
import { fill } from './texts.ts';

/** An entry of the list, and what a search looks in. */
interface Entry {
  readonly element: HTMLElement;
  readonly framework: string;
  readonly status: string;
  readonly text: () => string;
}

/** Narrows the list of controls of one language by framework, status and words, and opens the one that a link leads to. */
export function startControlFilter(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('form.control-filter');
  if (!form) return;
  const entries = [...root.querySelectorAll<HTMLElement>('.framework')].flatMap(entriesOf);
  const show = () => filter(form, root, entries);
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields have their first values only after this event.
  form.addEventListener('reset', () => setTimeout(show));
  const open = () => openLinked(form, root);
  addEventListener('hashchange', open);
  show();
  open();
}

function entriesOf(framework: HTMLElement): readonly Entry[] {
  return [...framework.querySelectorAll<HTMLElement>('.control')].map((element) => ({
    element,
    framework: framework.getAttribute('data-framework') ?? '',
    status: element.getAttribute('data-status') ?? '',
    // There may be very much text: it is read when somebody first searches.
    text: once(() => normalized(element.textContent ?? '')),
  }));
}

/** Full and half width, and upper and lower case, are the same to who searches. */
function normalized(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function filter(form: HTMLFormElement, root: HTMLElement, entries: readonly Entry[]): void {
  const chosen = new FormData(form);
  const framework = textOf(chosen.get('framework'));
  const statuses = new Set(chosen.getAll('status').map(textOf));
  const words = normalized(textOf(chosen.get('search'))).split(/\s+/);
  let shown = 0;
  for (const entry of entries) {
    const fits =
      (framework === '' || entry.framework === framework) &&
      (statuses.size === 0 || statuses.has(entry.status)) &&
      words.every((word) => word === '' || entry.text().includes(word));
    entry.element.classList.toggle('filtered-out', !fits);
    if (fits) shown += 1;
  }
  hideEmpty(root);
  const output = form.querySelector('output');
  if (!output) return;
  output.value = fill(output.getAttribute('data-text') ?? '', { shown, total: entries.length });
}

/** A chapter and a framework of which nothing is left. */
function hideEmpty(root: HTMLElement): void {
  for (const block of root.querySelectorAll('.chapter, .framework')) {
    block.classList.toggle('filtered-out', block.querySelector('.control:not(.filtered-out)') === null);
  }
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}

/** Opens the control that the address names; a filter that hides it is given up. */
function openLinked(form: HTMLFormElement, root: HTMLElement): void {
  const linked = root.ownerDocument.getElementById(location.hash.slice(1));
  const control = linked?.closest('details.control');
  if (!(control instanceof HTMLDetailsElement) || !root.contains(control)) return;
  control.open = true;
  if (!control.classList.contains('filtered-out')) return;
  form.reset();
  setTimeout(() => control.scrollIntoView());
}
