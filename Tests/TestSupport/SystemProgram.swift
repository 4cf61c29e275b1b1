import Foundation

/// Programs of the system that tests drive. `.ci/run` installs those that a new machine lacks.
package enum SystemProgram {
    /// A program that has to be installed before the tests can pass.
    package struct Missing: Error, Sendable, Hashable, CustomStringConvertible {
        /// The name of the program, which is that of its Debian package, too.
        package var name: String

        /// What is missing and what to do about it.
        package var description: String {
            "This test needs \(name), which isn't in \(SystemProgram.folders.joined(separator: " or ")). "
                + "Install it with `apt-get install \(name)`, or let `.ci/run` do it."
        }
    }

    private static let folders = ["/usr/bin", "/usr/local/bin"]

    /// The path of a program.
    ///
    /// - Throws: ``Missing`` when it is not installed. A test fails then: one that is skipped proves nothing.
    package static func path(of name: String) throws(Missing) -> String {
        let paths = folders.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw Missing(name: name)
        }
        return path
    }
}
