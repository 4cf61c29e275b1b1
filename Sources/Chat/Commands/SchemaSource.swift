import FoundationEssentials
import GatewayCore

/// Where a schema comes from: a file, or JSON that is typed in place.
public enum SchemaSource {
    /// A schema larger than this is no schema that a model could follow.
    private static let sizeLimit = 4 * 1024 * 1024

    /// Reads a schema.
    ///
    /// - Parameters:
    ///   - text: A path, `~` at its start being the home folder, or a JSON object.
    ///   - environment: Where `HOME` is taken from.
    /// - Throws: ``GatewayError/Code/configuration`` with the place of the fault.
    public static func load(_ text: String, environment: [String: String]) throws(GatewayError) -> Schema {
        let isInline = text.drop(while: \.isWhitespace).first == "{"
        let json = isInline ? text : try contents(of: HomePath.expand(text, environment: environment))
        do throws(SchemaError) {
            return try Schema(parsing: json)
        } catch {
            let place = isInline ? "The schema" : "The schema in \(text)"
            throw GatewayError(.configuration, "\(place) cannot be used: \(error)")
        }
    }

    private static func contents(of path: String) throws(GatewayError) -> String {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw GatewayError(
                .configuration, "There is no schema file \(path).", fix: "Give a path, or JSON that begins with {.")
        }
        guard !isFolder, let data = FileManager.default.contents(atPath: path), data.count <= sizeLimit,
            let text = String(bytes: data, encoding: .utf8)
        else {
            throw GatewayError(.configuration, "The schema file \(path) cannot be read as text.")
        }
        return text
    }
}
