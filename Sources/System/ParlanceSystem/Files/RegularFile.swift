/// Reads files that a person or a program named. A pipe that nobody writes to, or a device without end, would hold the
/// program for ever: they are refused.
package enum RegularFile {
    /// Opens a file, and nothing else; never waits.
    ///
    /// - Throws: ``SystemError`` with the system's reason, or what it is instead.
    package static func open(
        _ path: String, _ access: OpenFile.Access = .reading, _ options: OpenFile.Options = []
    ) throws(SystemError) -> OpenFile {
        // What a shell hands over as `<(…)` is a pipe that somebody writes to.
        if isInherited(path) { return try OpenFile(path, access, options) }
        // A terminal must not become the one that controls us.
        let file = try OpenFile(path, access, options.union([.nonBlocking, .notControlling]))
        let kind = (try? file.status())?.kind ?? .other
        guard kind == .regular else { throw SystemError(reason(kind)) }
        return file
    }

    /// The bytes of a file, at most so many.
    ///
    /// - Throws: ``SystemError`` with the system's reason, or what it is instead.
    package static func read(_ path: String, upTo limit: Int = .max) throws(SystemError) -> [UInt8] {
        try open(path).readAll(upTo: limit)
    }

    /// The text of a file; `nil` when it is not UTF-8.
    ///
    /// - Throws: ``SystemError`` with the system's reason, or what it is instead.
    package static func text(_ path: String) throws(SystemError) -> String? {
        String(validating: try read(path), as: UTF8.self)
    }

    private static func isInherited(_ path: String) -> Bool {
        path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
    }

    private static func reason(_ kind: FileKind) -> String {
        switch kind {
        case .pipe: "it is a pipe, not a file"
        case .device: "it is a device, not a file"
        case .socket: "it is a socket, not a file"
        case .directory: "it is a folder, not a file"
        case .regular, .other: "it is not a file"
        }
    }
}
