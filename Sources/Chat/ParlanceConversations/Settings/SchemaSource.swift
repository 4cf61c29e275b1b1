import FoundationEssentials
package import GatewayCore
import GatewayJSON
package import GatewaySchema
import ParlanceSystem

/// Where a schema comes from: a file, JSON that is typed in place, or the short form of an object.
///
/// The formats of these schemas are asserted: a person who writes `"format": "date"` wants a date.
package enum SchemaSource {
    /// Reads a schema.
    ///
    /// - Parameters:
    ///   - text: A path, `~` at its start being the home folder; a JSON object; or the short form of at least two
    ///     words, such as `name, age int`.
    ///   - documents: Files of other schemas that it refers to, by their `$id` or, without one, by path or name.
    ///   - environment: Where `HOME` is taken from.
    /// - Throws: ``GatewayError/Code/configuration`` with the place of the fault.
    package static func load(
        _ text: String, documents: [String] = [], environment: [String: String]
    ) throws(GatewayError) -> Schema {
        let documents = try self.documents(documents, environment: environment)
        if text.drop(while: \.isWhitespace).first == "{" { return try parse(text, documents, name: "The schema") }
        let path = HomePath.expand(text, environment: environment)
        if !FileManager.default.fileExists(atPath: path), isShorthand(text) { return try shorthand(text) }
        return try parse(contents(of: path), documents, name: "The schema in \(text)")
    }

    /// A schema that was kept, such as in a journal.
    static func schema(_ value: JSONValue) -> Schema? {
        try? Schema(value, assertsFormats: true)
    }

    private static func documents(
        _ paths: [String], environment: [String: String]
    ) throws(GatewayError) -> [String: JSONValue] {
        var documents: [String: JSONValue] = [:]
        for path in paths {
            let text = try contents(of: HomePath.expand(path, environment: environment))
            let value: JSONValue
            do throws(JSONParseError) {
                value = try JSONValue(parsing: text)
            } catch {
                throw GatewayError(.configuration, "The document \(path) cannot be read: \(error)")
            }
            for name in names(of: value, path) {
                guard documents.updateValue(value, forKey: name) == nil else {
                    throw GatewayError(.configuration, "Two documents are named \(name).")
                }
            }
        }
        return documents
    }

    /// What a document is found by. An empty fragment adds nothing to an identifier.
    private static func names(of document: JSONValue, _ path: String) -> Set<String> {
        guard var identifier = document["$id"]?.stringValue else {
            return [path, String(path.split(separator: "/").last ?? "")]
        }
        if identifier.hasSuffix("#") { identifier.removeLast() }
        return [identifier]
    }

    private static func parse(
        _ json: String, _ documents: [String: JSONValue], name: String
    ) throws(GatewayError) -> Schema {
        let value: JSONValue
        do throws(JSONParseError) {
            value = try JSONValue(parsing: json)
        } catch {
            throw GatewayError(
                .configuration,
                "\(name) cannot be used: Invalid JSON Schema at (root): the text is not JSON: line \(error.line), "
                    + "column \(error.column): \(error.message)")
        }
        do throws(SchemaError) {
            return try Schema(value, documents: documents, assertsFormats: true)
        } catch {
            throw GatewayError(.configuration, "\(name) cannot be used: \(error)")
        }
    }

    /// Several words are no path, unless they look like one.
    private static func isShorthand(_ text: String) -> Bool {
        let names = text.prefix { $0 != ":" }
        return text.contains { $0 == "," || $0.isWhitespace } && !names.contains("/") && !text.hasSuffix(".json")
    }

    private static func shorthand(_ text: String) throws(GatewayError) -> Schema {
        let value: JSONValue
        do throws(SchemaShorthandError) {
            value = try JSONValue(schemaShorthand: text)
        } catch {
            throw GatewayError(.configuration, "The schema cannot be used: \(error)")
        }
        do throws(SchemaError) {
            return try Schema(value, assertsFormats: true)
        } catch {
            throw GatewayError(.configuration, "The schema cannot be used: \(error)")
        }
    }

    private static func contents(of path: String) throws(GatewayError) -> String {
        guard FileManager.default.fileExists(atPath: path) else {
            throw GatewayError(
                .configuration, "The schema file \(path) doesn't exist.",
                fix: "Give a path, JSON that starts with {, or fields such as: name, age int.")
        }
        let bytes: [UInt8]
        do throws(BoundedInput.Failure) {
            bytes = try BoundedInput.read(path: path, upTo: Limits.schema.amount, acceptsPipes: true)
        } catch {
            throw GatewayError(.configuration, "The schema file \(path) \(error.predicate).")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw GatewayError(.configuration, "The schema file \(path) cannot be read as text.")
        }
        return text
    }
}
