import TerminalEditor
import Testing

@Suite("/help")
struct HelpCommandTests {
    @Test("In 80 columns it lists every command and the keys")
    func wide() async {
        #expect(
            await CommandTranscript.text(of: "/help") == """
                > /help
                /model [PROVIDER:MODEL | MODEL | PROFILE]
                    show the model and what can be chosen, or switch
                /temp [NUMBER | default]
                    show, set or clear the temperature
                /schema [FILE | {JSON} | FIELDS | show | save FILE | off]
                    answer with JSON that matches a schema; keep the results
                /tokens [TEXT | json]   show the tokens used; of TEXT, its tokens
                /budget [DOLLARS | TOKENS | off]
                    show, set (0.50, 20k tokens) or clear what the session may spend
                /system [TEXT | off]    show, set or clear the system prompt
                /attach [FILE | GLOB | -]
                    attach files to the next prompt; - takes them off
                /preset [NAME [VARIABLE=VALUE] [TEXT] | off]
                    list the prompts kept in files; send one, with its settings until off
                /retry [MODEL] [TEMPERATURE]
                    ask again, perhaps another model, for one answer
                /compare MODEL MODEL… [-- PROMPT]
                    ask several at once; side by side where there is room
                /edit [TEXT]            change the last prompt (to TEXT); a draft in $EDITOR
                /continue               have an answer that was cut continued
                /compact                go on from a summary by the model; the turns are kept
                /undo [NUMBER]          take the last turns back; they are kept
                /redo [NUMBER]          bring back what was taken back
                /tree [all]             draw the branches of the session
                /go NUMBER              go on from any turn of /tree; 0: from the start
                /copy [NUMBER]
                    copy the last answer, or its code block NUMBER, to the clipboard
                /export [FILE]          save as FILE.md, .json, .html, or .cast (a recording)
                /raw [on | off]
                    show the last answer's Markdown source; on: show all answers so
                /reasoning [on | off]
                    show the last answer's reasoning; on: always, off: as one line
                /theme [NAME | auto]    list the themes in their colours, or switch
                /debug                  show the last request and its reply, without keys
                /new                    begin a new conversation with the same settings
                /sessions [WORDS | --all]
                    list earlier sessions, or those in which WORDS were said
                /resume SESSION | TITLE go on with an earlier session
                /title [TEXT]           show or set what the session is called
                /paste [NUMBER]         show what [pasted …] in the draft stands for
                /help [COMMAND]         list the commands and keys
                /quit                   leave; Ctrl-D on an empty line does the same
                @FILE                   in a prompt: attach a text, an image or a PDF
                !COMMAND                run it, once you agree, and attach what it writes
                //…                     say a line that begins with a slash
                Ctrl-J, Alt-Enter       a new line in the draft
                Up, Down                lines of the draft; earlier input that begins like it
                Ctrl-R, Alt-P           search earlier input; what begins like the draft
                Tab                     complete a command, a model, a path
                Ctrl-_, Ctrl-X Ctrl-R   undo; do it again
                Ctrl-W, Ctrl-U, Ctrl-K  kill a word, or to an end of the line; Ctrl-Y: back
                Ctrl-S                  set the draft aside; it comes back after a command
                Ctrl-X Ctrl-E           edit the draft in $VISUAL or $EDITOR
                Ctrl-C                  stop the answer; clear the draft (Up brings it back)
                Ctrl-Z                  suspend the program, also within an answer; fg goes on
                Ctrl-D                  leave, on an empty line

                """)
    }

    @Test("No line is wider than the window", arguments: [80, 60, 40, 30])
    func fits(columns: Int) async {
        let text = await CommandTranscript.text(of: "/help", columns: columns)
        for line in text.split(separator: "\n") {
            #expect(line.cellWidth <= columns)
        }
    }

    @Test("In 40 columns nothing is left out")
    func complete() async {
        func words(_ columns: Int) async -> [Substring] {
            await CommandTranscript.text(of: "/help", columns: columns).split(whereSeparator: \.isWhitespace)
        }
        #expect(await words(40) == words(80))
    }

    @Test("One command is explained alone, with or without its slash")
    func one() async {
        let explained = """
            /temp [NUMBER | default]
                show, set or clear the temperature

            """
        #expect(await CommandTranscript.text(of: "/help temp") == "> /help temp\n" + explained)
        #expect(await CommandTranscript.text(of: "/help /temp") == "> /help /temp\n" + explained)
    }

    @Test("A command that is not there is answered with the nearest")
    func unknown() async {
        #expect(
            await CommandTranscript.text(of: "/help tmep") == """
                > /help tmep
                error: Unknown command '/tmep'. Did you mean /temp?

                """)
    }
}
