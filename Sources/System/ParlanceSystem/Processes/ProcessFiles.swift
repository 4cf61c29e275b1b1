/// The files in which Linux tells of processes and the network (`/proc`).
package enum ProcessFiles {
    /// Whether the system has them.
    package static var exist: Bool {
        #if os(Linux)
            true
        #else
            false
        #endif
    }
}
