#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Why the operating system refused something.
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The system's number of the reason (`errno`).
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: Int32

        package init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// The system's reason; ``Code/none`` for what the system would allow and we do not.
    package let code: Code
    private let words: String?

    /// The error of a code.
    package init(_ code: Code) {
        self.code = code
        words = nil
    }

    /// An error that is not the system's.
    ///
    /// - Parameter reason: Why, as the end of a sentence.
    init(_ reason: String) {
        code = .none
        words = reason
    }

    /// The error of the call that failed just now on this thread.
    static var last: SystemError { SystemError(Code(rawValue: errno)) }

    /// Why, as the end of a sentence: "No such file or directory".
    package var reason: String { words ?? String(cString: strerror(code.rawValue)) }

    /// The reason.
    package var description: String { reason }
}

extension SystemError.Code {
    /// No reason of the system's.
    package static var none: Self { Self(rawValue: 0) }
    /// There is nothing of that name.
    package static var noSuchFile: Self { Self(rawValue: ENOENT) }
    /// A part of the path is no folder.
    package static var notADirectory: Self { Self(rawValue: ENOTDIR) }
    /// It is a folder.
    package static var isADirectory: Self { Self(rawValue: EISDIR) }
    /// There is something of that name already.
    package static var fileExists: Self { Self(rawValue: EEXIST) }
    /// It would have to be waited for, such as a lock that somebody else holds.
    package static var wouldBlock: Self { Self(rawValue: EWOULDBLOCK) }
    /// A signal came before anything was done.
    package static var interrupted: Self { Self(rawValue: EINTR) }
    /// Nobody reads what is written.
    package static var brokenPipe: Self { Self(rawValue: EPIPE) }
    /// The permissions of the file or its folder forbid it.
    package static var permissionDenied: Self { Self(rawValue: EACCES) }
    /// Only another user may do it.
    package static var notPermitted: Self { Self(rawValue: EPERM) }
    /// Nothing on that disk can be changed.
    package static var readOnlyFileSystem: Self { Self(rawValue: EROFS) }
}
