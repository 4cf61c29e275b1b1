import GatewayJSON
import ParlanceChat

/// The manual page (man(7), groff), made of the definitions of the command line and the chat.
struct ManualPage {
    /// The page.
    let text: String

    /// The page of the whole command line.
    ///
    /// - Parameter record: Has the day of the release, where it is one.
    init(_ record: BuildRecord = .own) {
        let name = RootCommand.name
        let title = Roff.escaped("\(name) \(version)")
        let day = Roff.escaped(record["date"] ?? "")
        // Neither words in two pieces nor wide gaps: half of the page is what one types.
        var lines = [".TH \(name.uppercased()) 1 \"\(day)\" \"\(title)\" \"User Commands\"", ".nh", ".ad l"]
        lines += [".SH NAME", Roff.escaped(name) + " \\- " + Roff.escaped(ManualText.purpose)]
        lines += [".SH SYNOPSIS"] + RootCommand.forms.map { Roff.call($0.form) }.joined(by: ".br")
        lines += [".SH DESCRIPTION"] + Roff.paragraphs(ManualText.description)
        lines += [".SH OPTIONS"] + CommandReference(RootCommand.self).options(withHelp: true)
        lines += [".SH COMMANDS"] + Roff.paragraphs(ManualText.commands)
        lines += Subcommands.all.flatMap { CommandReference.section($0) }
        lines += [".SH CHAT"] + Roff.paragraphs(ManualText.chat)
        lines += (ChatReference.commands + ChatReference.signs).flatMap { Roff.item(Roff.call($0.usage), $0.meaning) }
        lines += [".PP"] + Roff.paragraphs(ManualText.aliases)
        lines += [".SH KEYS"] + Roff.paragraphs(ManualText.keys)
        lines += ManualText.allKeys.flatMap { Roff.item(Roff.bold($0.usage), $0.meaning) }
        lines += [".SH FILES"] + Roff.paragraphs(ManualText.folders)
        lines += ManualText.files.flatMap { Roff.item(Roff.italic($0.path), $0.meaning) }
        lines += [".SH ENVIRONMENT"] + Roff.paragraphs(ManualText.environment)
        lines += ManualEnvironment.variables.flatMap { variable in
            Roff.item(variable.names.map(Roff.bold).joined(separator: ", "), variable.meaning)
        }
        lines += [".SH EXIT STATUS"] + ManualText.exits.flatMap { Roff.item(Roff.bold("\($0.status)"), $0.meaning) }
        lines += [".SH EXAMPLES"] + ManualText.examples.flatMap { Roff.item(Roff.bold($0.call), $0.meaning) }
        lines += [".SH SEE ALSO"] + Roff.paragraphs(ManualText.others)
        text = lines.joined(separator: "\n") + "\n"
    }
}

extension [String] {
    fileprivate func joined(by line: String) -> [String] { Array(map { [$0] }.joined(separator: [line])) }
}
