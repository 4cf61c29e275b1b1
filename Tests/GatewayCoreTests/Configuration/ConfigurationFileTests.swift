import Foundation
import GatewayCore
import TestSupport
import Testing

@Suite("The configuration file")
struct ConfigurationFileTests {
    @Test(
        "Its place follows the XDG Base Directory Specification",
        arguments: [
            (["XDG_CONFIG_HOME": "/x", "HOME": "/h"], "/x/parlance/config.yaml"),
            (["XDG_CONFIG_HOME": "relative", "HOME": "/h"], "/h/.config/parlance/config.yaml"),
            (["XDG_CONFIG_HOME": "", "HOME": "/h"], "/h/.config/parlance/config.yaml"),
            (["HOME": "/h"], "/h/.config/parlance/config.yaml"),
            (["HOME": ""], nil), ([:], nil),
        ] as [([String: String], String?)])
    func place(environment: [String: String], path: String?) {
        #expect(ConfigurationFile.defaultPath(in: environment) == path)
    }

    @Test("A file is read")
    func read() throws {
        let folder = try TemporaryDirectory()
        let path = try folder.write("llm_gateways: {creative: {temperature: 1.2}}", to: "config.yaml")
        #expect(
            ConfigurationFile.load(path: path)
                == GatewayConfiguration(profiles: [GatewayProfile(name: "creative", temperature: 1.2)]))
    }

    @Test("A file that nobody named need not exist; one that somebody named must")
    func missing() throws {
        let path = try TemporaryDirectory() / "config.yaml"
        #expect(ConfigurationFile.load(path: path) == GatewayConfiguration())
        let required = ConfigurationFile.load(path: path, isRequired: true)
        #expect(
            required
                == GatewayConfiguration(diagnostics: [
                    .error(path, "The configuration file doesn't exist.")
                ]))
        #expect(required.fileFault != nil)
    }

    @Test("A file that cannot be read is an error and nothing more", arguments: [false, true])
    func unreadable(isRequired: Bool) throws {
        // A folder cannot be read as a file by anybody, root included.
        let folder = try TemporaryDirectory()
        #expect(
            ConfigurationFile.load(path: folder.path, isRequired: isRequired)
                == GatewayConfiguration(diagnostics: [.error(folder.path, "The configuration is not a file.")]))
    }

    @Test("A file that is not UTF-8 is an error")
    func notUTF8() throws {
        let path = try TemporaryDirectory() / "config.yaml"
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data([0x61, 0x3A, 0x20, 0xFF]).write(to: URL(fileURLWithPath: path))
        #expect(
            ConfigurationFile.load(path: path)
                == GatewayConfiguration(diagnostics: [.error(path, "The configuration is not UTF-8 text.")]))
    }
}

extension ConfigurationDiagnostic {
    fileprivate static func error(_ file: String, _ message: String) -> ConfigurationDiagnostic {
        ConfigurationDiagnostic(severity: .error, file: file, message: message)
    }
}
