/// <reference lib="dom" />
/** Functions that run inside the page: each stands by itself, as only its text is sent there. */

/** Texts that lie upon each other, first of each pair and second; at most ten pairs. */
export function findOverlaps(): readonly string[] {
  interface Piece {
    readonly element: Element;
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const isAfloat = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
    return false;
  };
  const clipOf = (element: Element) => {
    let [left, right, top, bottom] = [0, innerWidth, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible' && getComputedStyle(at).overflowY === 'visible') continue;
      const box = at.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, right, top, bottom };
  };
  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || !element.checkVisibility({ visibilityProperty: true }) || isAfloat(element))
      continue;
    const clip = clipOf(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const [left, right] = [Math.max(box.left, clip.left), Math.min(box.right, clip.right)];
      const [top, bottom] = [Math.max(box.top, clip.top), Math.min(box.bottom, clip.bottom)];
      if (right - left > 2 && bottom - top > 2) pieces.push({ element, text, left, right, top, bottom });
    }
  }
  pieces.sort((one, other) => one.top - other.top);
  const found: string[] = [];
  for (const [index, one] of pieces.entries()) {
    for (let next = index + 1; next < pieces.length && found.length < 10; next += 1) {
      const other = pieces[next];
      if (!other || other.top >= one.bottom - 3) break;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      // Boxes of lines are higher than their letters, and touch.
      const least = Math.min(one.bottom - one.top, other.bottom - other.top) * 0.4;
      if (one.element !== other.element && wide > 2 && high > least)
        found.push(`${one.text.slice(0, 60)} | ${other.text.slice(0, 60)}`);
    }
  }
  return found;
}

/** What is wider than the place it has, and neither scrolls nor lies in what scrolls; of a page for paper nothing may scroll. */
export function findClipped({ isPaper }: { readonly isPaper: boolean }): readonly string[] {
  const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const isExcused = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) if (!isPaper && scrolls(at)) return true;
    return false;
  };
  const found: string[] = [];
  const { clientWidth } = document.documentElement;
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || isExcused(element)) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0 || right < 0) continue;
    const isCut = isPaper && element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1;
    const isBlock = !['inline', 'contents'].includes(getComputedStyle(element).display);
    if (right > clientWidth + 1 || left < -1 || (isCut && isBlock && element.clientWidth > 1))
      found.push(
        `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${Math.round(left)}..${Math.round(right)} of ` +
          `${clientWidth} (${element.scrollWidth}/${element.clientWidth}): ${element.textContent?.trim().slice(0, 60)}`,
      );
  }
  return found.slice(0, 10);
}

/** Characters of the page that its fonts have no glyph for: drawn, they look like a character that nothing has. */
export function findEmptyBoxes(language: string): { readonly checked: number; readonly missing: readonly string[] } {
  const texts = [...document.querySelectorAll(`[data-language=${language}]`)].map((one) => one.textContent ?? '');
  const characters = [...new Set(texts.join(''))].filter((one) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(one));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [40, 40];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no canvas');
  pen.font = `24px ${getComputedStyle(document.body).fontFamily}`;
  const draw = (character: string) => {
    pen.clearRect(0, 0, 40, 40);
    pen.fillText(character, 4, 30);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const box = draw('\u{10fffd}');
  const nothing = draw(' ');
  if (box === nothing) throw new Error('a character without a glyph shows nothing, so nothing can be told by it');
  const missing = characters.filter((one) => [box, nothing].includes(draw(one)));
  return { checked: characters.length, missing };
}

/** Characters of the document, in texts and attributes, that mislead a reader; and where. */
export function findHidden(): readonly string[] {
  const ranges = [
    [0x00, 0x09],
    [0x0b, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x180e, 0x180e],
    [0x200b, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x206f],
    [0xfeff, 0xfeff],
    [0xd800, 0xdfff],
    [0xe0000, 0xe007f],
  ] as const;
  const isHidden = (code: number) => ranges.some(([from, to]) => code >= from && code <= to);
  const found: string[] = [];
  const note = (text: string, where: string) => {
    const code = Array.from(text, (one) => one.codePointAt(0) ?? 0).find(isHidden);
    if (code !== undefined) found.push(`U+${code.toString(16)} in ${where}`);
  };
  note(document.title, 'title');
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof Element) for (const { name, value } of node.attributes) note(value, `${node.tagName} ${name}`);
    else if (!['SCRIPT', 'STYLE'].includes(node.parentElement?.tagName ?? ''))
      note(node.textContent ?? '', node.parentElement?.className ?? '');
  }
  return [...new Set(found)].slice(0, 10);
}

/** Elements and attributes that no report of ours has: they came from a stranger's text. */
export function findForeign(): readonly string[] {
  const elements = [...document.querySelectorAll('body *')];
  const known =
    /^(a|abbr|article|aside|b|br|button|caption|circle|code|col|colgroup|data|datalist|dd|defs|desc|details|dialog|div|dl|dt|em|fieldset|figcaption|figure|footer|form|g|h[1-6]|header|hr|input|kbd|label|legend|li|line|linearGradient|main|mark|nav|ol|optgroup|option|output|p|path|pattern|pre|progress|rect|script|search|section|select|small|span|stop|strong|sub|summary|sup|svg|symbol|table|tbody|td|template|text|tfoot|th|thead|time|title|tr|tspan|ul|use|wbr)$/;
  const found = elements.flatMap((element) => {
    const name = element.localName;
    const attributes = [...element.attributes].flatMap((attribute) => {
      if (/^on|^style$|^srcdoc$|^formaction$/i.test(attribute.name)) return `<${name} ${attribute.name}>`;
      if (/^(href|src|action)$/.test(attribute.name) && !/^(#|https?:\/\/)/.test(attribute.value))
        return `<${name} ${attribute.name}="${attribute.value.slice(0, 80)}">`;
      return [];
    });
    return known.test(name) ? attributes : [`<${name}>`, ...attributes];
  });
  const scripts = document.querySelectorAll('script:not([type])').length;
  if (scripts !== 1) found.push(`${scripts} scripts`);
  return [...new Set(found)].slice(0, 10);
}

/** Characters of the longest text of the page. */
export function findLongest(): number {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let longest = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.parentElement?.localName !== 'script') longest = Math.max(longest, node.textContent?.length ?? 0);
  return longest;
}
