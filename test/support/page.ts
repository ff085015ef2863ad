/** The page with the rows of the table under `header` (its whole first line) put in place of those there. Throws where it has none. */
export function fillTable(page: string, header: string, rows: readonly string[]): string {
  const lines = page.split('\n');
  const start = lines.indexOf(header);
  if (start === -1) throw new Error(`no table under: ${header}`);
  const end = lines.findIndex((line, index) => index > start + 1 && !line.startsWith('|'));
  return [...lines.slice(0, start + 2), ...rows, ...lines.slice(end === -1 ? lines.length : end)].join('\n');
}

/** The page with what stands in its one block of this language put in place. Throws where it has none. */
export function fillBlock(page: string, language: string, text: string): string {
  const block = new RegExp(`\`\`\`${language}\\n[\\s\\S]*?\`\`\``);
  if (!block.test(page)) throw new Error(`no ${language} block`);
  return page.replace(block, () => `\`\`\`${language}\n${text}\n\`\`\``);
}

/** The addresses a page links to: `[…](address)`, pictures too, without those in code. */
export function readLinks(page: string): readonly string[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);
}

/** The anchors of a page: of its headings, as GitHub makes them, and those that it names. */
export function readAnchors(page: string): readonly string[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, '');
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...prose.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}
