extension HTMLStyle {
  /// The filters and the list of files and scenarios.
  static let list = """
    .filters {
      align-items: center; background: var(--paper); display: flex; flex-wrap: wrap; gap: .5rem;
      border-bottom: 1px solid var(--line); border-top: 1px solid var(--line); padding: .625rem 0;
      position: sticky; top: 0; z-index: 1;
    }
    .filters input, .filters select {
      background: var(--paper); border: 1px solid var(--strong-line); border-radius: 6px;
      font-size: .875rem; height: 2rem; padding: 0 .625rem;
    }
    .filters input { flex: 1 1 14rem; min-width: 0; }
    .filters select { max-width: 11rem; }
    .filters .sum { color: var(--muted); font-size: .8125rem; margin-left: auto; }
    .filters .quiet { height: 2rem; }
    header.file {
      align-items: baseline; display: flex; flex-wrap: wrap; gap: 0 .75rem;
      padding: 1.5rem 0 .4375rem;
    }
    header.file h2 { font-size: 1rem; }
    header.file code { color: var(--muted); font-size: .75rem; }
    header.file .counts { display: flex; font-size: .8125rem; gap: .75rem; margin-left: auto; }
    .block { content-visibility: auto; contain-intrinsic-size: auto 2200px; }
    .scenario { border-top: 1px solid var(--line); }
    .scenario > summary {
      align-items: flex-start; display: flex; gap: .625rem; list-style: none;
      padding: .5rem .375rem; scroll-margin: 4.5rem 0 2rem;
    }
    .scenario > summary::-webkit-details-marker { display: none; }
    .scenario > summary:hover { background: var(--raised); }
    .scenario > summary:focus-visible { outline-offset: -2px; }
    .scenario[open] > summary { background: var(--raised); }
    .scenario > summary .mark { padding-top: .21875rem; }
    .title { flex: 1; min-width: 0; }
    .title h3 { font-weight: 450; }
    .failed > summary h3, .errored > summary h3 { font-weight: 600; }
    .scenario > summary .message {
      color: var(--muted); display: -webkit-box; font-size: .875rem; overflow: hidden;
      -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2;
    }
    .failed > summary .message { color: var(--failed); }
    .errored > summary .message { color: var(--errored); }
    .tags { display: flex; flex-wrap: wrap; gap: .25rem; justify-content: flex-end; max-width: 40%; }
    .tag, .chip {
      background: none; border: 1px solid var(--line); border-radius: 999px; color: var(--muted);
      font-size: .75rem; padding: 0 .5rem;
    }
    .time { color: var(--muted); flex: none; font-size: .8125rem; line-height: 1.40625rem; }
    .scenario > summary .time { min-width: 4.5rem; text-align: right; }
    .diagnostics { border-top: 1px solid var(--line); padding: .75rem .375rem; }
    """
}
