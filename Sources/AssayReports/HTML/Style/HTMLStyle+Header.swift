extension HTMLStyle {
  /// The verdict, the counts, the clauses and the latency.
  static let header = """
    body {
      display: grid; column-gap: 2.5rem; grid-template-columns: minmax(0, 1fr) 21rem;
      grid-template-areas: "header header" "filters overview" "list overview" "footer footer";
      grid-template-rows: auto auto 1fr auto;
    }
    header.page { grid-area: header; padding: 1.75rem 0 1.25rem; }
    .overview { grid-area: overview; }
    .filters { grid-area: filters; }
    main { grid-area: list; min-height: 60vh; min-width: 0; outline: none; }
    noscript { grid-area: list; }
    footer.page {
      border-top: 1px solid var(--line); color: var(--muted); font-size: .8125rem;
      grid-area: footer; margin-top: 2.5rem; max-width: none; padding-top: 1rem;
    }
    .brand {
      align-items: center; color: var(--muted); display: flex; font-size: .8125rem; font-weight: 600; justify-content: space-between;
      margin-bottom: .25rem;
    }
    h1 { font-size: 1.625rem; font-weight: 650; letter-spacing: -.01em; line-height: 1.25; }
    header.failed h1 { color: var(--failed); }
    header.errored h1 { color: var(--errored); }
    header.passed h1 { color: var(--passed); }
    .particulars {
      color: var(--muted); display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; margin-top: .75rem;
      font-size: .875rem;
    }
    .particulars > div { display: flex; gap: .4375rem; align-items: baseline; }
    .particulars dd { color: var(--ink); }
    #counts:empty, .filters:empty { display: none; }
    #counts { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.125rem; }
    .proportions {
      border-radius: 3px; display: flex; flex: 0 0 100%; gap: 2px; height: 6px;
      margin-bottom: .375rem; overflow: hidden;
    }
    .proportions span { background: currentColor; min-width: 4px; }
    .count {
      align-items: center; background: none; border: 1px solid var(--line); border-radius: 999px;
      display: flex; gap: .375rem; padding: .1875rem .875rem .1875rem .625rem;
    }
    .count:hover { border-color: currentColor; }
    .count[aria-pressed=true] { background: var(--raised); border-color: currentColor; }
    .overview {
      align-self: start; font-size: .875rem; max-height: 100vh; overflow: auto;
      overscroll-behavior: contain; padding-right: .5rem; position: sticky; scrollbar-width: thin;
      top: 0;
    }
    .overview > details { border-top: 1px solid var(--line); padding: .75rem 0 1.25rem; }
    .overview summary {
      align-items: baseline; display: flex; gap: .75rem; justify-content: space-between;
      list-style: none; padding: .125rem 0;
    }
    .overview summary::-webkit-details-marker { display: none; }
    .overview h2::before { color: var(--muted); content: "▸"; display: inline-block; width: 1rem; }
    .overview [open] > summary h2::before { content: "▾"; }
    .group { margin-top: .75rem; }
    .group h3 { color: var(--muted); font-size: .8125rem; font-weight: 500; }
    .cells { display: flex; flex-wrap: wrap; gap: .25rem; margin-top: .1875rem; }
    .clause {
      align-items: center; background: var(--raised); border: 1px solid transparent;
      border-radius: 5px; display: inline-flex; font-size: .8125rem; gap: .25rem; line-height: 1.4;
      padding: .0625rem .4375rem .0625rem .25rem; text-align: left;
    }
    .clause .icon { height: .8125rem; width: .8125rem; }
    .clause.broken { background: var(--failed-ground); color: var(--failed); }
    .clause.untested { background: none; border: 1px dashed var(--strong-line); }
    .clause:hover, .clause[aria-pressed=true] { border: 1px solid currentColor; }
    .clause-text:not(:empty) {
      background: var(--raised); border-radius: 6px; margin-top: .625rem; padding: .5rem .75rem;
    }
    .histogram {
      border-bottom: 1px solid var(--strong-line); display: block; height: 5rem;
      margin-top: .75rem; width: 100%;
    }
    .histogram rect { fill: var(--bar); }
    .histogram line { stroke: var(--ink); stroke-dasharray: 2 3; vector-effect: non-scaling-stroke; }
    .scale { color: var(--muted); display: flex; font-size: .75rem; justify-content: space-between; }
    .percentiles { display: flex; gap: 1.5rem; margin-top: .375rem; }
    .percentiles dt { color: var(--muted); font-size: .8125rem; }
    .percentiles dd, .time, .timings dd { font-variant-numeric: tabular-nums; }
    """
}
