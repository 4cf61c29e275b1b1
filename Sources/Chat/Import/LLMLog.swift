import FoundationEssentials
import GatewayCore
import Processes

/// The log of `llm` (https://llm.datasette.io/en/stable/logging.html): a SQLite database with the tables `responses` and
/// `conversations`, read by the `sqlite3` program.
enum LLMLog {
    /// The most bytes that are read of it.
    private static let limit = 1 << 30
    private static let query = """
        SELECT r.*, c.name AS conversation_name FROM responses r \
        LEFT JOIN conversations c ON c.id = r.conversation_id ORDER BY r.datetime_utc, r.id
        """

    /// The conversations of a database.
    ///
    /// - Throws: ``ImportError`` where `sqlite3` is not installed, or the file is no such database.
    static func read(path: String) throws(ImportError) -> [ImportedSession] {
        let result: ChildProcess.Result
        do throws(ChildProcessError) {
            // Nothing is changed in a database that another program may be using.
            result = try ChildProcess(
                ["sqlite3", "-readonly", "-json", path.hasPrefix("-") ? "./" + path : path, query], outputLimit: limit
            ).run()
        } catch {
            throw ImportError("The log of llm is read by the sqlite3 program, which cannot be started. Install it.")
        }
        guard result.status == 0, !result.isCut else {
            throw ImportError("\(path) is no log of llm that sqlite3 can read.")
        }
        // Without rows sqlite3 writes nothing at all.
        guard !result.output.isEmpty else { return [] }
        guard let rows = (try? JSONValue(parsing: result.output))?.arrayValue else {
            throw ImportError("What sqlite3 wrote of \(path) is no JSON.")
        }
        return sessions(rows)
    }

    /// Puts responses together; one without a conversation is one by itself.
    static func sessions(_ rows: [JSONValue]) -> [ImportedSession] {
        var sessions: [ImportedSession] = []
        var positions: [String: Int] = [:]
        for row in rows {
            guard let id = (row["conversation_id"]?.stringValue ?? row["id"]?.stringValue) else { continue }
            let position = positions[id] ?? sessions.count
            if position == sessions.count {
                positions[id] = position
                sessions.append(
                    ImportedSession(
                        id: id, title: row["conversation_name"]?.stringValue ?? "",
                        created: seconds(row["datetime_utc"]?.stringValue), system: row["system"]?.stringValue,
                        turns: []))
            }
            sessions[position].turns.append(turn(row))
        }
        return sessions
    }

    private static func turn(_ row: JSONValue) -> Turn {
        var answer = Answer(
            model: ModelID(imported: row["model"]?.stringValue ?? ""), text: row["response"]?.stringValue ?? "",
            status: .complete)
        if let prompt = row["input_tokens"]?.tokenCount, let completion = row["output_tokens"]?.tokenCount {
            answer.usage = Usage(promptTokens: prompt, completionTokens: completion)
        }
        if let milliseconds = row["duration_ms"]?.intValue, (0...1_000_000_000).contains(milliseconds) {
            answer.timing = AnswerTiming(total: .milliseconds(milliseconds))
        }
        return Turn(prompt: row["prompt"]?.stringValue ?? "", answer: answer)
    }

    /// `2024-05-01T12:00:00.123456` in UTC.
    private static func seconds(_ text: String?) -> Double {
        let date = try? Date((text ?? "").prefix(19).replacing(" ", with: "T") + "Z", strategy: .iso8601)
        return date?.timeIntervalSince1970 ?? 0
    }
}
