extension HTMLStyle {
  /// The whole style of an audit's page, which has no script.
  static let audit = "\n" + base + "\n" + tables

  private static let tables = """
    body { max-width: 78rem; padding: 2rem 1.5rem 4rem; }
    h1 { font-size: 1.625rem; font-weight: 650; }
    h2 { font-size: 1.125rem; margin: 2.25rem 0 .375rem; }
    h3 { margin-top: 1.25rem; }
    p { margin: .375rem 0; }
    table { border-collapse: collapse; margin: .5rem 0 1.5rem; width: 100%; }
    th { color: var(--muted); font-size: .8125rem; font-weight: 500; }
    th, td {
      border-bottom: 1px solid var(--line); padding: .3125rem 1rem .3125rem 0; text-align: left;
      vertical-align: top;
    }
    summary { padding: .25rem 0; }
    td summary { padding: 0; }
    ul { margin: .25rem 0; padding-left: 1.25rem; }
    .good { color: var(--passed); }
    .bad { color: var(--failed); }

    """
}
