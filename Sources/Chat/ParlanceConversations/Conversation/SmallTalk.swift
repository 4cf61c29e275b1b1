/// What people say before they ask, or to see whether somebody is there: it tells nothing of a conversation.
enum SmallTalk {
    /// What greets; a name may follow.
    private static let greetings: Set<String> = [
        "hi", "hello", "hey", "heya", "hiya", "howdy", "yo", "greetings", "hallo", "moin", "servus", "salut", "bonjour",
        "bonsoir", "coucou", "hola", "ciao", "buongiorno", "salve", "olá", "ola", "oi", "hoi", "hej", "hei", "ahoj",
        "cześć", "merhaba", "selam", "привет", "здравствуйте", "你好", "您好", "嗨", "哈喽", "こんにちは", "こんばんは",
        "おはよう", "안녕", "안녕하세요", "नमस्ते", "مرحبا", "שלום",
    ]

    /// What stands beside a greeting, or in its place.
    private static let others: Set<String> = [
        "there", "all", "everyone", "again", "good", "morning", "afternoon", "evening", "day", "night", "guten", "gute",
        "tag", "morgen", "abend", "nacht", "buenos", "buenas", "días", "dias", "tardes", "noches", "bom", "boa", "dia",
        "tarde", "noite", "thanks", "thank", "you", "thx", "ok", "okay", "danke", "merci", "gracias", "grazie",
        "obrigado", "谢谢", "ありがとう", "test", "testing", "ping", "1", "2", "3", "12", "123", "1234",
    ]

    /// What is asked and not meant to be answered.
    private static let phrases: Set<String> = [
        "how are you", "how are you doing", "how are you today", "how are you doing today", "hows it going", "whats up",
        "sup", "are you there", "is anybody there", "is anyone there", "is this on", "is this thing on",
        "can you hear me", "wie gehts", "wie geht es dir", "ça va", "comment ça va", "qué tal", "cómo estás",
        "come stai", "tudo bem", "你好吗", "お元気ですか",
    ]

    /// More words than this are no small talk.
    private static let most = 6

    /// A greeting with a comma or a full stop behind it is no longer, in characters.
    private static let longest = 40

    private static let ends = Set(",.!?;…，。！？、~～\u{37E}".unicodeScalars)

    private static let asciiEnds = Array(",.!?;~".utf8)

    /// What small talk begins with.
    private static let beginnings = greetings.union(others).union(
        phrases.map { String($0.prefix { $0.isLetter || $0.isNumber }) })

    /// No word that is known has more characters.
    private static let longestWord = beginnings.map(\.count).max() ?? 0

    /// Whether this may be a word that small talk begins with.
    ///
    /// - Parameter word: Letters and digits of ASCII.
    static func mayBegin(with word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.count <= longestWord && beginnings.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    /// A line without the small talk that it starts with; nothing is left of a line that is small talk alone.
    static func strip(_ line: Substring) -> Substring {
        var rest = line.withoutLeadingSpace
        while !rest.isEmpty {
            let head = rest.prefix(upTo: longest) {
                !isEnd($0)
            } ascii: {
                !asciiEnds.contains($0)
            }
            guard !head.isWhole else { return isSmallTalk(rest) ? rest.prefix(0) : rest }
            guard isSmallTalk(head.text) else { return rest }
            rest = rest[head.text.endIndex...].drop { isEnd($0) || $0.isWhitespace }
        }
        return rest
    }

    private static func isEnd(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        return scalars.first.map(ends.contains) == true && scalars.count == 1
    }

    private static func isSmallTalk(_ text: Substring) -> Bool {
        beginsAsSmallTalk(text) && isSmallTalk(words(of: text))
    }

    /// Whether the first word is one of small talk: most lines are known by that to be none, however long they are.
    private static func beginsAsSmallTalk(_ text: Substring) -> Bool {
        let others = text.prefix {
            !$0.isLetter && !$0.isNumber
        } ascii: {
            !$0.isASCIIWord
        }
        let word = text[others.endIndex...].prefix(upTo: longestWord * 2) {
            $0.isLetter || $0.isNumber || isApostrophe($0)
        } ascii: {
            $0.isASCIIWord || $0 == UInt8(ascii: "'")
        }.text
        if word.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "'") }) {
            return word.utf8.count <= longestWord && beginnings.contains(word.lowercased())
        }
        return beginnings.contains(word.filter { !isApostrophe($0) }.lowercased())
    }

    private static func isApostrophe(_ character: Character) -> Bool { character == "'" || character == "’" }

    private static func words(of text: Substring) -> [String] {
        let plain = text.filter { !isApostrophe($0) }.lowercased()
        return plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether words are small talk: all of them, or a greeting and a name.
    private static func isSmallTalk(_ words: [String]) -> Bool {
        guard let first = words.first, let last = words.last, words.count <= most else { return false }
        // Every programmer's first program is no greeting.
        if last == "world" { return false }
        let unknown = words.filter { !greetings.contains($0) && !others.contains($0) }
        return unknown.isEmpty || (unknown == [last] && greetings.contains(first) && words.count <= 3)
            || phrases.contains(words.joined(separator: " "))
    }
}
