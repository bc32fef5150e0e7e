// swift-tools-version: 6.2

import PackageDescription

/// What every target of ours is held to; `treatAllWarnings` acts only where Assay is the root package.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "assay",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .library(name: "AssayTesting", targets: ["AssayTesting"]),
  ],
  traits: [
    .trait(
      name: "Command",
      description: "The command and its reference API, which a package of tests can do without."
    ),
    .default(enabledTraits: ["Command"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Without its traits hummingbird leaves full Foundation and swift-configuration out.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
  ],
  targets: [
    // files -> Suite -> Plan -> Exchange -> Verdict -> Event -> report
    .target(name: "AssayText", swiftSettings: strict),
    .target(name: "AssayJSON", dependencies: ["AssayText"], swiftSettings: strict),
    .target(name: "AssaySuite", dependencies: ["AssayText", "AssayJSON"], swiftSettings: strict),
    .systemLibrary(
      name: "CCurl",
      pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
    ),
    .target(
      name: "AssayExchange",
      dependencies: ["CCurl", "AssayText"],
      swiftSettings: strict
    ),
    .target(
      name: "AssayVerdict",
      dependencies: ["AssayText", "AssayJSON", "AssaySuite", "AssayExchange"],
      swiftSettings: strict
    ),
    .target(
      name: "AssayRun",
      dependencies: ["AssayText", "AssayJSON", "AssaySuite", "AssayExchange", "AssayVerdict"],
      swiftSettings: strict
    ),
    .target(
      name: "AssayReports",
      dependencies: [
        "AssayText", "AssayJSON", "AssaySuite", "AssayExchange", "AssayVerdict", "AssayRun",
      ],
      exclude: ["Record/README.md"],
      swiftSettings: strict
    ),
    .target(
      name: "AssayPage",
      dependencies: [
        "AssayText", "AssayJSON", "AssaySuite", "AssayExchange", "AssayRun", "AssayReports",
      ],
      resources: [.embedInCode("Script"), .embedInCode("Style")],
      swiftSettings: strict
    ),
    // The judged must not share code with its judge: no Assay module here.
    .target(
      name: "AssayReference",
      dependencies: [
        .product(
          name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["Command"])
        ),
        .product(
          name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Command"])
        ),
        .product(
          name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Command"])
        ),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "AssayTesting",
      dependencies: [
        "AssayJSON", "AssaySuite", "AssayExchange", "AssayVerdict", "AssayRun", "AssayReports",
        "AssayPage",
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "assay",
      dependencies: [
        "AssayText", "AssayJSON", "AssaySuite", "AssayExchange", "AssayVerdict", "AssayRun",
        "AssayReports", "AssayPage", "AssayReference",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["Command"])
        ),
      ],
      resources: [.embedInCode("Schema")],
      swiftSettings: strict
    ),
    // What the benchmark measures against: libcurl without anything around it, and a server.
    .executableTarget(
      name: "assay-benchmark-peer",
      dependencies: ["CCurl"],
      cSettings: [.define("_GNU_SOURCE")]
    ),
    .executableTarget(
      name: "assay-benchmark",
      dependencies: [
        "CCurl", "AssayJSON", "AssaySuite", "AssayExchange", "AssayRun", "AssayReports",
      ],
      swiftSettings: strict
    ),

    .target(name: "LoopbackServers", path: "Tests/LoopbackServers", swiftSettings: strict),
    .target(name: "BlockingTests", path: "Tests/BlockingTests", swiftSettings: strict),
    .testTarget(name: "AssayJSONTests", dependencies: ["AssayJSON"], swiftSettings: strict),
    .testTarget(
      name: "AssaySuiteTests",
      dependencies: ["AssayJSON", "AssaySuite"],
      exclude: ["Rows/Goldens"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AssayExchangeTests",
      dependencies: ["AssayExchange", "LoopbackServers", "BlockingTests"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AssayVerdictTests",
      dependencies: ["AssayJSON", "AssaySuite", "AssayExchange", "AssayVerdict"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AssayRunTests",
      dependencies: [
        "AssayText", "AssayJSON", "AssaySuite", "AssayExchange", "AssayVerdict", "AssayRun",
        "LoopbackServers", "BlockingTests",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AssayReportsTests",
      dependencies: [
        "AssayText", "AssayJSON", "AssaySuite", "AssayExchange", "AssayVerdict", "AssayRun",
        "AssayReports", "AssayPage", "BlockingTests",
      ],
      exclude: ["Goldens"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AssayReferenceTests",
      dependencies: ["AssayReference"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AssayTestingTests",
      dependencies: [
        "AssayTesting", "AssayReference", "BlockingTests",
        .product(
          name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Command"])
        ),
      ],
      exclude: ["hello.scenarios.json"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AssayCommandTests",
      dependencies: [
        "assay", "AssayJSON", "AssayReference", "LoopbackServers", "BlockingTests",
      ],
      exclude: ["Cases"],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
