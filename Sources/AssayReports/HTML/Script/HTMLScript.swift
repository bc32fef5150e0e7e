/// The page's script, in parts by subject. It reads the data blocks, and makes text of them with
/// `textContent` and text nodes alone: no string of the run is ever read as markup or script.
enum HTMLScript {
  static let text = """

    (() => {
    'use strict';
    \(elements)
    \(filters)
    \(overview)
    \(list)
    \(detail)
    \(mismatches)
    \(exchanges)
    \(keys)
    \(start)
    })();

    """

  /// As the page's policy names it.
  static let source = SHA256.source(text)

  /// Begins when all functions are there.
  private static let start = #"""
    drawOverview();
    drawFilters();
    drawHelp();
    readHash();
    """#
}
