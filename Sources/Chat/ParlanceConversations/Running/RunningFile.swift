import GatewayJSON
import ParlanceSystem
import Synchronization

/// The file by which a program tells others of the same person that it runs. The kernel lets go of its lock when the
/// program ends, however it ends: a file that can be locked is of none that runs.
package final class RunningFile: Sendable {
    private struct State {
        var file: OpenFile?
        var path: String?
        var program: RunningProgram
        var written: Duration?
        var hasFailed = false
    }

    /// Where it is.
    let folder: String
    private let stopwatch: Stopwatch
    private let state: Mutex<State>

    /// Nothing is written yet.
    ///
    /// - Parameters:
    ///   - folder: Where such files are; it is made with the first one.
    ///   - now: The present, in seconds since 1970.
    package init(in folder: String, as kind: RunningProgram.Kind, now: Int, stopwatch: Stopwatch = .system) {
        self.folder = folder
        self.stopwatch = stopwatch
        let program = RunningProgram(process: Int(CurrentProcess.id), kind: kind, begin: now)
        state = Mutex(State(program: program))
    }

    /// Changes what is told, and writes it down.
    ///
    /// - Parameter isUrgent: Whether it is written at once, and not once a second.
    package func update(isUrgent: Bool = true, _ change: (inout RunningProgram) -> Void) {
        state.withLock { state in
            change(&state.program)
            let moment = stopwatch.now
            guard isUrgent || state.written.map({ moment - $0 >= .seconds(1) }) ?? true else { return }
            state.written = moment
            write(&state)
        }
    }

    /// Removes it: the program ends.
    package func remove() {
        state.withLock { state in
            if let path = state.path { try? FileSystem.remove(path) }
            (state.file, state.path, state.hasFailed) = (nil, nil, true)
        }
    }

    private func write(_ state: inout State) {
        // Nothing depends on it: what cannot be written is left out.
        guard !state.hasFailed else { return }
        if state.file == nil {
            guard let (file, path) = open() else { return state.hasFailed = true }
            (state.file, state.path) = (file, path)
        }
        var bytes = Array(state.program.json.serialized().utf8)
        // Always as long, so that a reader finds one state or the other.
        bytes += [UInt8](repeating: UInt8(ascii: " "), count: max(0, Self.size - bytes.count))
        try? state.file?.write(bytes, at: 0)
        if bytes.count > Self.size { try? state.file?.truncate(to: bytes.count) }
    }

    /// A file that is locked before it has its name: nobody takes it for one of a program that has ended.
    private func open() -> (file: OpenFile, path: String)? {
        guard (try? StateFolder.create(folder)) != nil,
            let (file, path) = try? OpenFile.unique(prefix: "\(folder)/\(CurrentProcess.id)-"),
            (try? file.tryLock(.exclusive)) != nil
        else { return nil }
        let name = path + RunningPrograms.suffix
        guard (try? FileSystem.rename(path, to: name)) != nil else { return nil }
        return (file, name)
    }

    private static let size = 2_048
}
