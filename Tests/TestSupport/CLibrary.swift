import Glibc

/// Functions of glibc that its headers show only with `_GNU_SOURCE` or `_XOPEN_SOURCE`, which Swift's `Glibc` does not set.
/// They are looked up by name; the types are those of the manual pages.
enum CLibrary {
    typealias FileActions = UnsafeMutablePointer<posix_spawn_file_actions_t>
    typealias MakePipe = @convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Int32
    typealias AddPath = @convention(c) (FileActions, UnsafePointer<CChar>) -> Int32
    typealias AddNumber = @convention(c) (FileActions, Int32) -> Int32
    typealias TakeNumber = @convention(c) (Int32) -> Int32
    typealias NameTerminal = @convention(c) (Int32, UnsafeMutablePointer<CChar>, Int) -> Int32

    /// `POSIX_SPAWN_SETSID` of `<spawn.h>`: the child leads a new session.
    static let spawnSetSession: Int16 = 0x80

    /// Makes both ends of a pipe with flags in one step, so that no other thread can spawn in between.
    static func pipe2() throws(PosixError) -> MakePipe {
        unsafeBitCast(try symbol("pipe2"), to: MakePipe.self)
    }

    /// Has the child change its working directory.
    static func addChangeDirectory() throws(PosixError) -> AddPath {
        unsafeBitCast(try symbol("posix_spawn_file_actions_addchdir_np"), to: AddPath.self)
    }

    /// Has the child close this file and all above.
    static func addCloseFrom() throws(PosixError) -> AddNumber {
        unsafeBitCast(try symbol("posix_spawn_file_actions_addclosefrom_np"), to: AddNumber.self)
    }

    /// Opens the master of a new pseudo-terminal.
    static func openTerminal() throws(PosixError) -> TakeNumber {
        unsafeBitCast(try symbol("posix_openpt"), to: TakeNumber.self)
    }

    /// Gives the slave to this user.
    static func grantTerminal() throws(PosixError) -> TakeNumber {
        unsafeBitCast(try symbol("grantpt"), to: TakeNumber.self)
    }

    /// Lets the slave be opened.
    static func unlockTerminal() throws(PosixError) -> TakeNumber {
        unsafeBitCast(try symbol("unlockpt"), to: TakeNumber.self)
    }

    /// Writes the path of the slave.
    static func nameTerminal() throws(PosixError) -> NameTerminal {
        unsafeBitCast(try symbol("ptsname_r"), to: NameTerminal.self)
    }

    private static func symbol(_ name: String) throws(PosixError) -> UnsafeMutableRawPointer {
        // nil is RTLD_DEFAULT: every library of this process.
        guard let symbol = dlsym(nil, name) else { throw PosixError("finding \(name) in the C library", code: ENOSYS) }
        return symbol
    }
}
