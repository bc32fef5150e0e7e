#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few calls of POSIX that reports need.
enum FileSystem {
  enum Kind { case file, folder, stream }

  /// What the path leads to; nil where there is nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .stream
    }
  }

  /// What two paths to one thing have in common.
  struct Identity: Hashable {
    let device: UInt64
    let node: UInt64

    fileprivate init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      node = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// Nil where there is nothing.
  static func identity(of path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0 ? Identity(status) : nil
  }

  static func identity(of descriptor: Int32) -> Identity? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Identity(status) : nil
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  static func checkWritable(_ path: String) throws(FileSystemError) {
    guard isWritable(path) else { throw FileSystemError(code: errno) }
  }

  /// The path behind all symbolic links at its end; what the last one names need not exist.
  static func resolved(_ path: String) throws(FileSystemError) -> String {
    var path = path
    for _ in 0..<40 {
      guard let target = try link(at: path) else { return path }
      path = target.hasPrefix("/") ? target : "\(folder(of: path))/\(target)"
    }
    throw FileSystemError(code: ELOOP)
  }

  private static func link(at path: String) throws(FileSystemError) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBufferPointer { bytes in
      bytes.baseAddress.map { readlink(path, $0, bytes.count) } ?? 0
    }
    if count >= 0 {
      return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    // EINVAL: there is something, and it is no link.
    if errno == EINVAL || errno == ENOENT || errno == ENOTDIR { return nil }
    throw FileSystemError(code: errno)
  }

  /// The part of a path before its last name.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    let folder = path[..<slash]
    return folder.isEmpty ? "/" : String(folder)
  }

  /// The last name of a path.
  static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[$0...].dropFirst()) } ?? path
  }

  /// Makes the folder and those above it that are missing; gives those that it made, outermost first.
  static func makeFolders(_ path: String) throws(FileSystemError) -> [String] {
    var made: [String] = []
    for end in path.utf8.indices.dropFirst() where path.utf8[end] == UInt8(ascii: "/") {
      try makeFolder(String(path[..<end]), &made)
    }
    try makeFolder(path, &made)
    return made
  }

  private static func makeFolder(
    _ path: String, _ made: inout [String]
  ) throws(FileSystemError) {
    if kind(of: path) == .folder { return }
    if mkdir(path, 0o777) == 0 { return made.append(path) }
    // Another process may have been faster.
    let code = errno
    if kind(of: path) == .folder { return }
    for folder in made.reversed() { removeEmptyFolder(folder) }
    throw FileSystemError(code: code == EEXIST ? ENOTDIR : code)
  }

  static func removeEmptyFolder(_ path: String) { rmdir(path) }

  static func create(_ path: String) throws(FileSystemError) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileSystemError(code: errno) }
    return descriptor
  }

  static func permissions(of path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt32(status.st_mode & 0o777) : nil
  }

  /// Leaves them as they are where that cannot be done: they are a courtesy.
  static func setPermissions(_ permissions: UInt32, of descriptor: Int32) {
    fchmod(descriptor, mode_t(permissions))
  }

  /// Whether the path names a regular file itself, no link to one.
  static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func rename(_ path: String, to other: String) throws(FileSystemError) {
    #if canImport(Glibc)
      let result = Glibc.rename(path, other)
    #elseif canImport(Musl)
      let result = Musl.rename(path, other)
    #else
      let result = Darwin.rename(path, other)
    #endif
    guard result == 0 else { throw FileSystemError(code: errno) }
  }

  static func remove(_ path: String) { unlink(path) }

  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  /// Writes to a device or pipe; waits for a pipe's reader.
  static func write(_ bytes: [UInt8], toExisting path: String) throws(FileSystemError) {
    let descriptor = try openToWrite(path)
    defer { close(descriptor) }
    try write(bytes, to: descriptor)
  }

  static func openToWrite(_ path: String) throws(FileSystemError) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError(code: errno) }
    return descriptor
  }

  static func openToAppend(_ path: String) throws(FileSystemError) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileSystemError(code: errno) }
    return descriptor
  }

  static func openToRead(_ path: String) throws(FileSystemError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError(code: errno) }
    return descriptor
  }

  /// Up to so many bytes; none at the end.
  static func read(_ count: Int, from descriptor: Int32) throws(FileSystemError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while true {
        #if canImport(Glibc)
          let result = Glibc.read(descriptor, buffer.baseAddress, count)
        #elseif canImport(Musl)
          let result = Musl.read(descriptor, buffer.baseAddress, count)
        #else
          let result = Darwin.read(descriptor, buffer.baseAddress, count)
        #endif
        filled = max(0, result)
        if result >= 0 { return }
        if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if let failure { throw FileSystemError(code: failure) }
    return bytes
  }

  /// The process ignores SIGPIPE, or a pipe without a reader ends it.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileSystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
        #if canImport(Glibc)
          return Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          return Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          return Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count >= 0 {
        offset += count
      } else if errno != EINTR {
        throw FileSystemError(code: errno)
      }
    }
  }
}

/// Why a file cannot be made or written.
enum FileSystemError: Error {
  case system(code: Int32)
  case emptyPath
  case nulInPath
  case isFolder

  init(code: Int32) { self = .system(code: code) }

  var isExisting: Bool { if case .system(EEXIST) = self { true } else { false } }

  var description: String {
    switch self {
    case .emptyPath: "the path is empty"
    case .nulInPath: "the path has a NUL in it"
    case .isFolder: "it is a folder"
    case .system(ENOTDIR): "a part of the path is no folder"
    case .system(let code): strerror(code).map { String(cString: $0).lowercasedFirst } ?? "\(code)"
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
