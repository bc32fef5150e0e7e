import AssayReports

/// What CI systems say of the job that the process is part of, in variables of their own.
struct CIBuild {
  private let environment: ProcessEnvironment

  init(_ environment: ProcessEnvironment = ProcessEnvironment()) { self.environment = environment }

  /// - Parameter name: of the run.
  func identity(named name: String?) -> RunIdentity {
    var identity = build ?? RunIdentity()
    identity.name = name
    return identity
  }

  /// Nil where no CI system is known: a variable such as `GIT_COMMIT` alone says nothing.
  private var build: RunIdentity? {
    if environment.isInGitHubActions {
      let run = [self["GITHUB_SERVER_URL"], self["GITHUB_REPOSITORY"], self["GITHUB_RUN_ID"]]
        .compactMap(\.self)
      return identity(
        "GITHUB_SHA", branch: ["GITHUB_HEAD_REF", "GITHUB_REF_NAME"],
        run.count == 3 ? "\(run[0])/\(run[1])/actions/runs/\(run[2])" : nil)
    }
    if self["GITLAB_CI"] != nil {
      return identity(
        "CI_COMMIT_SHA",
        branch: ["CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME"], self["CI_JOB_URL"])
    }
    if self["TF_BUILD"] != nil { return azure }
    if self["CIRCLECI"] != nil {
      return identity("CIRCLE_SHA1", branch: ["CIRCLE_BRANCH"], self["CIRCLE_BUILD_URL"])
    }
    if self["BUILDKITE"] != nil {
      return identity("BUILDKITE_COMMIT", branch: ["BUILDKITE_BRANCH"], self["BUILDKITE_BUILD_URL"])
    }
    if self["TRAVIS"] != nil {
      return identity(
        "TRAVIS_COMMIT", branch: ["TRAVIS_PULL_REQUEST_BRANCH", "TRAVIS_BRANCH"],
        self["TRAVIS_JOB_WEB_URL"])
    }
    if self["BITBUCKET_BUILD_NUMBER"] != nil { return bitbucket }
    if self["DRONE"] != nil {
      return identity("DRONE_COMMIT_SHA", branch: ["DRONE_BRANCH"], self["DRONE_BUILD_LINK"])
    }
    if self["TEAMCITY_VERSION"] != nil {
      return identity("BUILD_VCS_NUMBER", branch: ["BUILD_VCS_BRANCH"], self["BUILD_URL"])
    }
    if self["JENKINS_URL"] != nil || self["JENKINS_HOME"] != nil {
      return identity(
        "GIT_COMMIT", branch: ["CHANGE_BRANCH", "BRANCH_NAME", "GIT_BRANCH"], self["BUILD_URL"])
    }
    return nil
  }

  private var azure: RunIdentity {
    let parts = [self["SYSTEM_COLLECTIONURI"], self["SYSTEM_TEAMPROJECT"], self["BUILD_BUILDID"]]
      .compactMap(\.self)
    var url: String?
    if parts.count == 3 {
      let root = parts[0].hasSuffix("/") ? parts[0] : parts[0] + "/"
      url = root + parts[1].replacing(" ", with: "%20") + "/_build/results?buildId=\(parts[2])"
    }
    return identity(
      "BUILD_SOURCEVERSION",
      branch: ["SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH", "BUILD_SOURCEBRANCHNAME"],
      url)
  }

  private var bitbucket: RunIdentity {
    let parts = [self["BITBUCKET_GIT_HTTP_ORIGIN"], self["BITBUCKET_BUILD_NUMBER"]]
      .compactMap(\.self)
    return identity(
      "BITBUCKET_COMMIT", branch: ["BITBUCKET_BRANCH"],
      parts.count == 2 ? "\(parts[0])/pipelines/results/\(parts[1])" : nil)
  }

  private func identity(_ commit: String, branch names: [String], _ url: String?) -> RunIdentity {
    let branch = names.lazy.compactMap { self[$0] }.first.map { name in
      name.hasPrefix("refs/heads/") ? String(name.dropFirst("refs/heads/".count)) : name
    }
    return RunIdentity(
      commit: self[commit], branch: branch, jobURL: url.flatMap { Self.isLink($0) ? $0 : nil })
  }

  /// A page makes a link of it.
  private static func isLink(_ url: String) -> Bool {
    ["https://", "http://"].contains { url.lowercased().hasPrefix($0) }
  }

  /// Nil where it is empty: systems set what a job does not have to nothing.
  private subscript(name: String) -> String? {
    let value = environment[name] ?? ""
    return value.isEmpty ? nil : value
  }
}
