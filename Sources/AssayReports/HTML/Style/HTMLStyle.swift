/// The page's style, in parts by subject.
enum HTMLStyle {
  static let text =
    "\n" + [base, header, list, detail, exchanges, media].joined(separator: "\n")
    + "\n"
  /// As the page's policy names it.
  static let source = SHA256.source(text)

  /// Colours, letters and controls. The contrast of each colour of letters on its ground is at least
  /// 4.5 to 1 (WCAG 2.2, criterion 1.4.3), in the light and in the dark.
  static let base = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --raised: #f6f7f9; --line: #e2e5ea; --strong-line: #c3c9d1;
      --ink: #1b1f24; --muted: #59626e; --accent: #0a5cc2;
      --passed: #1a7333; --failed: #bf2029; --errored: #7a3fd0; --skipped: #855600;
      --failed-ground: #fdf0f0; --errored-ground: #f6f0fe; --mark: #ffe08a;
      --minus: #ffebeb; --minus-strong: #ffc4c4; --plus: #e7f6ea; --plus-strong: #aee5b9;
      --bar: #7d97b5; --name: #0a4f9e; --string: #17633b; --literal: #8a3b12;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono",
        "DejaVu Sans Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14161a; --raised: #1b1e24; --line: #2b3038; --strong-line: #454c57;
        --ink: #e3e6ea; --muted: #9ba5b1; --accent: #79b4ff;
        --passed: #62cb7d; --failed: #ff8a8a; --errored: #c49dff; --skipped: #dfb45a;
        --failed-ground: #261a1c; --errored-ground: #201b2b; --mark: #5c4a12;
        --minus: #2f1a1d; --minus-strong: #71282f; --plus: #16281b; --plus-strong: #22592f;
        --bar: #6c88a8; --name: #8fbffa; --string: #8ed0a4; --literal: #eba57c;
      }
    }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    body {
      background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif;
      margin: 0 auto; max-width: 92rem; padding: 0 1.5rem 4rem; overflow-wrap: anywhere;
    }
    h1, h2, h3, h4, h5, h6, p, dl, dd, ol, pre, figure { margin: 0; }
    h2, h3, h4, h5, h6 { font-size: inherit; font-weight: 600; }
    ol { list-style: none; padding: 0; }
    code, pre, kbd { font-family: var(--mono); font-size: .8125rem; }
    pre { line-height: 1.5; white-space: pre-wrap; tab-size: 2; }
    pre code { font-size: inherit; }
    h3, h4, .message, .description { unicode-bidi: isolate; }
    .unseen {
      border: 0; clip-path: inset(50%); height: 1px; margin: -1px; overflow: hidden; padding: 0;
      position: absolute; white-space: nowrap; width: 1px;
    }
    .note, .nothing { color: var(--muted); }
    .nothing { padding: 3rem 0; text-align: center; }
    .aside { color: var(--muted); font-weight: 400; }
    button, select, input { color: inherit; font: inherit; }
    button, select, summary { cursor: pointer; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 4px; }
    button.quiet {
      background: none; border: 1px solid var(--line); border-radius: 6px; color: var(--muted);
      font-size: .8125rem; padding: .1875rem .625rem;
    }
    button.quiet:hover { border-color: var(--strong-line); color: var(--ink); }
    kbd {
      border: 1px solid var(--line); border-radius: 4px; font-size: .75rem; padding: 0 .3125rem;
    }
    .mark { display: inline-flex; flex: none; }
    .icon {
      fill: none; height: 1rem; stroke: currentColor; stroke-linecap: round;
      stroke-linejoin: round; stroke-width: 2; width: 1rem;
    }
    .mark.passed, .mark.held, .counts .passed { color: var(--passed); }
    .mark.failed, .counts .failed { color: var(--failed); }
    .mark.errored, .mark.broken, .counts .errored, .counts .broken { color: var(--errored); }
    .mark.skipped, .mark.flaky, .mark.untested, .counts .skipped, .counts .flaky {
      color: var(--skipped);
    }
    dialog {
      background: var(--paper); border: 1px solid var(--strong-line); border-radius: 10px;
      color: inherit; max-width: 26rem; padding: 1.25rem 1.5rem; width: calc(100% - 2rem);
    }
    dialog::backdrop { background: #0006; }
    dialog h2 { font-size: 1.0625rem; margin-bottom: .5rem; }
    dialog dl > div { display: flex; gap: 1rem; padding: .25rem 0; }
    dialog dt { align-items: baseline; display: flex; flex: 0 0 4rem; gap: .25rem; justify-content: flex-end; }
    dialog form { margin-top: 1rem; text-align: right; }
    dialog form button {
      background: var(--raised); border: 1px solid var(--strong-line); border-radius: 6px;
      padding: .25rem 1rem;
    }
    """
}
