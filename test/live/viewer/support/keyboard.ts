/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Where pressing Tab led from the beginning of the document to its end. */
export interface Walk {
  readonly stops: number;
  /** Visible controls that never had the focus. */
  readonly missed: readonly string[];
  /** Stops that came before one that stands earlier. */
  readonly backwards: readonly string[];
  /** Stops whose focus nothing shows, or that lie out of view. */
  readonly unseen: readonly string[];
}

declare global {
  interface Window {
    walk: { readonly stops: Element[]; readonly unseen: string[] };
  }
}

/** Presses Tab until the focus leaves the document, and tells what it passed. */
export async function walkByTab(page: Page, most = 3000): Promise<Walk> {
  await page.evaluate(listen);
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (presses % 25 === 24 && (await page.evaluate(hasEnded))) break;
  }
  return page.evaluate(tell);
}

function listen(): void {
  const nameOf = (element: Element) =>
    `${element.localName}#${element.id}.${element.getAttribute('class') ?? ''} ${element.textContent?.trim().slice(0, 40)}`;
  window.walk = { stops: [], unseen: [] };
  scrollTo(0, 0);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
    const { stops, unseen } = window.walk;
    if (stops.includes(target)) return;
    stops.push(target);
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
    const isMarked = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    if (!isMarked) unseen.push(`no outline: ${nameOf(target)}`);
    requestAnimationFrame(() => {
      const { left, right, top, bottom } = target.getBoundingClientRect();
      const isInView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      if (!isInView && document.activeElement === target) unseen.push(`out of view: ${nameOf(target)}`);
    });
  });
}

/** The focus is at the document itself again, or where it has been. */
function hasEnded(): boolean {
  const { stops } = window.walk;
  return document.activeElement === document.body || document.activeElement !== stops.at(-1);
}

function tell(): Walk {
  const nameOf = (element: Element) =>
    `${element.localName}#${element.id}.${element.getAttribute('class') ?? ''} ${element.textContent?.trim().slice(0, 40)}`;
  const { stops, unseen } = window.walk;
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const wanted = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => {
    if (element.tabIndex < 0 || element.matches(':disabled')) return false;
    // Of a group of radios the one that is chosen has the focus; arrows lead to the others.
    if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) return false;
    return element.checkVisibility({ visibilityProperty: true });
  });
  const seen = new Set(stops);
  const backwards = stops.filter((element, index) => {
    const before = stops[index - 1];
    return before && (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  });
  return {
    stops: stops.length,
    missed: wanted.filter((element) => !seen.has(element)).map(nameOf),
    backwards: backwards.map(nameOf),
    unseen,
  };
}
