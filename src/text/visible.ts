/** Blanks, controls, marks of reading direction, fillers and the like. A braille pattern without dots is a symbol to Unicode. */
const unseen = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** What a reader sees of a text, without its blanks; empty: it says nothing, however many characters it has. */
export function visibleOf(text: string): string {
  return text.replace(unseen, '');
}
