import GatewayJSON
import ParlanceSystem

/// The programs of a person that run now.
package struct RunningPrograms: Sendable {
    static let suffix = ".json"

    /// Those that run, oldest first.
    package private(set) var all: [RunningProgram] = []
    /// The files of those that were killed, and what was in them.
    private(set) var killed: [(path: String, program: RunningProgram)] = []

    /// Where their files are, in the state folder; `nil` without a home.
    package static func folder(in environment: [String: String]) -> String? {
        StateFolder.path(in: environment).map { $0 + "/running" }
    }

    /// Looks at all of them.
    package init(in folder: String) {
        guard let names = try? DirectoryEntries(folder) else { return }
        for name in names where name.hasSuffix(Self.suffix) {
            let path = "\(folder)/\(name)"
            guard let file = try? RegularFile.open(path), let bytes = try? file.read(at: 0, upTo: 1 << 16),
                let program = (try? JSONValue(parsing: bytes)).flatMap({ RunningProgram(json: $0) })
            else { continue }
            if (try? file.tryLock(.shared)) != nil {
                file.unlock()
                killed.append((path, program))
            } else {
                all.append(program)
            }
        }
        all.sort { ($0.begin, $0.process) < ($1.begin, $1.process) }
    }
}
