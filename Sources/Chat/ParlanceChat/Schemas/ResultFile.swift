import GatewayCore
import GatewayJSON
import ParlanceConversations

/// A file of results that match a schema: JSON Lines, one result a line.
struct ResultFile: Sendable {
    private let file: LineFile

    init(path: String) {
        file = LineFile(path: path, name: "The result")
    }

    /// Where it is.
    var path: String { file.path }

    /// Adds a result.
    ///
    /// - Throws: ``FileError`` with the system's reason.
    func append(_ result: JSONValue) throws(FileError) {
        try file.append(result.serialized())
    }
}
