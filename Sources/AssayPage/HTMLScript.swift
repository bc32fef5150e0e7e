import AssayText

/// The page's script, in parts by subject. It reads the data blocks, and makes text of them with
/// `textContent` and text nodes alone: no string of the run is ever read as markup or script.
enum HTMLScript {
  /// The parts share one scope, which nothing outside of them sees.
  static let text =
    "\n(() => {\n'use strict';\n" + parts.map { PagePart($0).text }.joined() + "})();\n"

  /// As the page's policy names it.
  static let source = SHA256.source(text)

  private static var parts: [[UInt8]] {
    [
      PackageResources.elements_js, PackageResources.addresses_js, PackageResources.filters_js,
      PackageResources.overview_js, PackageResources.list_js, PackageResources.detail_js,
      PackageResources.mismatches_js, PackageResources.exchanges_js, PackageResources.keys_js,
      PackageResources.start_js,
    ]
  }
}
