import ParlanceSystem

extension LocalServer {
    /// The servers that run now, whichever session started them.
    package var running: [LocalServerState] {
        LocalServerFiles.all(in: folder.runFolder).filter(\.isServed).compactMap(\.state)
    }

    /// Ends the servers that run now, though sessions may use them, and waits for their end. A session that asks again
    /// starts its server again. Servers whose supervisor was killed are ended, too.
    ///
    /// - Returns: Those that ran.
    package func stopAll() async -> [LocalServerState] {
        let known = LocalServerFiles.all(in: folder.runFolder)
        for files in known where !files.isServed {
            files.state.map(Self.endOrphan)
            files.removeState()
        }
        let servers = known.filter(\.isServed)
        let states = servers.compactMap(\.state)
        for state in states { RunningProcess(id: state.supervisor).send(.terminate) }
        for files in servers {
            // A supervisor kills its server after a grace of two seconds.
            for _ in 0..<250 where files.isServed { try? await Task.sleep(for: .milliseconds(20)) }
        }
        return states
    }
}
