import GatewayCore
import ParlanceSystem

/// Which program serves which file, for the name of a model.
struct LocalLaunch: Sendable, Hashable {
    /// The server with its own arguments.
    var command: [String]
    /// The file of the model.
    var model: String
    /// The model's name, as the server tells it.
    var alias: String

    /// The name of the server's files: sessions that want the same model from the same program share a server.
    var id: String {
        // FNV-1a, 64 bits: the same in every run, unlike Swift's own hashes.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in (command + [model]).joined(separator: "\0").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 36)
    }
}

extension LocalLaunch {
    /// - Parameters:
    ///   - name: A path of a `.gguf` file, or the name of the installed model.
    ///   - environment: For `HOME`, and for `PATH`, along which `llama-server` is looked for.
    /// - Throws: ``GatewayError`` when the file or a server is missing.
    init(
        _ name: String, settings: LocalServerSettings, folder: LocalModelFolder, environment: [String: String]
    ) throws(GatewayError) {
        let isInstalledName = name == LocalModelFolder.modelName
        model = isInstalledName ? folder.installedModel : Self.absolute(name, environment)
        alias = isInstalledName ? name : model.split(separator: "/").last.map(String.init) ?? name
        let setup = "Run 'parlance local setup', which installs a small model and a server for it (127 MB)"
        do throws(SystemError) {
            try FileSystem.checkReadable(model)
        } catch {
            if isInstalledName {
                throw GatewayError(
                    .configuration, "No local model is installed yet.",
                    fix: "\(setup), or name a file, as in local:/path/model.gguf.", provider: "local")
            }
            throw GatewayError(
                .unknownModel, "The model \(model) cannot be read: \(error.reason).",
                fix: "Name a .gguf file, as in local:/path/model.gguf.", provider: "local")
        }
        let onPath = Self.find("llama-server", along: environment["PATH"] ?? "").map { [$0] }
        let installed = folder.installedServer
        // What was installed together fits together; for other models a server of one's own knows the hardware.
        guard let server = settings.command?.words ?? (isInstalledName ? installed ?? onPath : onPath ?? installed)
        else {
            throw GatewayError(
                .configuration, "No server for local models was found: there is no 'llama-server' on the PATH.",
                fix: "\(setup), or name one in the configuration: providers: {local: {command: /path/llama-server}}.",
                provider: "local")
        }
        command = server
    }

    /// The window that the server is told to have; `nil` where it decides itself.
    var window: Int? {
        for (index, word) in command.enumerated().reversed() {
            for name in ["--ctx-size", "-c"] {
                if word == name, command.indices.contains(index + 1) { return Self.window(command[index + 1]) }
                if word.hasPrefix(name + "=") { return Self.window(String(word.dropFirst(name.count + 1))) }
            }
        }
        return nil
    }

    /// With 0 it is the model's own.
    private static func window(_ word: String) -> Int? {
        Int(word).flatMap { $0 > 0 ? $0 : nil }
    }

    /// What the supervisor runs.
    func arguments(port: UInt16) -> [String] {
        command + ["--model", model, "--alias", alias, "--host", "127.0.0.1", "--port", String(port)]
    }

    private static func absolute(_ name: String, _ environment: [String: String]) -> String {
        if name.hasPrefix("/") { return name }
        if name.hasPrefix("~/"), let home = environment["HOME"] { return home + name.dropFirst() }
        return CurrentProcess.folder.map { $0 + "/" + name } ?? name
    }

    static func find(_ program: String, along path: String) -> String? {
        path.split(separator: ":").map { "\($0)/\(program)" }.first(where: FileSystem.isExecutable)
    }
}
