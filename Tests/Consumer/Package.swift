// swift-tools-version: 6.2

import PackageDescription

// A package as a team has it that tests its API with Assay. It stands apart from Assay's own package,
// which it takes in like any other.
let package = Package(
  name: "Consumer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "assay", path: "../..", traits: [])],
  targets: [
    .target(name: "Greetings"),
    .testTarget(
      name: "GreetingsTests",
      dependencies: ["Greetings", .product(name: "AssayTesting", package: "assay")]
    ),
  ]
)
