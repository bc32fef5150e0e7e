// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// In place of `Synchronization`.
let watched: [SwiftSetting] =
  settings + [.unsafeFlags(["-module-alias", "Synchronization=WatchedLocks"])]

/// The transport and its tests alone, for `.ci/run` to build for a sanitizer: all of the root package
/// would take ten times as long.
let package = Package(
  name: "transport",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "WatchedLocks", path: "WatchedLocks", swiftSettings: settings),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
    .target(name: "AssayText", swiftSettings: settings),
    .target(
      name: "AssayExchange", dependencies: ["AssayText", "CCurl", "WatchedLocks"],
      swiftSettings: watched),
    .target(
      name: "LoopbackServers", dependencies: ["WatchedLocks"], path: "Tests/LoopbackServers",
      swiftSettings: watched),
    .target(name: "BlockingTests", path: "Tests/BlockingTests", swiftSettings: settings),
    .testTarget(
      name: "AssayExchangeTests",
      dependencies: ["AssayExchange", "LoopbackServers", "BlockingTests"],
      swiftSettings: watched),
  ],
  swiftLanguageModes: [.v6]
)
