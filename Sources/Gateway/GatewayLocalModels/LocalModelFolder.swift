import ParlanceSystem

/// Where the model and the server that `parlance local setup` installs are, and what runs of them.
package struct LocalModelFolder: Sendable, Hashable {
    /// The name of the model that is installed.
    package static let modelName = "smollm2-135m-instruct"
    /// The context window that the installed server is told to have, in tokens.
    static let window = 8_192
    static let modelFile = "SmolLM2-135M-Instruct.Q4_1.gguf"

    /// The folder; everything in it can be installed again.
    package let path: String

    /// The folder at a path.
    package init(path: String) {
        self.path = path
    }

    /// Whether both the model and its server are there.
    package var isInstalled: Bool {
        FileSystem.isReadable(installedModel) && FileSystem.isReadable(serveScript)
            && FileSystem.isExecutable(python)
    }

    /// The file of the installed model.
    package var installedModel: String { "\(path)/models/\(Self.modelFile)" }

    var environmentFolder: String { "\(path)/venv" }
    var python: String { "\(environmentFolder)/bin/python" }
    var serveScript: String { "\(path)/serve.py" }
    var downloads: String { "\(path)/downloads" }
    var runFolder: String { "\(path)/run" }

    /// The program that serves models with what was installed.
    var installedServer: [String]? {
        isInstalled ? [python, serveScript, "--ctx-size", String(Self.window)] : nil
    }
}
