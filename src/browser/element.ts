import { printableShort } from '../report/printable.ts';

export type Child = Node | string | number | undefined | readonly Child[];
type Attribute = string | boolean | undefined | ((event: Event) => void);

/** Characters of one text that the page shows at most, as in its markup. */
const longestText = 2000;

/**
 * An element with attributes, listeners (`onclick`) and children. A text is only ever a text: hidden characters of it are shown as
 * their codes, and a long one is cut.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  fill(made, ...children);
  return made;
}

/** Puts children in the place of those that are there. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...nodesOf(children));
}

function nodesOf(children: readonly Child[]): Node[] {
  return children.flatMap((child): Node[] => {
    if (child === undefined) return [];
    if (child instanceof Node) return [child];
    if (typeof child === 'object') return nodesOf(child);
    return [document.createTextNode(printableShort(String(child), longestText))];
  });
}

/** A name, an id or a digest: in a fixed pitch. */
export function code(text: string, most = 300): HTMLElement {
  return shown('code', text, most);
}

/** A text of at most so many characters. */
export function shown<Name extends 'code' | 'span'>(
  name: Name,
  text: string,
  most: number,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = printableShort(text, most);
  return made;
}

/** Labels and what stands behind each; one without content is left out. */
export function facts(pairs: readonly (readonly [label: string, content: Child])[]): HTMLElement {
  const shown = pairs.filter(([, content]) => content !== undefined);
  return element(
    'dl',
    { class: 'facts' },
    shown.map(([label, content]) => element('div', {}, element('dt', {}, label), element('dd', {}, content))),
  );
}
