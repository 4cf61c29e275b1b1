/// Every bound on what servers, pipes, files and archives may bring, in one list. The README has it as a table.
///
/// None of them is near what honest ones need; each keeps a broken or hostile one from filling the memory or holding
/// the program for ever.
public enum Limits {
    /// All of them, in the order of the README's table.
    public static let all = [
        reply, replyHead, event, rest, errorBody, errorTime, listTime, input, line, key, document, schema,
        configuration, priceMap,
        text,
        image,
        pdf, conversation, archive, expansion, log, journal, history, yamlValues, yamlDepth,
    ]

    // MARK: Servers

    /// All bytes of one reply. 128,000 tokens, each in an event of 350 bytes, are 45 MB.
    public static let reply = Limit(
        "A reply, streamed or whole, comments included", 64 << 20, .bytes,
        "What arrived is kept and the connection is closed; there is no retry. --max-tokens asks for less.")
    /// Honest heads are a few kilobytes.
    public static let replyHead = Limit(
        "The head of a reply, interim heads and trailers included", 256 << 10, .bytes,
        "The reply is refused. Check that the base URL points to the provider.")
    /// Far above any event that holds text.
    public static let event = Limit(
        "One event of a stream", 16 << 20, .bytes, "Same as for a reply that is too long.")
    /// Usage comes at once after the end; some servers keep the connection open and send comments for ever.
    public static let rest = Limit(
        "Reading past the end of an answer", 5, .seconds, "The answer is complete. Its usage may be missing.")
    /// An error body is a few hundred bytes.
    public static let errorBody = Limit(
        "The body of an error reply", 64 << 10, .bytes, "Only the status is reported. --debug shows the reply.")
    /// The body of an error follows its head at once.
    public static let errorTime = Limit(
        "Reading the body of an error reply", 5, .seconds, "Only the status is reported.")
    /// The longest lists have a megabyte.
    public static let listTime = Limit(
        "Reading a list of models", 60, .seconds, "The list is not used; models can be named without it.")

    // MARK: Pipes and files

    /// More than the largest window holds.
    public static let input = Limit(
        "Standard input, and a file for tokens", 64 << 20, .bytes,
        "Nothing is sent or counted (exit code 2). Split it (split -C 50m FILE), or send a part (head -c 1m).")
    /// More than any model reads; as `InputLimit` of the terminal's line editor has it.
    public static let line = Limit(
        "A line, a paste or an edited draft at the prompt", 16 << 20, .bytes,
        "A line ends the chat, a draft is not used, a paste is cut off. Attach a file instead (/attach FILE).")
    /// Keys have some hundred bytes.
    public static let key = Limit(
        "A key from a pipe", 64 << 10, .bytes, "It is not stored. Pipe in one line with the key.")
    /// JSON that is held against a schema.
    public static let document = Limit(
        "A JSON document for schema validate", 64 << 20, .bytes,
        "It is not checked. In a .jsonl file, each line is a separate document.")
    /// No model could follow a larger one.
    public static let schema = Limit(
        "A schema", 4 << 20, .bytes, "It is not used. Leave out what the answer doesn't need.")
    /// 100,000 profiles have about 5 MB.
    public static let configuration = Limit(
        "The configuration, a preset or a theme", 16 << 20, .bytes, "It is not read. Make it shorter.")
    /// LiteLLM's has 3.5 MB.
    public static let priceMap = Limit(
        "A price map, and the prices that a refresh keeps", 16 << 20, .bytes,
        "It is not used. Keep the providers that you need in it.")
    /// More than most windows hold.
    public static let text = Limit(
        "An attached text", 1_000_000, .bytes, "It is not attached. Attach a part, or pipe it in.")
    /// Anthropic refuses larger ones ("Vision" in its documentation), others accept more.
    public static let image = Limit("An attached image", 5_000_000, .bytes, "It is not attached. Scale it down.")
    /// Only the text of it is sent.
    public static let pdf = Limit(
        "An attached PDF file", 50_000_000, .bytes, "It is not attached. Extract the pages that matter.")

    /// Pieces of answers, images as Base64 and all.
    public static let journal = Limit(
        "A session's file", 1 << 30, .bytes, "It is not opened, listed or searched.")
    /// A thousand entries are kept in mind, most of them short.
    public static let history = Limit("The input history", 16 << 20, .bytes, "Only its end is read.")

    // MARK: Imports

    /// The longest ones seen have a few megabytes.
    public static let conversation = Limit(
        "One conversation of a ChatGPT export", 64 << 20, .bytes,
        "The import stops there; what was before it is kept. Remove it from conversations.json.")
    /// Read in pieces, so that the memory does not depend on it.
    public static let archive = Limit(
        "A list of conversations in an archive", 4 << 30, .bytes,
        "The import stops there. Unpack the archive and pass the folder.")
    /// Honest JSON packs to a tenth, hardly ever to a thirtieth.
    public static let expansion = Limit(
        "What an archive unpacks to, compared with its own size (above 16 MiB)", 100, .times,
        "The import stops there. Unpack the archive and pass the folder.")
    /// The answer of sqlite3, which is held.
    public static let log = Limit(
        "An llm log", 1 << 30, .bytes, "Nothing is imported. Delete what is not needed from a copy of it.")

    // MARK: YAML

    /// Against the "billion laughs".
    public static let yamlValues = Limit(
        "YAML, its aliases expanded", 1_000_000, .things("values"), "It is not read. Use fewer nested aliases.")
    /// Every walk over a tree may recurse.
    public static let yamlDepth = Limit("YAML nesting", 100, .things("levels"), "It is not read. Use less nesting.")
}
