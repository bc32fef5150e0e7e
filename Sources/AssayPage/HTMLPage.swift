import AssayJSON
import AssayReports

/// The whole page: what can be read at once, the data, the script, and behind it the details of each
/// scenario, which are looked at only when it is opened.
struct HTMLPage {
  let skeleton: HTMLSkeleton
  let rows: [Int: JSONText]
  let details: ScenarioDetails

  var bytes: [UInt8] {
    var output = Array(head.utf8)
    output += skeleton.body.utf8
    append("run", JSONText(RunNode.node(plan, totals)).bytes, to: &output)
    append("scenarios", list, to: &output)
    output += "<script>\(HTMLScript.text)</script>\n".utf8
    for index in plan.scenarios.indices {
      guard let detail = details[index] else { continue }
      append("detail-\(index)", detail, to: &output)
    }
    output += "</body>\n</html>\n".utf8
    return output
  }

  /// In plan order.
  private var list: [UInt8] {
    let texts: [[UInt8]] = plan.scenarios.indices.compactMap { index in rows[index]?.bytes }
    return Array("[\n".utf8) + Array(texts.joined(separator: ",\n".utf8)) + Array("\n]".utf8)
  }

  /// A data block: browsers do not run a script of this type.
  private func append(_ id: String, _ json: [UInt8], to output: inout [UInt8]) {
    output += "<script type=\"application/json\" id=\"\(id)\">".utf8
    output += json
    output += "</script>\n".utf8
  }

  private var plan: ReportedPlan { skeleton.plan }

  private var totals: ReportedTotals { skeleton.totals }

  private var head: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(XMLText.attribute(title))</title>
    <link rel="icon" href="\(icon)">
    <style>\(HTMLStyle.text)</style>
    </head>

    """
  }

  /// Nothing is loaded, and nothing runs but this style and this script, which are known by their
  /// hashes (Content Security Policy Level 3, section 2.3.1). The icon is a `data:` URL.
  private var policy: String {
    [
      "default-src 'none'", "style-src '\(HTMLStyle.source)'",
      "script-src '\(HTMLScript.source)'", "img-src data:", "base-uri 'none'",
      "form-action 'none'",
    ].joined(separator: "; ")
  }

  private var title: String {
    (plan.identity.name.map { "\(PageText.line($0, to: 100)): " } ?? "")
      + "\(skeleton.verdict) – \(PageText.line(plan.baseURL, to: 100))"
  }

  private var icon: String {
    let color =
      switch totals.state {
      case .passed: "1f883d"
      case .failed: "d1242f"
      case .errored: "8250df"
      case .skipped: "9a6700"
      }
    return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
      + "%3Ccircle cx='4' cy='4' r='3.5' fill='%23\(color)'/%3E%3C/svg%3E"
  }
}
