import stringWidth from 'string-width';
import { type Run, readAnsi } from './ansi.ts';

/** A cell of the terminal, in pixels, and the size of a Latin glyph that is as wide as one. */
const cell = { width: 8.4, height: 20, font: 14 };
/** Size of a Japanese glyph, which is as wide as it is high, and what it lacks to two cells. */
const wide = { font: 15, gap: 2 * cell.width - 15 };
const margin = { x: 22, top: 50, bottom: 20 };
const colors = { ground: '#0d1117', edge: '#30363d', text: '#d6dde5', dim: '#8b949e' };
const lights = ['#ff5f57', '#febc2e', '#28c840'];
const fonts =
  "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Hiragino Sans','Yu Gothic','Noto Sans CJK JP',monospace";

export interface Picture {
  /** Printed in the window's bar. */
  readonly title: string;
  readonly columns: number;
}

/**
 * Draws what a terminal shows, colours included, as an SVG that brings no font. Every piece of text is held to the
 * columns it takes on a terminal, so that Japanese and Latin line up in whatever fonts the reader has.
 */
export function drawTerminal(output: string, { title, columns }: Picture): string {
  const lines = readAnsi(output.trimEnd());
  const width = Math.ceil(columns * cell.width + 2 * margin.x);
  const height = lines.length * cell.height + margin.top + margin.bottom;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="${colors.ground}" stroke="${colors.edge}"/>`,
    ...lights.map((fill, index) => `<circle cx="${22 + index * 18}" cy="20" r="5.5" fill="${fill}"/>`),
    `<g font-family="${fonts}" font-size="${cell.font}" fill="${colors.text}">`,
    `<text x="${width / 2}" y="24" text-anchor="middle" font-size="12.5" fill="${colors.dim}">${escapeXml(title)}</text>`,
    ...lines.flatMap((runs, row) => drawLine(runs, margin.top + row * cell.height)),
    '</g>',
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function drawLine(runs: readonly Run[], top: number): readonly string[] {
  let column = 0;
  return runs.flatMap((run) => {
    const start = column;
    column += stringWidth(run.text);
    return [...drawGround(run, { start, end: column, top }), ...drawText(run, start, top)];
  });
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly top: number;
}

function drawGround({ background }: Run, { start, end, top }: Place): readonly string[] {
  if (background === undefined) return [];
  const width = round((end - start) * cell.width);
  return [`<rect x="${xOf(start)}" y="${top}" width="${width}" height="${cell.height}" fill="${background}"/>`];
}

function drawText(run: Run, start: number, top: number): readonly string[] {
  let column = start;
  return splitByGlyph(run.text).flatMap((piece) => {
    const at = column;
    const columns = stringWidth(piece);
    column += columns;
    if (piece.trim() === '') return [];
    const fit = columns > [...piece].length ? spaced : squeezed(columns);
    return [`<text x="${xOf(at)}" y="${top + 14.5}"${fit}${styleOf(run)}>${escapeXml(piece)}</text>`];
  });
}

/** Japanese glyphs are square in every font, so spacing alone holds them to their cells. */
const spaced = ` font-size="${wide.font}" letter-spacing="${round(wide.gap)}"`;

/** Others may come from a font whose glyphs are wider or narrower than a cell. */
function squeezed(columns: number): string {
  return ` textLength="${round(columns * cell.width)}" lengthAdjust="spacingAndGlyphs"`;
}

function styleOf({ color, bold, dim }: Run): string {
  const fill = color ?? (dim ? colors.dim : undefined);
  return `${fill ? ` fill="${fill}"` : ''}${dim && color ? ' opacity=".7"' : ''}${bold ? ' font-weight="700"' : ''}`;
}

/** Words, gaps, Japanese, and any other sign by itself, as it may come from a font of its own. */
function splitByGlyph(text: string): readonly string[] {
  return text.match(/[!-~]+(?: [!-~]+)*| +|[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]+|./gu) ?? [];
}

function xOf(column: number): number {
  return round(margin.x + column * cell.width);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
