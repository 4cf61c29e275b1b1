#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// What something is that has a name in a folder.
package enum FileKind: Sendable, Hashable {
    case regular, directory, pipe, device, socket, other

    init(mode: UInt32) {
        self =
            switch mode_t(mode) & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFIFO: .pipe
            case S_IFCHR, S_IFBLK: .device
            case S_IFSOCK: .socket
            default: .other
            }
    }
}
