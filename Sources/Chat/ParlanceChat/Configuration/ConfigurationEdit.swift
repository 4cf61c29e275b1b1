import GatewayCore
import GatewayJSON
import GatewayYAML

/// A configuration's text in which one value at the top is another. All else stays as it is written, comments included.
enum ConfigurationEdit {
    /// The text with a value for a key at its top.
    ///
    /// The new text is read again: it must say what the old one did but for that value.
    ///
    /// - Throws: ``CommandError`` where the text cannot be read, or is written so that only a person can change it.
    static func setting(
        _ setting: ConfigurationSetting, to value: String, in text: String, file: String
    ) throws(CommandError) -> String {
        let old = ConfigurationFile.parse(text, file: file)
        if let fault = old.fileFault { throw CommandError("Nothing was saved, because of an error. \(fault)") }
        let new = edited(setting.key, scalar(value), in: text)
        guard let new, setting.isOnly(value, changedFrom: old, to: ConfigurationFile.parse(new, file: file)) else {
            throw CommandError(
                "Nothing was saved, because \(file) isn't written in a way that can be changed here. "
                    + "Set \(setting.key): \(scalar(value)) in it yourself.")
        }
        return new
    }

    /// `nil` where the text is no YAML.
    private static func edited(_ key: String, _ scalar: String, in text: String) -> String? {
        let root: YAMLNode?
        do throws(YAMLError) { root = try YAMLNode.parse(text) } catch { return nil }
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let entry = root?.entries?.first { $0.key.text == key }
        guard let entry else {
            append("\(key): \(scalar)", to: &lines)
            return lines.joined(separator: "\n")
        }
        let index = entry.key.mark.line - 1
        guard lines.indices.contains(index),
            let line = replacingValue(after: entry.key.mark.column - 1, in: lines[index], with: scalar)
        else { return nil }
        lines[index] = line
        return lines.joined(separator: "\n")
    }

    /// Adds a line at the end of the document, with the line ends that the text has.
    private static func append(_ line: String, to lines: inout [String]) {
        let ending = lines.contains { $0.unicodeScalars.last == "\r" } ? "\r" : ""
        let end =
            lines.lastIndex { $0.hasPrefix("...") } ?? (lines.last?.isEmpty == true ? lines.count - 1 : lines.count)
        if end == lines.count {
            lines[end - 1] += lines[end - 1].isEmpty ? "" : ending
            lines.append("")
        }
        lines.insert(line + ending, at: end)
    }

    /// The line of a key with another value; what follows the value, such as a comment, stays.
    ///
    /// - Parameter start: Where the key begins, in scalars.
    private static func replacingValue(after start: Int, in line: String, with value: String) -> String? {
        let scalars = Array(line.unicodeScalars)
        guard start < scalars.count, let colon = scalars[start...].firstIndex(of: ":") else { return nil }
        var first = colon + 1
        while first < scalars.count, scalars[first] == " " { first += 1 }
        let end = endOfValue(from: first, in: scalars)
        let head = String(String.UnicodeScalarView(scalars[...colon]))
        var rest = String(String.UnicodeScalarView(scalars[end...]))
        // A comment needs a space before it.
        if rest.hasPrefix("#") { rest = " " + rest }
        return "\(head) \(value)\(rest)"
    }

    private static func endOfValue(from first: Int, in scalars: [Unicode.Scalar]) -> Int {
        guard first < scalars.count else { return scalars.count }
        var index = first
        if scalars[first] == "\"" || scalars[first] == "'" {
            index += 1
            while index < scalars.count, scalars[index] != scalars[first] {
                index += scalars[index] == "\\" && scalars[first] == "\"" ? 2 : 1
            }
            return min(index + 1, scalars.count)
        }
        while index < scalars.count, scalars[index] != "#" || (index > first && scalars[index - 1] != " ") {
            index += 1
        }
        while index > first, [" ", "\t", "\r"].contains(scalars[index - 1]) { index -= 1 }
        return index
    }

    /// A value as YAML, in quotes where it could be taken for something else. JSON's strings are YAML's.
    private static func scalar(_ value: String) -> String {
        let isPlain =
            value.first?.isLetter == true && value.last != ":"
            && value.utf8.allSatisfy { byte in
                let character = Character(Unicode.Scalar(byte))
                return byte < 0x80 && (character.isLetter || character.isNumber || "._:/@+-".contains(character))
            }
        let isWord = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(value.lowercased())
        return isPlain && !isWord ? value : JSONValue.string(value).serialized()
    }
}
