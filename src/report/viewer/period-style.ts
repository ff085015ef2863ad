/** The period page: strips of days, spans of findings, figures. Shapes and hatching tell what colours do. */
export const periodStyle = `
.period-soft { color: var(--soft); }
.period-under { margin-top: 0.15rem; }
.period-part { margin-top: 2.5rem; }
dl.period-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.75rem; margin: 1rem 0; }
dl.period-figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end;
  border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem; }
dl.period-figures dt { color: var(--soft); font-size: 0.85rem; line-height: 1.45; }
dl.period-figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.period-legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; list-style: none; padding: 0; font-size: 0.875rem; }
.day-strip, .month-axis { display: block; max-width: 100%; height: 1.1rem; }
.day-strip, .day-swatch { outline: 1px solid var(--line); }
.day-swatch { width: 1.5rem; height: 1rem; vertical-align: -0.2em; margin-right: 0.25rem; }
.day-strip path, .day-swatch path { fill: none; stroke-width: 3; }
.day-strip .found, .day-swatch .found { stroke: var(--bad); }
.day-patterns { position: absolute; }
.day-patterns .hatch { stroke: var(--none); stroke-width: 1.5; fill: none; }
.day-patterns .blank { stop-color: var(--paper); } .day-patterns .passed { stop-color: var(--good); }
.day-patterns .month { fill: none; stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.month-axis { overflow: visible; } .month-axis text { font-size: 0.75rem; fill: var(--soft); font-weight: 400; }
table.day-strips { min-width: 46rem; margin-bottom: 1.5rem; }
table.day-strips th, table.day-strips td { vertical-align: middle; padding-top: 0.3rem; padding-bottom: 0.3rem; }
table.day-strips tbody th { min-width: 12em; }
.period-control { font-size: 0.8rem; line-height: 1.4; color: var(--soft); }
table.day-strips thead th { vertical-align: bottom; white-space: nowrap; }
table.day-strips .days { width: 60%; min-width: 14rem; padding-right: 1.5rem; }
.page[class*=page-period]:lang(en) thead th::first-letter { text-transform: uppercase; }
.page-period dd > ul { margin: 0; padding-left: 1.25rem; }
.period-times > span { display: block; white-space: nowrap; color: var(--soft); margin-top: 0.15rem; }
.period-span { display: block; width: 100%; min-width: 9rem; height: 0.75rem; margin-top: 0.3rem; }
.period-span path { fill: none; }
.period-span .whole { stroke: var(--line); stroke-width: 1; }
.period-span .maybe { stroke: var(--bad); stroke-width: 1.5; } .period-span .seen { stroke: var(--bad); stroke-width: 6; }
@media (max-width: 60rem), print { .month-axis text:not(:nth-child(3n+1)) { display: none; } }
@media print {
  .month-axis text { font-size: 7pt; }
  .period-part { margin-top: 6mm; }
  dl.period-figures { grid-template-columns: repeat(4, 1fr); gap: 3mm; }
  dl.period-figures dd { font-size: 13pt; } dl.period-figures dt { font-size: 8pt; }
  dl.period-figures > div { padding: 1.5mm 2mm; break-inside: avoid; }
  table.day-strips { min-width: 0; } table.day-strips .days { min-width: 0; width: 52%; padding-right: 3mm; }
  .day-strip { height: 3.5mm; } .period-span { min-width: 24mm; }
  .period-all::details-content { content-visibility: visible; display: block; }
}
`;
