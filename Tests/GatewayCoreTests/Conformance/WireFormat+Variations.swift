import GatewayCore
import GatewayJSON

/// The bytes of an answer in the forms in which servers and proxies send them.
extension WireFormat {
    /// The JSON of the stream's events, in order.
    func values(_ answer: ScriptedAnswer) -> [String] {
        events(answer).flatMap { $0.split(separator: "\n") }.compactMap { line in
            let data = line.hasPrefix("data: ") ? line.dropFirst(6) : line
            return data.hasPrefix("{") ? String(data) : nil
        }
    }

    /// The events of the stream up to the one that finishes, without a word for the end.
    func finished(_ answer: ScriptedAnswer) -> String {
        let all = events(answer)
        return (hasTerminator && trailer == 1 ? all.dropLast() : all).joined()
    }

    /// A whole reply in many forms, each with its name.
    func wholeForms(_ answer: ScriptedAnswer) throws -> [(name: String, bytes: [UInt8])] {
        let whole = whole(answer)
        let pretty = try JSONValue(parsing: whole).serialized(.pretty)
        let forms: [(String, String)] = [
            ("compact", whole), ("pretty", pretty), ("byte order mark", "\u{FEFF}" + whole),
            ("comments", ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n" + whole),
            ("blank lines", "\n\r\n  \t\n" + pretty + "\n\n"), ("word for the end", whole + "\n\ndata: [DONE]\n\n"),
            ("pretty with a word for the end", pretty + "\ndata: [DONE]"),
            ("noise behind it", whole + "\nbye {\"a\": ["),
            ("in a string", JSONValue.string(whole).serialized()),
            ("carriage returns", pretty.replacing("\n", with: "\r")),
            ("NaN in it", "{\"logprobs\": NaN, \"x\": [-Infinity, 1e999]," + whole.dropFirst()),
        ]
        return forms.map { ($0.0, Array($0.1.utf8)) }
    }

    /// A stream in many forms, each with its name.
    func streamForms(_ answer: ScriptedAnswer) -> [(name: String, bytes: [UInt8])] {
        let all = events(answer)
        let text = all.joined()
        let values = values(answer)
        let data: [String] = values.map { "data: \($0)" }
        var forms: [(String, String)] = [
            ("as it is", text), ("byte order mark", "\u{FEFF}" + text), ("CRLF", text.replacing("\n", with: "\r\n")),
            ("CR", text.replacing("\n", with: "\r")),
        ]
        func add(_ name: String, _ text: String) { forms.append((name, text)) }
        func each(_ name: String, _ event: (String) -> String) { add(name, values.map(event).joined()) }
        add("comments", ": hi\n\n" + all.joined(separator: ": on\n\n"))
        add("blank lines", "\n\n" + all.joined(separator: "\n\n"))
        add("server-sent events", data.joined(separator: "\n\n") + "\n\ndata: [DONE]\n\n")
        add("no blank lines", data.joined(separator: "\n") + "\ndata: [DONE]\n")
        each("names without blank lines") { "event: x\ndata: \($0)\n" }
        add("no last blank line", data.joined(separator: "\n\n") + "\n")
        add("no last line end", data.joined(separator: "\n\n"))
        each("no space") { "data:\($0)\n\n" }
        each("many spaces") { " data:   \($0)  \n\n" }
        each("capitals") { "DATA: \($0)\n\n" }
        each("fields twice") { "data: data: \($0)\n\n" }
        add("lines", values.joined(separator: "\n") + "\n")
        add("lines with CRLF", values.joined(separator: "\r\n"))
        add("lines with a word for the end", values.joined(separator: "\n") + "\n[DONE]\n")
        add("one after another", values.joined())
        add("list", "[" + values.joined(separator: ",") + "]")
        add("list over lines", "[\n" + values.joined(separator: "\n,\r\n") + "\n]\n")
        add("lines with commas", "[" + values.joined(separator: ",\n") + "]")
        each("lists in events") { "data: [\($0)]\n\n" }
        each("NaN in it") { "data: {\"nan\": NaN, \"i\": [Infinity, -inf]," + $0.dropFirst() + "\n\n" }
        return forms.map { ($0.0, Array($0.1.utf8)) }
    }

    /// A JSON event over several lines, of which each or only the first one is marked as data.
    func printedStreams(_ answer: ScriptedAnswer) throws -> [(name: String, bytes: [UInt8])] {
        let printed = try values(answer).map { try JSONValue(parsing: $0).serialized(.pretty) }
        let marked = printed.map { "data: " + $0.replacing("\n", with: "\ndata: ") + "\n\n" }.joined()
        return [
            ("data in lines", Array(marked.utf8)),
            ("first line of data marked", Array(printed.map { "data: \($0)\n\n" }.joined().utf8)),
            ("list of printed values", Array(("[" + printed.joined(separator: "\n,\n") + "\n]").utf8)),
            ("printed values", Array(printed.joined(separator: "\n").utf8)),
        ]
    }

    /// Media types under which replies come, wrong ones among them.
    static let mediaTypes: [String?] = [
        nil, "text/event-stream", "TEXT/EVENT-STREAM; Charset=UTF-8", "application/json", "application/x-ndjson",
        "text/plain", "text/html; charset=utf-8", "binary/octet-stream", "",
    ]
}
