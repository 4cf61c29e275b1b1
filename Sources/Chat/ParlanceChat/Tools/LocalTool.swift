import FoundationEssentials
package import GatewayCore
package import GatewayLocalModels
package import TerminalEditor

/// `parlance local`: the model on this machine and the servers that run.
package struct LocalTool: Sendable {
    private let server: LocalServer
    private let environment: [String: String]
    private let output: TerminalWriter
    private let notices: TerminalWriter

    /// A tool over the servers of a folder.
    ///
    /// - Parameters:
    ///   - output: Standard output: what runs.
    ///   - notices: Standard error: what is being done.
    package init(
        server: LocalServer, environment: [String: String], output: TerminalWriter, notices: TerminalWriter
    ) {
        self.server = server
        self.environment = environment
        self.output = output
        self.notices = notices
    }

    /// Installs the model and its server.
    ///
    /// - Throws: ``GatewayError`` when something is missing.
    package func setUp() throws(GatewayError) {
        let notices = notices
        try LocalSetup(folder: server.folder, environment: environment) { notices.write(StyledText($0)) }.run()
        notices.write(.success("Ready: parlance -m local works without a network connection."))
    }

    /// Writes what is installed and what runs.
    package func status() {
        let folder = server.folder
        if folder.isInstalled {
            output.write("\(LocalModelFolder.modelName, .accent) is installed in \(folder.path).")
        } else {
            output.write("No model is installed; parlance local setup installs one (127 MB).")
        }
        let states = server.running
        if states.isEmpty { output.write(.dim("No server is running.")) }
        for state in states {
            let model = Sanitizer.cleanLine(state.model)
            output.write("\(model, .accent) is served at 127.0.0.1:\(state.port) (process \(state.server)).")
        }
    }

    /// Ends the servers that run.
    package func stop() async {
        let stopped = await server.stopAll()
        if stopped.isEmpty { notices.write(.dim("No server is running.")) }
        for state in stopped { notices.write("Stopped: \(Sanitizer.cleanLine(state.model), .accent).") }
    }

    /// Ends the servers and removes what was installed.
    ///
    /// - Throws: ``GatewayError`` when something cannot be removed.
    package func remove() async throws(GatewayError) {
        let path = server.folder.path
        guard FileManager.default.fileExists(atPath: path) else {
            return notices.write(.dim("Nothing is installed."))
        }
        await stop()
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw GatewayError(.configuration, "The folder \(path) cannot be removed.", fix: "Remove it by hand.")
        }
        notices.write(.success("Removed: \(path)."))
    }
}
