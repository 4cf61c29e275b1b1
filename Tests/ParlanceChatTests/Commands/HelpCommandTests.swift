import TerminalEditor
import Testing

@Suite("/help")
struct HelpCommandTests {
    @Test("In 80 columns it lists every command and the keys")
    func wide() async {
        #expect(
            await CommandTranscript.text(of: "/help") == """
                > /help
                /model [PROVIDER:MODEL | MODEL | PROFILE] [now]
                    choose a model, or switch to one; now: in mid-answer; list: print all
                /temp [NUMBER | default]
                    show, set or clear the temperature
                /schema [FILE | {JSON} | FIELDS | show | save FILE | off]
                    answer with JSON that matches a schema; save the results
                /tokens [TEXT | json | live [off]]
                    show the tokens used, or those of TEXT; live: keep them in view
                /budget [DOLLARS | TOKENS | off]
                    show, set (0.50, 20k tokens) or clear the session's budget
                /system [TEXT | off]    show, set or clear the system prompt
                /attach [FILE | GLOB | -]
                    attach files to the next prompt; - removes them
                /preset [NAME [VARIABLE=VALUE] [TEXT] | off]
                    choose a stored prompt, or send one; its settings hold until /preset off
                /retry [MODEL] [TEMPERATURE]
                    ask again, optionally another model, for one answer
                /compare MODEL MODEL… [-- PROMPT]
                    ask several models at once, side by side if there is room
                /edit [TEXT]            edit the last prompt, or a parked draft in $EDITOR
                /continue               continue an answer that was cut off
                /compact                continue from a summary by the model; the turns are kept
                /queue [drop NUMBER]    list the lines queued during an answer, or drop one
                /undo [NUMBER]          take the last turns back; they are kept
                /redo [NUMBER]          restore what /undo took back
                /tree [all]             draw the branches of the session
                /go [NUMBER]            continue from any turn in /tree; 0: from the start
                /copy [NUMBER]
                    copy the last answer, or its code block NUMBER, to the clipboard
                /export [FILE]          save as FILE.md, .json, .html, or .cast (a recording)
                /raw [on | off]
                    show the last answer's Markdown source; on: for all answers
                /reasoning [on | off]
                    show the last answer's reasoning; on: always, off: as one line
                /theme [NAME | auto]    choose a theme, or switch to one; list: show them all
                /debug                  show the last request and its reply, without keys
                /new                    start a new conversation with the same settings
                /sessions [WORDS | --all]
                    list earlier sessions, or those that contain WORDS
                /resume [SESSION | WORDS]
                    resume an earlier session, found by any words
                /title [TEXT]           show or set the session's title
                /paste [NUMBER]         show the text behind [pasted …] in the draft
                /help [COMMAND]         list the commands and keys
                /quit                   leave; Ctrl-D on an empty line does the same
                @FILE                   in a prompt: attach a text, an image or a PDF
                !COMMAND                run it, once you agree, and attach its output
                //…                     send text that starts with a slash
                Ctrl-J, Alt-Enter       a new line in the draft
                Up, Down                move in the draft; recall input that starts like it
                Ctrl-R, Alt-P           search earlier input; input that starts like the draft
                Tab                     complete a command, a model, a path
                Ctrl-_, Ctrl-X Ctrl-R   undo; redo
                Ctrl-W, Ctrl-U, Ctrl-K  cut a word, or to either end of the line; Ctrl-Y: paste
                Ctrl-S                  park the draft; it returns after a command
                Ctrl-O                  choose a model, even in mid-draft
                Ctrl-T                  show tokens and money live, at the bottom
                Ctrl-X Ctrl-E           edit the draft in $VISUAL or $EDITOR
                Ctrl-C                  stop the answer; clear the draft (Up restores it)
                Ctrl-Z                  suspend the program, even during an answer; fg resumes
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
