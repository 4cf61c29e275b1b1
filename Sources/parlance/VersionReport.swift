import GatewayCore
import GatewayYAML
import TerminalEditor

/// What `parlance version --verbose` prints: what a report about a problem should have.
struct VersionReport {
    /// Names and values, in the order in which they are shown.
    let rows: [(name: String, value: String)]

    init(_ record: BuildRecord = .own) {
        rows = [
            ("commit", record["commit"] ?? "unknown commit"),
            ("Swift", record["Swift"] ?? "\(_SwiftStdlibVersion.current)"),
            ("ArgumentParser", record["ArgumentParser"] ?? "1.8.2 or later"),
            ("libedit", record["libedit"] ?? "\(EditlineLibrary.interfaceVersion) (interface)"),
            ("libyaml", YAMLLibrary.version),
            ("libcurl", Self.curl),
            ("prices", ModelCatalog.builtInDate),
        ]
    }

    /// The report as text, the values below each other.
    var text: String {
        let width = rows.map(\.name.count).max() ?? 0
        return rows.map { name, value in
            name + String(repeating: " ", count: width + 2 - name.count) + value + "\n"
        }.joined()
    }

    private static var curl: String {
        do throws(HTTPTransportError) {
            return try CurlTransport.libraryVersion()
        } catch {
            return error.message
        }
    }
}
