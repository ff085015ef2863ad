import type { Assessment } from '../../../src/model/assessment.ts';
import type { Language } from '../../../src/model/text.ts';
import { openViewerPage, type WriteSection } from '../../../src/report/viewer/page.ts';
import { elementsOf, type PageElement, readPage, textOf } from '../read-page.ts';

/** A page of the report: its markup as written, and as a parser without mercy reads it. */
export interface ReadSection {
  readonly markup: string;
  readonly text: string;
  readonly elements: readonly PageElement[];
}

/** Writes one page of an assessment, and reads it. Throws where it is not there or not well-formed. */
export function readSection(write: WriteSection, assessment: Assessment, language: Language): ReadSection {
  const body = write(openViewerPage({ assessment }, language))?.body;
  if (typeof body !== 'object' || !('html' in body)) throw new Error('there is no such page');
  const page = readPage(`<section>${body.html}</section>`);
  return { markup: body.html, text: textOf(page), elements: [...elementsOf(page)] };
}

/** The elements of a class. */
export function ofClass({ elements }: ReadSection, name: string): readonly PageElement[] {
  return elements.filter(({ attributes }) => attributes.class?.split(' ').includes(name));
}

/** What no page may hold, whatever strangers call their things: scripts, handlers, styles, links that are neither to the web nor within. */
export function faultsIn({ elements, markup }: ReadSection): readonly string[] {
  const faults: string[] = [];
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  if (new Set(ids).size !== ids.length) faults.push('an id twice');
  for (const { name, attributes, children } of elements) {
    if (['script', 'style', 'img', 'iframe', 'form', 'object'].includes(name)) faults.push(`<${name}>`);
    for (const key of Object.keys(attributes)) if (/^(on|style$|src$)/.test(key)) faults.push(`attribute ${key}`);
    if (name === 'a' && !/^(#|https?:\/\/)/.test(attributes.href ?? '')) faults.push(`to ${attributes.href}`);
    if (name === 'table') {
      const first = children.find((child) => typeof child !== 'string');
      if (typeof first !== 'object' || first.name !== 'caption') faults.push('table without caption');
    }
    if (name === 'th' && attributes.scope === undefined) faults.push('th without scope');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.test(markup)) {
    faults.push('a hidden character');
  }
  return faults;
}
