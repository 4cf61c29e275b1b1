import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// The variables that programs see which this process starts. Every start goes through here.
package enum ChildEnvironment {
    private static let withheld = Mutex<[@Sendable () -> [String]]>([])

    /// Keeps variables, such as those with keys, from every program that is started from now on.
    ///
    /// - Parameter names: Their names, which are looked for when a program is started: most runs start none.
    package static func withhold(_ names: @autoclosure @escaping @Sendable () -> [String]) {
        withheld.withLock { $0.append(names) }
    }

    /// The variables of a child.
    ///
    /// - Parameter environment: What it would see; `nil`: what this process sees.
    package static func variables(_ environment: [String: String]? = nil) -> [String: String] {
        let names = withheld.withLock(\.self).reduce(into: Set<String>()) { $0.formUnion($1()) }
        return (environment ?? CurrentProcess.environment).filter { !names.contains($0.key) }
    }

    /// The same as a list for the system, which ends with `nil` and is to be freed.
    package static func list(_ environment: [String: String]? = nil) -> [UnsafeMutablePointer<CChar>?] {
        variables(environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
    }
}
