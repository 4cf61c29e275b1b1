#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// An open file that is closed when nobody holds it any more. No program that is started inherits it.
package final class OpenFile: Descriptor {
    /// What may be done with a file.
    package enum Access: Sendable {
        case reading, writing, readingAndWriting
    }

    /// How a file is opened.
    package struct Options: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Each write goes to the end of the file, wherever that is by then (`O_APPEND`).
        package static let appending = Options(rawValue: 1 << 0)
        /// A file that does not exist is made (`O_CREAT`).
        package static let creating = Options(rawValue: 1 << 1)
        /// The file is made, and must not exist yet; a link is not followed (`O_CREAT | O_EXCL`).
        package static let creatingNew = Options(rawValue: 1 << 2)
        /// The file is emptied (`O_TRUNC`).
        package static let emptying = Options(rawValue: 1 << 3)
        /// Nothing is waited for, such as somebody at the other end of a pipe (`O_NONBLOCK`).
        package static let nonBlocking = Options(rawValue: 1 << 4)
        /// It must be a folder (`O_DIRECTORY`).
        package static let directory = Options(rawValue: 1 << 5)
        /// A terminal does not become the one that controls this process (`O_NOCTTY`).
        package static let notControlling = Options(rawValue: 1 << 6)
    }

    package let number: Int32

    /// Opens a file.
    ///
    /// - Parameter permissions: Of a file that is made; by default it is for its owner alone.
    /// - Throws: ``SystemError`` with the system's reason.
    package init(
        _ path: String, _ access: Access = .reading, _ options: Options = [], permissions: UInt16 = 0o600
    ) throws(SystemError) {
        number = systemOpen(path, access.flags | options.flags | O_CLOEXEC, permissions)
        guard number >= 0 else { throw .last }
    }

    /// Takes over what is open.
    init(owning number: Int32) { self.number = number }

    deinit { if number >= 0 { systemClose(number) } }

    /// Sets who may do what with it.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package func setPermissions(_ permissions: UInt32) throws(SystemError) {
        guard fchmod(number, mode_t(permissions)) == 0 else { throw .last }
    }

    /// Makes a file of a name that nobody has, readable and writable for its owner alone.
    ///
    /// - Parameters:
    ///   - prefix: The path, up to six letters and digits that are chosen at random.
    ///   - suffix: What follows them.
    /// - Throws: ``SystemError`` with the system's reason.
    package static func unique(
        prefix: String, suffix: String = ""
    ) throws(SystemError) -> (file: OpenFile, path: String) {
        var template = Array("\(prefix)XXXXXX\(suffix)".utf8CString)
        let number = mkstemps(&template, Int32(suffix.utf8.count))
        guard number >= 0 else { throw .last }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        return (OpenFile(owning: number), path)
    }
}

extension OpenFile.Access {
    fileprivate var flags: Int32 {
        switch self {
        case .reading: O_RDONLY
        case .writing: O_WRONLY
        case .readingAndWriting: O_RDWR
        }
    }
}

extension OpenFile.Options {
    fileprivate var flags: Int32 {
        (contains(.appending) ? O_APPEND : 0) | (contains(.creating) ? O_CREAT : 0)
            | (contains(.creatingNew) ? O_CREAT | O_EXCL : 0) | (contains(.emptying) ? O_TRUNC : 0)
            | (contains(.nonBlocking) ? O_NONBLOCK : 0) | (contains(.directory) ? O_DIRECTORY : 0)
            | (contains(.notControlling) ? O_NOCTTY : 0)
    }
}
