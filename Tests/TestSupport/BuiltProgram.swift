import Foundation

/// Finds the products that were built together with the tests.
///
/// The test target has to depend on the executable target, so that it is there and up to date. With
/// `PARLANCE_TEST_CONFIGURATION=release` in the environment, products of that configuration are preferred: what the
/// optimizer makes of a program is tested, too. They have to be built before.
package enum BuiltProgram {
    /// A program that is not where it should be.
    package struct Missing: Error, Sendable, Hashable, CustomStringConvertible {
        /// The name of the program.
        package var name: String

        /// The folders that were looked into.
        package var folders: [String]

        /// What is missing and what to do about it.
        package var description: String {
            "The program \(name) is in none of the folders of the test bundle: \(folders.joined(separator: ", ")). "
                + "Make the test target depend on the target \(name), or run `swift build` first."
        }
    }

    /// The path of a built program.
    ///
    /// - Throws: ``Missing`` when it is not beside the running test bundle.
    package static func path(of name: String) throws(Missing) -> String {
        let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return try path(
            of: name, executable: executable, arguments: CommandLine.arguments,
            configuration: ProcessInfo.processInfo.environment["PARLANCE_TEST_CONFIGURATION"],
            isExecutable: FileManager.default.isExecutableFile(atPath:))
    }

    /// Looks beside the bundles that the arguments name and beside the running executable.
    ///
    /// On Linux the bundle `NAMEPackageTests.xctest` is the running executable itself. Elsewhere a helper of the package
    /// manager runs and gets the bundle, or a file inside of it, as an argument.
    /// - Parameter configuration: What products are preferred of, if not of the tests' own configuration.
    static func path(
        of name: String, executable: String?, arguments: [String], configuration: String? = nil,
        isExecutable: (String) -> Bool
    ) throws(Missing) -> String {
        var folders: [String] = []
        for file in arguments + [executable].compactMap(\.self) {
            var components = file.split(separator: "/", omittingEmptySubsequences: false)
            if let bundle = components.firstIndex(where: { $0.hasSuffix(".xctest") }) {
                components = Array(components[..<bundle])
            } else if file == executable {
                components.removeLast()
            } else {
                continue
            }
            let folder = components.isEmpty ? "." : components.joined(separator: "/")
            if !folders.contains(folder) { folders.append(folder) }
        }
        if let configuration { folders = folders.map { "\($0)/../\(configuration)" } + folders }
        guard let folder = folders.first(where: { isExecutable("\($0)/\(name)") }) else {
            throw Missing(name: name, folders: folders)
        }
        return "\(folder)/\(name)"
    }
}
