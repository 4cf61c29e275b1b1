import ArgumentParser
import ParlanceChat
import GatewayCore
import GatewayJSON

/// The manual page (man(7), groff), made of the definitions of the command line.
struct ManualPage {
    /// The page.
    let text: String

    /// The page of the whole command line.
    init() {
        // The underscore is the library's: it has no other way to read options and their help back from a command. The same
        // text is what it prints for `--experimental-dump-help`; should it change, the test of the manual tells.
        self.init(help: CommandTree._dumpHelp())
    }

    /// - Parameter help: What swift-argument-parser tells of a command: its `ToolInfoV0` as JSON.
    init(help: String) {
        let command = (try? JSONValue(parsing: help))?["command"] ?? .null
        let name = command["commandName"]?.stringValue ?? ""
        var lines = [".TH \(name.uppercased()) 1 \"\" \"\(Self.escaped("\(name) \(version)"))\""]
        lines += [".SH NAME", Self.escaped("\(name) - \(command["abstract"]?.stringValue ?? "")")]
        let usage = RootCommand.usage.split(separator: "\n")
        lines += [".SH SYNOPSIS", ".nf"] + usage.map { Self.escaped(String($0)) } + [".fi"]
        lines += [".SH DESCRIPTION"] + Self.paragraphs(command["discussion"]?.stringValue)
        lines += [".SH OPTIONS"] + Self.arguments(of: command)
        lines += [".SH COMMANDS"] + Self.commands(of: command, path: name)
        lines += [".SH CHAT"] + Self.entries(ChatReference.commands + ChatReference.signs)
        lines += [".SH KEYS"] + Self.entries(ChatReference.keys)
        lines += [
            ".SH FILES",
            ".TP", Self.escaped("$XDG_CONFIG_HOME/parlance/config.yaml"), "The configuration.",
            ".TP", Self.escaped("$XDG_CONFIG_HOME/parlance/prompts/*.md"), "Presets.",
            ".TP", Self.escaped("$XDG_CONFIG_HOME/parlance/themes/*.yaml"), "Themes.",
            ".TP", Self.escaped("$XDG_STATE_HOME/parlance/sessions/*.jsonl"), "Sessions.",
        ]
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func entries(_ entries: [ChatReference.Entry]) -> [String] {
        entries.flatMap { [".TP", "\\fB\(escaped($0.usage))\\fR", escaped($0.meaning)] }
    }

    private static func commands(of command: JSONValue, path: String) -> [String] {
        (command["subcommands"]?.arrayValue ?? []).flatMap { sub -> [String] in
            guard sub["shouldDisplay"]?.boolValue ?? true, let name = sub["commandName"]?.stringValue, name != "help"
            else { return [] }
            let inner = commands(of: sub, path: "\(path) \(name)")
            // A command that has only others below it says nothing by itself.
            guard inner.isEmpty else { return inner }
            return [".SS \(escaped("\(path) \(name)"))"] + paragraphs(sub["abstract"]?.stringValue)
                + paragraphs(sub["discussion"]?.stringValue).prefixed(by: ".PP")
                + arguments(of: sub, leavingOut: ["version"])
        }
    }

    /// - Parameter unwanted: What the parser adds to every command of a tree, but ours have only at the top.
    private static func arguments(of command: JSONValue, leavingOut unwanted: Set<String> = []) -> [String] {
        (command["arguments"]?.arrayValue ?? []).flatMap { argument -> [String] in
            let preferred = argument["preferredName"]?["name"]?.stringValue ?? ""
            guard argument["shouldDisplay"]?.boolValue ?? true, !unwanted.contains(preferred) else { return [] }
            let value = argument["valueName"]?.stringValue ?? ""
            let names = (argument["names"]?.arrayValue ?? []).compactMap { name -> String? in
                name["name"]?.stringValue.map { (name["kind"]?.stringValue == "long" ? "--" : "-") + $0 }
            }
            var head = names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
            switch argument["kind"]?.stringValue {
            case "positional": head = "\\fI\(escaped(value))\\fR"
            case "option": head += " \\fI\(escaped(value))\\fR"
            default: break
            }
            return [".TP", head] + paragraphs(argument["abstract"]?.stringValue)
        }
    }

    private static func paragraphs(_ text: String?) -> [String] {
        (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty ? ".PP" : escaped(String(line))
        }
    }

    /// Text in which groff finds nothing to obey.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}

extension [String] {
    /// A line before the others, where there are any.
    fileprivate func prefixed(by line: String) -> [String] {
        allSatisfy(\.isEmpty) || self == [".PP"] ? [] : [line] + self
    }
}
