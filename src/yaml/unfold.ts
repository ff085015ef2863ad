import type { Scalar } from 'yaml';

/** A line break that was folded into a space, between two characters of a script that writes none there. */
const fold =
  /(?<=[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}\uff01-\uff60]) (?=[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}\uff01-\uff60])/gu;

/**
 * Closes the gaps that folding leaves in Japanese: YAML makes a space of a line break, which is right between English
 * words only. A text on one line, or written with `|`, keeps every space: `本編 第2章` is meant so.
 * @param file the text of the whole file, that `node` was read from.
 */
export function unfold(value: string, node: Scalar, file: string): string {
  if (node.type === 'BLOCK_LITERAL' || !node.range) return value;
  const written = file.slice(node.range[0], node.range[1]);
  const lines = node.type === 'BLOCK_FOLDED' ? written.slice(written.indexOf('\n') + 1) : written;
  return lines.trimEnd().includes('\n') ? value.replace(fold, '') : value;
}
