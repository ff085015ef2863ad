import { list } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import type { Sheet } from './sheet.ts';

/** What a scan cannot prove, printed where it is read. */
export function limitsSection({ t }: Pick<Sheet, 't'>): Section {
  return { id: 'limits', title: t.limits.heading, body: list(t.limits.items) };
}
