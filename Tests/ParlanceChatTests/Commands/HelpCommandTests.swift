import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("/help")
struct HelpCommandTests {
    @Test("Alone it shows what can be typed by what one wants to do")
    func overview() async {
        #expect(
            await CommandTranscript.text(of: "/help") == """
                > /help
                Type a message and press Enter. A slash starts a command; Tab completes it.

                Switch or compare models    /model  /compare  /preset  /effort  /temp  /system
                Attach files and output     @FILE  !COMMAND  /attach
                Improve an answer           /retry  /edit  /continue  /reasoning  /raw
                Go back or branch off       /undo  /redo  /tree  /go
                Copy or save                /copy  /export
                Start over, or find a chat  /new  /sessions  /resume  /title
                Watch tokens and money      /tokens  /budget  /compact  Ctrl-T
                Get JSON                    /schema
                Write long messages         Ctrl-J  Ctrl-X Ctrl-E  Ctrl-S  /paste
                Type during an answer       Ctrl-C  /queue
                Change settings and looks   /config  /theme
                See what went wrong         /debug
                Get help, or leave          /help  /quit  Ctrl-D

                /help NAME explains a command, a key or a topic; /help commands and /help keys
                list all.
                Topics: guide, start, chat, answers, models, tokens, sessions, attachments,
                json, scripts, commandline, config, themes, network, trouble, limits, library,
                figures.

                """)
    }

    @Test("/help commands lists all commands and signs, /help keys all keys")
    func lists() async {
        let commands = await CommandTranscript.text(of: "/help commands")
        for entry in ChatReference.commands + ChatReference.signs {
            #expect(commands.contains("\n\(entry.usage)"), "\(entry.usage)")
        }
        let keys = await CommandTranscript.text(of: "/help keys")
        for entry in ChatReference.keys {
            #expect(keys.contains("\n\(entry.usage.paddedToColumn)\(entry.meaning)\n"), "\(entry.usage)")
        }
        #expect(!keys.contains("/model"))
    }

    @Test("No line is wider than the window", arguments: [80, 60, 40, 30])
    func fits(columns: Int) async {
        let text = await CommandTranscript.text(of: "/help", "/help commands", "/help keys", columns: columns)
        for line in text.split(separator: "\n") {
            #expect(line.cellWidth <= columns)
        }
    }

    @Test("In 40 columns nothing is left out", arguments: ["commands", "keys"])
    func complete(list: String) async {
        func words(_ columns: Int) async -> [Substring] {
            await CommandTranscript.text(of: "/help \(list)", columns: columns).split(whereSeparator: \.isWhitespace)
        }
        #expect(await words(40) == words(80))
    }

    @Test("One command is explained alone, with or without its slash, and by its aliases")
    func one() async {
        let explained = """
            /temp [NUMBER | default]
                show, set or clear the temperature
                More: /help switching.

            """
        #expect(await CommandTranscript.text(of: "/help temp") == "> /help temp\n" + explained)
        #expect(await CommandTranscript.text(of: "/help /temp") == "> /help /temp\n" + explained)
        #expect(
            await CommandTranscript.text(of: "/help exit") == """
                > /help exit
                /quit
                    leave; Ctrl-D on an empty line does the same
                    Also /exit, /q, /bye.

                """)
    }

    @Test(
        "Topics, signs and keys are explained, however they are written",
        arguments: [
            ("files", "Attach files\n"), ("@", "Attach files\n"), ("@FILE", "Attach files\n"),
            ("Images", "Attach files\n"),
            ("!", "Attach a command's output\n"), ("!COMMAND", "Attach a command's output\n"),
            ("//", "//…                     send text that starts with a slash\n"),
            ("Ctrl-S", "Ctrl-S                  park the draft; it returns after a command\n"),
            ("^t", "Ctrl-T                  show tokens and money live, at the bottom\n"),
            ("settings", "/config\n    show the settings that hold, and where they are kept\n"),
            ("clipboard", "/copy [NUMBER]\n"), ("keys", "Ctrl-J, Alt-Enter"), ("topics", "/help guide"),
            ("shortcuts", "Ctrl-J, Alt-Enter"), ("rename or title", "No help on 'rename or title'."),
        ])
    func subjects(word: String, beginning: String) async {
        let text = await CommandTranscript.text(of: "/help \(word)").replacing("error: ", with: "")
        #expect(text.hasPrefix("> /help \(word)\n\(beginning)"), "\(text)")
    }

    @Test("A command that is a topic, too, is shown with it")
    func both() async {
        let text = await CommandTranscript.text(of: "/help tokens")
        #expect(text.contains("\n    show the tokens used") && text.contains("marks an estimate"), "\(text)")
    }

    @Test(
        "What there is no help on is answered with the nearest",
        arguments: [
            ("tmep", "Did you mean /help temp?"), ("flies", "Did you mean /help files?"),
            ("frobnicate", "/help topics lists the topics."),
        ])
    func unknown(word: String, hint: String) async {
        #expect(
            await CommandTranscript.text(of: "/help \(word)") == """
                > /help \(word)
                error: No help on '\(word)'. \(hint)

                """)
    }
}

extension String {
    /// With spaces up to the column of the meanings.
    fileprivate var paddedToColumn: String { self + String(repeating: " ", count: Swift.max(0, 24 - count)) }
}
