/**
 * What all pages share: colours, type, the frame, tables and controls. Each pair of colours holds 4.5:1, shapes 3:1 (WCAG 2.2,
 * 1.4.3 and 1.4.11), light and dark. A state is told by its word and its shape as well. `:root:has()` makes a browser look through
 * the whole page after each change, so it stands only where no script runs.
 */
export const shellStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1a1f26, #e7ebf0); --soft: light-dark(#4d5865, #aab4c0); --line: light-dark(#d5dbe2, #353e49);
  --paper: light-dark(#ffffff, #12161b); --ground: light-dark(#f4f6f8, #0b0e12); --raised: light-dark(#ffffff, #191f26);
  --accent: light-dark(#0b4fae, #8cbcff); --on-accent: light-dark(#ffffff, #0b0e12);
  --bad: light-dark(#b3161f, #ff9c9c); --warn: light-dark(#8a5300, #f2bd62); --good: light-dark(#12693a, #79d5a0);
  --calm: light-dark(#4a4fa3, #b9bcff); --none: light-dark(#5a6572, #a3adb9);
  --bad-soft: light-dark(#fdecec, #3a1719); --warn-soft: light-dark(#fdf3e0, #33260d); --good-soft: light-dark(#e8f5ed, #11301f);
}
:root[data-theme=light], :root:not(.scripted):has(#theme-light:checked) { color-scheme: light; }
:root[data-theme=dark], :root:not(.scripted):has(#theme-dark:checked) { color-scheme: dark; }
header:has(#language-en:checked) [data-language=ja], header:has(#language-en:checked) ~ [data-language=ja],
header:has(#language-ja:checked) [data-language=en], header:has(#language-ja:checked) ~ [data-language=en] { display: none; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; color: var(--text); background: var(--ground);
  font: 1rem/1.55 system-ui, "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
[lang=ja] { line-height: 1.75; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; letter-spacing: -0.01em; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 1rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
h4 { font-size: 0.95rem; margin: 1rem 0 0.25rem; }
p, ul, ol, dl, pre, table { margin: 0.5rem 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; padding: 0.5rem 1rem; }
.said { position: absolute; left: -999rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; justify-content: flex-end; padding: 0.5rem 1.5rem; font-size: 0.85rem;
  border-bottom: 1px solid var(--line); background: var(--paper); }
.choices fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
.choices legend { float: left; padding: 0; margin-right: 0.75rem; color: var(--soft); }
.report { display: grid; grid-template-columns: clamp(10rem, 14vw, 15rem) minmax(0, 1fr); max-width: 96rem; margin: 0 auto; }
.pages { padding: 1.5rem 1rem; font-size: 0.9rem; }
.pages ol { position: sticky; top: 1rem; list-style: none; margin: 0; padding: 0; }
.pages a { display: block; padding: 0.35rem 0.75rem; border-radius: 0.375rem; text-decoration: none; color: var(--text); }
.pages a:hover { background: var(--paper); color: var(--accent); }
main { padding: 1.5rem 1.5rem 1.5rem 0.5rem; min-width: 0; }
main:focus { outline: none; }
.report > footer { grid-column: 2; padding: 0 1.5rem 2rem 0.5rem; color: var(--soft); font-size: 0.85rem; }
.page { background: var(--paper); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1.5rem; margin: 0 0 1.25rem; }
.note { border: 1px solid var(--line); border-left: 0.35rem solid var(--accent); border-radius: 0.25rem; padding: 0.5rem 0.9rem; margin: 0.75rem 0; }
.note.alarm { border-left-color: var(--bad); background: var(--bad-soft); }
.note.warn { border-left-color: var(--warn); background: var(--warn-soft); }
.state { white-space: nowrap; font-weight: 600; }
.state-bad { color: var(--bad); } .state-warn { color: var(--warn); } .state-good { color: var(--good); }
.state-calm { color: var(--calm); } .state-none { color: var(--none); }
dl.facts > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0 1rem; border-bottom: 1px solid var(--line); padding: 0.3rem 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; }
dd, td, th, li, p { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
caption { text-align: left; font-weight: 600; padding: 0.5rem 0 0.25rem; }
caption.said { position: absolute; left: -999rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--soft); color: var(--soft); font-weight: 600; overflow-wrap: normal; word-break: keep-all; }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.word { white-space: nowrap; }
.place { min-width: 11em; } .text { min-width: 16em; }
.cut { font-weight: 600; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; font-size: 0.875em; }
pre { background: var(--ground); border: 1px solid var(--line); border-radius: 0.25rem; padding: 0.5rem 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
button, input, select { font: inherit; color: inherit; }
button, select, input[type=search], input[type=text] { background: var(--raised); border: 1px solid var(--soft); border-radius: 0.375rem; padding: 0.35rem 0.75rem; min-height: 2rem; }
button { cursor: pointer; }
button[aria-pressed=true] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
summary { cursor: pointer; }
.scripted .unscripted, :root:not(.scripted) .interactive { display: none; }
@media (max-width: 60rem) {
  .report { display: block; }
  .pages { padding: 1rem 1.5rem 0; } .pages ol { position: static; display: flex; flex-wrap: wrap; }
  main, .report > footer { padding: 1rem; }
  .page { padding: 1rem; }
  dl.facts > div { grid-template-columns: 1fr; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  @page { margin: 15mm 14mm; }
  :root { color-scheme: light !important; }
  body { background: none; font-size: 9.5pt; }
  .choices, .pages, .skip, .interactive, button { display: none !important; }
  .scripted .unscripted { display: revert; }
  .report { display: block; max-width: none; } main, .report > footer { padding: 0; }
  .page { border: 0; border-radius: 0; padding: 0; margin: 0 0 8mm; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 10.5pt; }
  h2, h3, h4, caption { break-after: avoid; }
  table { font-size: 8pt; line-height: 1.35; } thead { display: table-header-group; }
  th, td { padding: 0.1rem 0.5rem 0.1rem 0; }
  tr, .note, pre, dl.facts > div { break-inside: avoid; } tbody > tr:first-child { break-before: avoid; }
  .page.page-findings .part { white-space: normal; display: inline-block; min-width: 9em; }
  .wide { overflow: visible; }
  a { color: inherit; text-decoration: none; }
}
`;
