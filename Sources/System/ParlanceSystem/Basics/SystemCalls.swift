#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The system's calls under names that methods of ours do not hide.
//
// This module alone knows the C library and the system: Linux with glibc. Where macOS differs there is an `#if`, written
// from its manual: nobody has built or run it there yet.

func systemOpen(_ path: String, _ flags: Int32, _ permissions: UInt16) -> Int32 {
    open(path, flags, mode_t(permissions))
}

@discardableResult
func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

@discardableResult
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

func systemStatus(_ path: String, _ status: inout stat) -> Int32 { stat(path, &status) }

@discardableResult
func systemKill(_ process: Int32, _ signal: Int32) -> Int32 { kill(process, signal) }

@discardableResult
func systemPoll(_ files: inout [pollfd], _ milliseconds: Int32) -> Int32 {
    poll(&files, nfds_t(files.count), milliseconds)
}

/// Makes a call again for as long as a signal interrupts it.
@inline(__always)
func uninterrupted<Number: SignedInteger>(_ call: () -> Number) -> Number {
    while true {
        let result = call()
        if result < 0, errno == EINTR { continue }
        return result
    }
}

func systemRename(_ path: String, _ new: String) -> Int32 { rename(path, new) }

func systemAlarm(_ seconds: UInt32) { _ = alarm(seconds) }
