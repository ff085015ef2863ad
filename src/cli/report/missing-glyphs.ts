import type { Page } from 'puppeteer-core';

/** What no Japanese font is without. */
const japanese = '適証あア';

/** Which characters of the shown text would be empty boxes. */
export interface MissingGlyphs {
  /** What is not there at all: a font, or one for the Japanese text that is shown. */
  readonly lacks?: 'font' | 'japanese';
  readonly characters: readonly string[];
}

/**
 * Looks in this very browser whether it has glyphs for the Chinese, Japanese and Korean characters of a page: it draws each beside
 * one that Unicode will never assign. What looks the same is the box that stands for whatever no font has.
 */
export async function findMissingGlyphs(page: Page): Promise<MissingGlyphs> {
  const missing = (await page.evaluate(script)) as readonly string[] | null;
  if (missing === null) return { lacks: 'font', characters: [] };
  const isJapanese = [...japanese].some((one) => missing.includes(one));
  return { ...(isJapanese && { lacks: 'japanese' }), characters: missing };
}

/** In the page: what it shows on paper, in the font of its body. Without any font nothing is laid out; that gives null. */
const script = `(() => {
  const wide = /[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]/gu;
  const text = document.body.innerText;
  if (text.trim() === '') return null;
  const shown = new Set(text.match(wide));
  if (shown.size === 0) return [];
  for (const one of '${japanese}') shown.add(one);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.font = '20px ' + getComputedStyle(document.body).fontFamily;
  context.textBaseline = 'top';
  const draw = (text) => {
    context.clearRect(0, 0, 24, 24);
    context.fillText(text, 1, 1);
    return new Uint32Array(context.getImageData(0, 0, 24, 24).data.buffer).join();
  };
  const box = draw('\\u{10ffff}');
  const blank = draw(' ');
  return [...shown].sort().filter((one) => [box, blank].includes(draw(one)));
})()`;
