import FoundationEssentials
import GatewayCore
import Processes

/// The log of `llm` (https://llm.datasette.io/en/stable/logging.html): a SQLite database, read by the `sqlite3` program.
///
/// Until version 0.35 a row of `responses` is a prompt with its answer; since then (seen in 0.36) `turns` names messages
/// that form a tree, and texts are their `parts`. Both are read; what came from llm's fragments and tools is left out.
enum LLMLog {
    /// The most bytes that are read of it.
    private static let limit = 1 << 30

    private static let responses = """
        SELECT r.*, c.name AS conversation_name FROM responses r \
        LEFT JOIN conversations c ON c.id = r.conversation_id ORDER BY r.datetime_utc, r.id
        """

    /// The same columns of the newer tables; the system prompt stands above all other messages.
    private static let turns = """
        SELECT t.id, t.thread_id AS conversation_id, h.name AS conversation_name, t.model, t.datetime_utc, \
        t.duration_ms, t.input_tokens, t.output_tokens, \(text(of: "= t.parent_message_hash")) AS prompt, \
        \(text(of: "= t.tip_message_hash")) AS response, \
        (WITH RECURSIVE above(hash, parent, role) AS (\
        SELECT hash, parent_hash, role FROM messages WHERE hash = t.parent_message_hash \
        UNION ALL SELECT m.hash, m.parent_hash, m.role FROM messages m JOIN above ON m.hash = above.parent) \
        SELECT \(text(of: "IN (SELECT hash FROM above WHERE role = 'system')"))) AS system \
        FROM turns t LEFT JOIN threads h ON h.id = t.thread_id ORDER BY t.datetime_utc, t.id
        """

    private static func text(of message: String) -> String {
        """
        (SELECT group_concat(text, char(10) || char(10)) FROM (SELECT p.text FROM parts p WHERE p.type = 'text' \
        AND p.message_hash \(message) ORDER BY p.position))
        """
    }

    /// The conversations of a database.
    ///
    /// - Throws: ``ImportError`` where `sqlite3` is not installed, or the file is no such database.
    static func read(path: String) throws(ImportError) -> [ImportedSession] {
        let (old, new) = (try rows(of: path, responses), try rows(of: path, turns))
        guard old != nil || new != nil else { throw ImportError("\(path) is no log of llm that sqlite3 can read.") }
        return sessions((old ?? []) + (new ?? []))
    }

    /// The rows that a query gives; `nil` where the tables are not there.
    private static func rows(of path: String, _ query: String) throws(ImportError) -> [JSONValue]? {
        let result: ChildProcess.Result
        do throws(ChildProcessError) {
            // Nothing is changed in a database that another program may be using.
            result = try ChildProcess(
                ["sqlite3", "-readonly", "-json", path.hasPrefix("-") ? "./" + path : path, query], outputLimit: limit
            ).run()
        } catch {
            throw ImportError("The log of llm is read by the sqlite3 program, which cannot be started. Install it.")
        }
        guard result.status == 0, !result.isCut else { return nil }
        // Without rows sqlite3 writes nothing at all.
        return result.output.isEmpty ? [] : (try? JSONValue(parsing: result.output))?.arrayValue
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
