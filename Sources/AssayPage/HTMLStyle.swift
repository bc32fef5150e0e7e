import AssayText

/// The style of the pages, in parts by subject.
enum HTMLStyle {
  /// Of a run's page.
  static let text = joined([
    PackageResources.base_css, PackageResources.header_css, PackageResources.list_css,
    PackageResources.detail_css, PackageResources.exchanges_css, PackageResources.media_css,
  ])

  /// As the page's policy names it.
  static let source = SHA256.source(text)

  /// Of an audit's page, which has no script.
  static let audit = joined([PackageResources.base_css, PackageResources.audit_css])

  private static func joined(_ parts: [[UInt8]]) -> String {
    "\n" + parts.map { PagePart($0).text }.joined()
  }
}
