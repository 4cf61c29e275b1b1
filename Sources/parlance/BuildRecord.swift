import CParlanceBuildRecord

/// What the program knows of how it was built.
///
/// A release has it written into a section of the finished program. A program that was built by hand knows less: a
/// commit in its sources would have to be compiled anew with each one.
struct BuildRecord {
    private let values: [String: String]

    /// The record of this program.
    static var own: BuildRecord { BuildRecord(String(cString: parlance_build_record())) }

    /// - Parameter text: A value a line, after its name and a blank.
    init(_ text: String) {
        values = text.split(separator: "\n").reduce(into: [:]) { values, line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
    }

    /// The value under a name; `nil` where it is not known.
    subscript(name: String) -> String? { values[name] }
}
