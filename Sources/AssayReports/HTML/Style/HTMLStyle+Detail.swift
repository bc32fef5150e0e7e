extension HTMLStyle {
  /// A scenario that is open: its steps, and what was wrong.
  static let detail = """
    .detail { padding: .75rem .375rem 1.75rem 2rem; }
    .about { display: grid; gap: .5rem; margin-bottom: .75rem; }
    .description { color: var(--muted); max-width: 46rem; white-space: pre-wrap; }
    .chips { align-items: center; display: flex; flex-wrap: wrap; gap: .375rem; }
    .chip:hover { border-color: var(--strong-line); color: var(--ink); }
    .chips .quiet { border: 0; padding: 0 .25rem; font-size: .75rem; text-decoration: underline; }
    .step, .try { border: 1px solid var(--line); border-radius: 8px; margin-top: .625rem; }
    .step > summary, .try > summary, .exchange > summary {
      align-items: baseline; display: flex; flex-wrap: wrap; gap: .125rem .625rem;
      list-style: none; padding: .4375rem .75rem;
    }
    .step > summary::-webkit-details-marker, .try > summary::-webkit-details-marker,
    .exchange > summary::-webkit-details-marker { display: none; }
    .step > summary .mark, .try > summary .mark { align-self: center; }
    .step > summary .aside { font-size: .8125rem; margin-left: auto; }
    .step > summary:hover, .try > summary:hover, .exchange > summary:hover {
      background: var(--raised); border-radius: 7px;
    }
    .step > :not(summary), .try > :not(summary) { margin: 0 .75rem .75rem; }
    .try > summary { flex-wrap: nowrap; }
    .try > summary h4, .try > summary .time { flex: none; }
    .try > summary .aside {
      flex: 1; font-size: .875rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
    }
    .tries { margin-bottom: 1rem; }
    .mismatch, .diagnostic {
      background: var(--failed-ground); border-left: 3px solid var(--failed);
      border-radius: 0 6px 6px 0; margin-top: .5rem; padding: .5rem .875rem .5625rem;
    }
    .mismatch.errored, .diagnostic {
      background: var(--errored-ground); border-left-color: var(--errored);
    }
    .mismatch.skipped, .diagnostic.warning {
      background: var(--raised); border-left-color: var(--skipped);
    }
    .mismatch > .message { font-weight: 600; }
    .diagnostic .message, .remark p { white-space: pre-wrap; }
    .diagnostic .code, .where code { color: var(--muted); }
    .remark { margin-top: .5rem; }
    .place { margin-top: .25rem; }
    .place .at { color: var(--muted); font-size: .75rem; }
    .place pre { display: flex; gap: .75rem; }
    .place .number { color: var(--muted); flex: none; user-select: none; }
    mark {
      background: var(--mark); border-radius: 2px; color: inherit; text-decoration: underline;
      text-decoration-thickness: 2px; text-underline-offset: 3px;
    }
    .difference {
      background: var(--paper); border: 1px solid var(--line); border-collapse: separate;
      border-radius: 6px; border-spacing: 0; font: .8125rem/1.55 var(--mono); margin-top: .625rem;
      overflow: hidden; table-layout: fixed; width: 100%;
    }
    .difference caption {
      caption-side: top; color: var(--muted); font-size: .75rem; padding-bottom: .1875rem;
      text-align: left;
    }
    .difference th {
      border-bottom: 1px solid var(--line); color: var(--muted);
      font: 500 .75rem/1.5 system-ui, sans-serif; padding: .1875rem .625rem; text-align: left;
    }
    .difference td { padding: 0 .625rem 0 1.5rem; vertical-align: top; white-space: pre-wrap; }
    .difference th + th, .difference td + td { border-left: 1px solid var(--line); }
    .difference tr:first-child td { padding-top: .25rem; }
    .difference tr:last-child td { padding-bottom: .25rem; }
    .same td { color: var(--muted); }
    .gap td { background: var(--raised); color: var(--muted); font-style: italic; }
    td.expected, td.actual { position: relative; }
    td.expected { background: var(--minus); }
    td.actual { background: var(--plus); }
    td.expected::before, td.actual::before { content: "−"; left: .5rem; position: absolute; }
    td.actual::before { content: "+"; }
    .pair { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: .375rem; }
    .pair > div { align-items: baseline; display: flex; gap: .5rem; }
    .pair dt { color: var(--muted); font-size: .75rem; }
    .pair dd { border-radius: 4px; padding: 0 .4375rem; }
    .pair code { white-space: pre-wrap; }
    .pair .expected { background: var(--minus); }
    .pair .actual { background: var(--plus); }
    del, ins { border-radius: 2px; text-decoration: none; }
    del { background: var(--minus-strong); }
    ins { background: var(--plus-strong); }
    """
}
