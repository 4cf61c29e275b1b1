import ArgumentParser
import GatewayJSON

/// A command as the manual has it.
struct CommandReference {
    /// What the parser tells of the command: its `ToolInfoV0`.
    private let description: JSONValue

    init(_ command: (some ParsableCommand).Type) {
        // The underscore is the library's: it has no other way to read options and their help back from a command. The same
        // text is what it prints for `--experimental-dump-help`; should it change, the test of the manual tells.
        description = (try? JSONValue(parsing: command._dumpHelp()))?["command"] ?? .null
    }

    /// A subcommand with what it does, its forms, and its options.
    static func section(_ command: any Subcommand.Type) -> [String] {
        let reference = CommandReference(command)
        var lines = [".SS \"\(Roff.escaped(command.form))\""] + Roff.paragraphs(command.abstract)
        if !command.discussion.isEmpty { lines += [".PP"] + Roff.paragraphs(command.discussion) }
        if let usage = command.usage {
            lines += usage.split(separator: "\n").flatMap { form(String($0)) }
        } else {
            lines += reference.operands
        }
        return lines + reference.options(withHelp: false)
    }

    /// The options.
    ///
    /// - Parameter withHelp: Whether those are among them that every command has.
    func options(withHelp: Bool) -> [String] {
        var items: [(heads: [String], text: String)] = []
        for argument in arguments where argument["kind"]?.stringValue != "positional" {
            let preferred = argument["preferredName"]?["name"]?.stringValue ?? ""
            guard withHelp || !["help", "version"].contains(preferred) else { continue }
            let text = argument["abstract"]?.stringValue ?? ""
            // A flag and its opposite are told one after the other with the same words.
            if items.last?.text == text {
                items[items.count - 1].heads.append(head(of: argument))
            } else {
                items.append(([head(of: argument)], text))
            }
        }
        return items.flatMap { Roff.item($0.heads.joined(separator: ", "), $0.text) }
    }

    /// What else follows the command.
    private var operands: [String] {
        arguments.filter { $0["kind"]?.stringValue == "positional" }.flatMap { argument in
            let name = argument["valueName"]?.stringValue ?? ""
            return Roff.item(Roff.italic(name), argument["abstract"]?.stringValue ?? "")
        }
    }

    private var arguments: [JSONValue] {
        (description["arguments"]?.arrayValue ?? []).filter { $0["shouldDisplay"]?.boolValue ?? true }
    }

    private func head(of argument: JSONValue) -> String {
        let names = (argument["names"]?.arrayValue ?? []).compactMap { name -> String? in
            name["name"]?.stringValue.map { (name["kind"]?.stringValue == "long" ? "--" : "-") + $0 }
        }
        let heads = names.sorted { $0.count < $1.count }.map(Roff.bold).joined(separator: ", ")
        guard argument["kind"]?.stringValue == "option" else { return heads }
        return heads + " " + Roff.italic(argument["valueName"]?.stringValue ?? "")
    }

    /// One form of a command line, of which the first gap of two blanks ends what is typed.
    private static func form(_ line: String) -> [String] {
        guard let gap = line.firstRange(of: "  ") else { return Roff.item(Roff.call(line), "") }
        let purpose = line[gap.upperBound...].drop { $0 == " " }
        return Roff.item(Roff.call(String(line[..<gap.lowerBound])), String(purpose))
    }
}
