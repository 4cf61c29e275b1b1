import Foundation
import TestSupport
import Testing

/// `parlance manual`: complete, and a page like others.
@Suite("The manual", .promptly)
struct ManualProgramTests {
    private let home: ProgramHome
    private let page: String

    init() async throws {
        home = try ProgramHome()
        page = try await home.run(["manual"]).output
    }

    /// The page without the escapes of groff and the breaks of its lines.
    private var plain: String {
        page.replacing(/\\f[BIR]/, with: "").replacing("\\-", with: "-").replacing("\\(ti", with: "~")
            .replacing("\\[u2026]", with: "…").replacing("\\&", with: "").replacing("\n", with: " ")
    }

    @Test("It has the sections of a manual page, in their order")
    func sections() {
        let sections = page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }.map { $0.dropFirst(4) }
        #expect(
            sections == [
                "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "CHAT", "KEYS", "FILES", "ENVIRONMENT",
                "EXIT STATUS", "EXAMPLES", "SEE ALSO",
            ])
        #expect(page.hasPrefix(#".TH PARLANCE 1 "" "parlance "#))
        #expect(page.contains("\n.SH NAME\nparlance \\- chat with language models in the terminal\n"))
    }

    @Test("groff has nothing to object, and finds nothing to obey but what a page needs")
    func groff() async throws {
        let requests = Set(page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
        #expect(requests == [".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".nh", ".ad"])
        let isASCII = page.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }
        #expect(isASCII)
        let groff = try await ProgramRun.run(
            try SystemProgram.path(of: "groff"), ["-man", "-ww", "-z"], environment: ["PATH": "/usr/bin:/bin"],
            input: Array(page.utf8), workingDirectory: home.folder.path)
        #expect(groff.errorOutput.isEmpty)
        #expect(groff.status == .exited(0))
    }

    @Test(
        "It has every option and every form of every command",
        arguments: [
            "", "tokens", "render", "models", "keys", "config", "local", "sessions", "sessions export",
            "sessions import", "schema", "completions", "manual", "version",
        ])
    func command(name: String) async throws {
        let help = try await home.run(name.split(separator: " ").map(String.init) + ["--help"]).output
        let section = try #require(
            name.isEmpty
                ? page.firstRange(of: ".SH OPTIONS") : page.firstRange(of: ".SS \"parlance \(name)"),
            "\(name)")
        let rest = page[section.upperBound...].replacing(/\\f[BIR]/, with: "").replacing("\\-", with: "-")
        let text = rest.prefix(upTo: rest.firstRange(of: /\n\.S[SH]\ /)?.lowerBound ?? rest.endIndex)
        // The lines of options begin with two blanks, and their names are as far as a value or two blanks.
        let heads = help.split(separator: "\n").filter { $0.hasPrefix("  -") }
        let options = heads.flatMap {
            words(of: $0.dropFirst(2).prefix(upTo: $0.dropFirst(2).firstRange(of: "  ")?.lowerBound ?? $0.endIndex))
        }
        .filter { $0.hasPrefix("-") }
        #expect(options.contains("--help"))
        // Every command has it; it is told at the top.
        for option in options where name.isEmpty || !["-h", "--help"].contains(option) {
            #expect(words(of: text).contains(option), "\(option)")
        }
        for form in help.matches(of: /\n {7}(parlance [^\n]*?)(?=  |\n)/).map(\.output.1) {
            #expect(plain.contains(form), "\(form)")
        }
    }

    @Test("An option has its names in bold and its value in italics, as one can paste them; opposites stand together")
    func option() {
        for item in [
            #"\fB\-m\fR, \fB\-\-model\fR \fImodel\fR"# + "\nA model (provider:model), a provider, or a profile.",
            #"\fB\-\-no\-stream\fR"# + "\nGet the whole answer at once instead of streaming it.",
            #"\fB\-\-addresses\fR, \fB\-\-no\-addresses\fR"# + "\nShow the addresses of links after their text. ",
        ] {
            #expect(page.contains("\n.TP\n\(item)"), "\(item)")
        }
    }

    @Test("It has every command, sign and key of the chat, and the words of other chats")
    func chat() async throws {
        let signs = ["@FILE", "!COMMAND", "//…"]
        let keys = ["Ctrl-X Ctrl-E", "Ctrl-T", "Ctrl-O", "Ctrl-R, Alt-P", "Shift-Enter", "Left, Right, Home, End"]
        for word in ["/compare MODEL MODEL…", "/undo [NUMBER]", "/exit for /quit"] + signs + keys {
            #expect(plain.contains(word), "\(word)")
        }
    }

    @Test("It has every variable that the program reads")
    func variables() throws {
        let environment = try section("ENVIRONMENT")
        for (name, file) in try SourceReading.variables() {
            #expect(words(of: environment).contains(name[...]), "\(name) of \(file)")
        }
    }

    @Test("It has every file that the program keeps")
    func files() throws {
        let files = try section("FILES")
        let names = try SourceReading.stateFiles()
        #expect(names.isSuperset(of: ["/history", "/drafts", "/sessions", "/keys.json", "/debug.log"]))
        for name in names { #expect(files.contains("/parlance\(name)"), "\(name)") }
    }

    /// The options and variables in a text, whole.
    private func words(of text: some StringProtocol) -> Set<Substring> {
        Set(Substring(text).split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    }

    private func section(_ name: String) throws -> Substring {
        let start = try #require(page.firstRange(of: "\n.SH \(name)\n")).upperBound
        let rest = page[start...].replacing("\\-", with: "-").replacing(/\\f[BIR]/, with: "")
        return Substring(rest.prefix(upTo: rest.firstRange(of: "\n.SH ")?.lowerBound ?? rest.endIndex))
    }
}
