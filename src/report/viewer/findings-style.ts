/** How the table of results looks, and what surrounds it. */
export const findingsStyle = `
.page-findings .part { white-space: nowrap; }
.page-findings ul.few { margin: 0; padding-left: 1.1rem; }
.page-findings.static .unscripted { display: revert; }
.results { scroll-margin-top: 1rem; }
.results .tools { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin: 1rem 0; }
.results [hidden] { display: none !important; }
.results .search { flex: 1 1 24rem; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 0.75rem; align-items: baseline; }
.results .search label { font-weight: 600; }
.results .search input { grid-column: 1 / -1; width: 100%; min-height: 2.5rem; }
.results .search .hint { color: var(--soft); font-size: 0.8rem; }
.results .group { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.results .tools button { min-height: 2.5rem; }
.results .group.view { gap: 0; }
.results .view button { border-radius: 0; }
.results .view button:first-child { border-radius: 0.375rem 0 0 0.375rem; }
.results .view button:last-child { border-radius: 0 0.375rem 0.375rem 0; border-left: 0; }
.results .narrowed { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0.75rem 0; }
.results .narrowed:empty { display: none; }
.results .narrowed button { max-width: 100%; overflow-wrap: anywhere; text-align: left; }
.results .body { display: grid; grid-template-columns: clamp(11rem, 15vw, 13rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
.results .facets > summary { font-weight: 600; padding: 0.35rem 0; }
.results .facets fieldset { border: 0; border-top: 1px solid var(--line); margin: 0; padding: 0.5rem 0; min-width: 0; }
.results .facets legend { float: left; width: 100%; padding: 0 0 0.25rem; font-weight: 600; font-size: 0.85rem; color: var(--soft); }
.results .facets label { clear: both; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.5rem; align-items: baseline;
  font-size: 0.875rem; padding: 0.15rem 0; min-height: 1.6rem; overflow-wrap: anywhere; }
.results .facets .count { color: var(--soft); font-variant-numeric: tabular-nums; font-size: 0.8rem; }
.results .facets label.few { color: var(--soft); }
.results .facets button { font-size: 0.8rem; min-height: 1.75rem; padding: 0.15rem 0.6rem; margin-top: 0.25rem; }
.results .status { margin: 0 0 0.5rem; color: var(--soft); font-size: 0.9rem; }
.results th button { border: 0; background: none; padding: 0.1rem 0; min-height: 1.5rem; font-weight: 600; text-align: left; color: inherit; }
.results thead button { white-space: nowrap; }
.results thead button::after { content: "\\00a0\\2195" / ""; color: var(--line); }
.results thead [aria-sort=ascending] button::after { content: "\\00a0\\2191" / ""; color: var(--accent); }
.results thead [aria-sort=descending] button::after { content: "\\00a0\\2193" / ""; color: var(--accent); }
.results .wide { container-type: inline-size; }
.results :is(th, td) { padding-right: 0.5rem; }
.results td.rule { min-width: 11rem; width: 50%; }
.results td.rule button { border: 0; background: none; padding: 0.1rem 0; min-height: 1.5rem; text-align: left; color: var(--accent); font-weight: 600;
  display: grid; grid-template-columns: 1em minmax(0, 1fr); gap: 0.4em; overflow-wrap: anywhere; }
.results td.rule button::before { content: "\\25b8"; }
.results td.rule button[aria-expanded=true]::before { content: "\\25be"; }
.results td.rule .message { display: block; padding-left: 1.4em; color: var(--soft); }
.results th.resource { min-width: 9rem; } .results td.account { min-width: 6.75rem; font-size: 0.8rem; }
.results .by-resource th.resource { min-width: 10rem; width: 35%; } .results .by-resource td.type { min-width: 9.25rem; }
.results .by-resource thead th { white-space: normal; font-size: 0.8rem; }
.results .by-resource .hint { margin: 0 0 0.5rem; color: var(--soft); font-size: 0.9rem; }
.results details.counts { margin: 0 0 0.75rem; }
.results tbody tr:hover > * { background: var(--ground); }
.results tbody tr.open > * { border-bottom-color: transparent; }
.results .said-too { display: block; font-size: 0.8rem; }
.results td.nowrap { white-space: nowrap; }
.results tr.detail > td { padding: 0.25rem 0.75rem 1rem 1.4rem; background: var(--ground); }
.results .detail .panel { position: sticky; left: 1.4rem; max-width: calc(100cqi - 2.4rem); }
.results .detail dl.facts > div { grid-template-columns: minmax(7rem, 10rem) minmax(0, 1fr); }
.results .detail ul { margin: 0; padding-left: 1.1rem; }
.results .detail .group { margin-top: 0.75rem; gap: 0.5rem 1.25rem; align-items: center; }
.results .pager { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 1rem 0 0; }
.results .pager input { width: 5rem; text-align: right; }
.results button[aria-disabled=true] { opacity: 1; color: var(--none); border-color: var(--line); cursor: default; background: none; }
.results textarea { width: 100%; min-height: 6rem; font: inherit; font-size: 0.8rem; color: inherit; background: var(--raised); border: 1px solid var(--soft); border-radius: 0.375rem; }
.results .copying { display: grid; gap: 0.25rem; margin: 0.75rem 0; }
.results .copying:empty { display: none; }
@media (max-width: 60rem) {
  .results .body { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
  .results .facets form, .results .facets .all { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 0 1.5rem; }
  .results .detail dl.facts > div { grid-template-columns: minmax(0, 1fr); }
}
@media print { .page-findings .place { min-width: 7em; } .page-findings .text { min-width: 12em; } }
`;
