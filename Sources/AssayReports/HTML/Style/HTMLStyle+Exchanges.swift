extension HTMLStyle {
  /// Requests and responses, and how long they took.
  static let exchanges = """
    .exchanges { margin-top: .5rem; }
    .exchange { border-top: 1px solid var(--line); }
    .exchange:first-child { border-top: 0; }
    .exchange > summary { padding: .3125rem .25rem; }
    .exchange > summary .aside { font-size: .8125rem; }
    .exchange > summary h5 { color: var(--muted); min-width: 1.25rem; }
    .exchange > :not(summary) { margin-left: .25rem; }
    .exchange[open] { padding-bottom: 1rem; }
    .failure { color: var(--errored); font-weight: 600; padding: .25rem 0; }
    .timings {
      align-items: center; color: var(--muted); display: flex; flex-wrap: wrap;
      font-size: .8125rem; gap: .375rem 1rem; padding: .25rem 0 .375rem;
    }
    .timing {
      background: var(--raised); border-radius: 3px; display: flex; flex: 0 0 100%; gap: 1px;
      height: 8px; overflow: hidden;
    }
    .timing span { min-width: 2px; }
    .timings dl { display: flex; flex-wrap: wrap; gap: .125rem 1rem; }
    .timings dl > div { align-items: center; display: flex; gap: .375rem; }
    .timings dl > div:not(.total)::before {
      border-radius: 2px; content: ""; height: .625rem; width: .625rem;
    }
    .timings dd { color: var(--ink); }
    .timings .connection { margin-left: auto; }
    .timing .name-look-up, .timings dl > .name-look-up::before { background: #2a9d9d; }
    .timing .connect, .timings dl > .connect::before { background: #d08a28; }
    .timing .TLS, .timings dl > .TLS::before { background: #b0589e; }
    .timing .wait, .timings dl > .wait::before { background: #5b8bc9; }
    .timing .receive, .timings dl > .receive::before { background: #57a55c; }
    .messages {
      display: grid; gap: .75rem 1.25rem; grid-template-columns: repeat(2, minmax(0, 1fr));
      margin-top: .375rem;
    }
    .exchanges h5 { display: flex; align-items: baseline; font-size: .8125rem; gap: .625rem; }
    .exchanges h6 { color: var(--muted); font-size: .75rem; margin-top: .5rem; }
    .exchanges pre {
      background: var(--raised); border-radius: 6px; margin-top: .3125rem; max-height: 32rem;
      overflow: auto; padding: .5rem .75rem;
    }
    .exchanges .first { font-weight: 600; }
    .exchanges .name { color: var(--name); }
    .exchanges .string { color: var(--string); }
    .exchanges .literal { color: var(--literal); }
    .curl { margin-top: .75rem; }
    .curl h5 { align-items: center; }
    .curl pre { max-height: 12rem; }
    """

  /// Narrow screens, paper, and readers who want nothing to move.
  static let media = """
    @media (max-width: 68rem) {
      body {
        grid-template-areas: "header" "overview" "filters" "list" "footer";
        grid-template-columns: minmax(0, 1fr); grid-template-rows: auto;
      }
      .overview { max-height: none; position: static; }
      .overview > details { padding-bottom: .75rem; }
    }
    @media (max-width: 46rem) {
      body { font-size: 16px; padding: 0 1rem 3rem; }
      header.page { padding-top: 1.125rem; }
      h1 { font-size: 1.375rem; }
      .filters { position: static; }
      .filters select { flex: 1 1 8rem; }
      .scenario > summary { flex-wrap: wrap; scroll-margin-top: 1rem; }
      .title { flex-basis: calc(100% - 7.5rem); }
      .tags { justify-content: flex-start; max-width: none; order: 1; padding-left: 1.625rem; }
      .tags:empty { display: none; }
      .detail { padding-left: .375rem; }
      .messages { grid-template-columns: minmax(0, 1fr); }
      .step > summary .aside { flex-basis: 100%; margin-left: 1.625rem; }
      .difference, .difference caption, .difference tbody, .difference tr, .difference td { display: block; }
      .difference thead, .difference .same td + td, .difference td.none { display: none; }
      .difference caption { padding: .1875rem .625rem; }
      .difference td + td { border-left: 0; }
      .timings .connection { margin-left: 0; }
    }
    @media print {
      :root { color-scheme: light; }
      body { display: block; font-size: 10pt; max-width: none; padding: 0; }
      .filters, .quiet, .curl, dialog { display: none; }
      .exchanges pre { max-height: none; }
      .block { content-visibility: visible; }
      .mismatch, .scenario > summary, header.file { break-inside: avoid; }
      header.file, .scenario > summary { break-after: avoid; }
      * { print-color-adjust: exact; }
    }
    """
}
