/**
 * How a printable page looks: on A4 and Letter, without colour, and at four times its size. Nothing is loaded. Greys hold
 * 4.5:1 on white (WCAG 2.2, 1.4.3).
 */
export const pageStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem; color: #111; background: #fff; line-height: 1.5;
  font: 0.95rem/1.5 system-ui, "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
html[lang=ja] body { line-height: 1.7; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 0.25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; padding-top: 0.5rem; border-top: 2px solid #111; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
p, ul, ol, dl, pre, table { margin: 0.5rem 0; }
.lead { color: #444; margin: 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
nav ol { columns: 2; column-gap: 2rem; padding-left: 1.75rem; }
a { color: #0b3d91; }
.note { border: 1px solid #111; border-left-width: 0.4rem; padding: 0.4rem 0.75rem; margin: 0.5rem 0; }
.note strong { display: inline; }
dl.facts { border-top: 1px solid #bbb; }
dl.facts > div { display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr; border-bottom: 1px solid #bbb; }
dl.facts dt, dl.facts dd { margin: 0; padding: 0.25rem 0.5rem 0.25rem 0; }
dl.facts dt { color: #444; }
dd, td, th, li, p { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
caption { text-align: left; font-weight: 600; padding: 0.5rem 0 0.25rem; caption-side: top; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.5rem 0.2rem 0; border-bottom: 1px solid #ccc; }
thead th { border-bottom: 2px solid #111; overflow-wrap: normal; word-break: keep-all; }
tbody td { min-width: 5em; }
caption.said { position: absolute; left: -999rem; }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; padding-right: 0.75rem; }
.number, .word, .state { min-width: 0; }
.word, .state { white-space: nowrap; }
.state { font-weight: 600; }
.place { min-width: 11em; }
.text { min-width: 16em; }
.cut { font-weight: 600; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; font-size: 0.9em; }
pre { border: 1px solid #bbb; padding: 0.5rem 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 2rem; border-top: 1px solid #bbb; color: #444; font-size: 0.85rem; }
@media (max-width: 40rem) {
  dl.facts > div { grid-template-columns: 1fr; }
  dl.facts dt { padding-bottom: 0; }
  nav ol { columns: 1; }
}
@media print {
  @page { margin: 16mm 14mm; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  h1 { font-size: 16pt; }
  h2 { font-size: 12pt; margin-top: 14pt; }
  h3 { font-size: 10pt; }
  h2, h3, caption { break-after: avoid; }
  table { font-size: 8pt; line-height: 1.35; }
  th, td { padding-top: 0.1rem; padding-bottom: 0.1rem; }
  thead { display: table-header-group; }
  tr, .note, pre, dl.facts > div { break-inside: avoid; }
  .wide { overflow: visible; }
  .skip { display: none; }
  a { color: inherit; text-decoration: none; }
}
`;
