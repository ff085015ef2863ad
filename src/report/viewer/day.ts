import { type Content, html } from '../html/markup.ts';

/** A day on one line; what is no day may break, as any other text of a stranger. */
export function dayText(day: string): Content {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? html`<span class="word">${day}</span>` : day;
}
