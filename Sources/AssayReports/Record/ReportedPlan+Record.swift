import AssayJSON

extension ReportedPlan: Recordable {
  var recorded: JSONNode { .recorded { members in record(in: &members) } }

  func record(in members: inout RecordMembers) {
    members.add("baseURL", baseURL)
    members.add("reference", ifTrue: isReference)
    members.add("seed", seed)
    members.add("startedAt", startedAt)
    members.add("hostname", hostname)
    members.add("runName", identity.name)
    members.add("commit", identity.commit)
    members.add("branch", identity.branch)
    members.add("jobURL", identity.jobURL)
    members.add("whole", whole)
    members.add("files", files)
    members.add("scenarios", scenarios)
    members.add("clauses", clauses)
  }

  /// The lists of each file's scenarios are made of what the scenarios say.
  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    baseURL = try object.required("baseURL")
    isReference = try object.flag("reference")
    seed = try object.required("seed")
    startedAt = try object.required("startedAt")
    hostname = try object.required("hostname")
    identity = ReportedIdentity(
      name: try object.optional("runName"), commit: try object.optional("commit"),
      branch: try object.optional("branch"), jobURL: try object.optional("jobURL"))
    whole = try object.required("whole")
    files = try object.list("files")
    scenarios = try object.list("scenarios")
    clauses = try object.list("clauses")
    for (index, heading) in scenarios.enumerated() {
      guard files.indices.contains(heading.file), !files[heading.file].isBroken else {
        throw object.fault(
          .misplaced("scenario \(index) is of file \(heading.file), which has none"))
      }
      files[heading.file].scenarios.append(index)
    }
  }
}

extension ReportedPlan.Clause: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("id", id)
      members.add("text", text)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    id = try object.required("id")
    text = try object.required("text")
  }
}

extension ReportedFile: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("path", path)
      members.add("name", name)
      members.add("diagnostics", diagnostics)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    path = try object.required("path")
    name = try object.required("name")
    diagnostics = try object.list("diagnostics")
    scenarios = []
  }
}

extension ReportedHeading: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("file", file)
      members.add("position", position)
      members.add("name", name)
      if !nameInFile.text.hasSameCodePoints(as: name.text) {
        members.add("nameInFile", nameInFile)
      }
      members.add("id", id)
      members.add("line", line)
      members.add("description", description)
      members.add("tags", tags)
      members.add("clauses", clauses)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    file = try object.required("file")
    position = try object.required("position")
    let name: RedactedText = try object.required("name")
    self.name = name
    nameInFile = try object.optional("nameInFile") ?? name
    id = try object.optional("id")
    line = try object.optional("line")
    description = try object.optional("description")
    tags = try object.list("tags")
    clauses = try object.list("clauses")
  }
}

extension ReportedWhole: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("parts", parts)
      members.add("rerun", ifTrue: isRerun)
      members.add("scenarios", scenarioCount)
      members.add("files", files)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    parts = try object.optional("parts")
    isRerun = try object.flag("rerun")
    scenarioCount = try object.required("scenarios")
    files = try object.list("files")
  }
}

extension ReportedWhole.Parts: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("numbers", numbers)
      members.add("of", count)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    numbers = try object.list("numbers")
    count = try object.required("of")
  }
}

extension ReportedWhole.File: Recordable {
  var recorded: JSONNode {
    .recorded { members in
      members.add("path", path)
      members.add("digest", digest)
    }
  }

  init(_ value: RecordedValue) throws(RecordFault) {
    let object = try value.object()
    path = try object.required("path")
    digest = try object.required("digest")
  }
}
