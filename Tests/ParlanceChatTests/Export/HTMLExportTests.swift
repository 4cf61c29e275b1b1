import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations
@testable import ParlanceTransfer

@Suite("Export as HTML")
struct HTMLExportTests {
    private let colors: ExportColors

    init() throws {
        let library = ThemeLibrary()
        colors = ExportColors(
            light: try library.theme(named: "daylight").scheme, dark: try library.theme(named: "nightfall").scheme)
    }

    /// What is tried to become more than text, in every place that a person or a model writes to.
    private static let attacks = [
        "<script>alert(1)</script>", "</title><script>", "\"><img src=x onerror=alert(1)>", "</style><script>",
        "<svg/onload=alert(1)>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "<a href=\"javascript:x\">",
        "```\"><script>\n</code></pre><script>\n```", "| <b> |\n|---|\n| </td><script> |", "&lt;script&gt;",
        "[x](https://a.test/\"onmouseover=\"x)", "![\"onerror=\"x](https://a.test/'onerror='x)", "<!-- --><script>",
        "[<img src=x>]: https://a.test\n\n[<img src=x>]", "<https://a.test/\"><script>>", "</main></body></html>",
    ]

    @Test("Nothing that was said becomes a tag or an attribute", arguments: attacks)
    func hostile(attack: String) {
        let attachment = PromptAttachment(name: attack, content: .text(attack, language: attack))
        var answer = Answer.make(attack, model: ModelID(provider: "x", model: attack), reasoning: attack)
        answer.failure = GatewayError(.invalidRequest, attack)
        let html = HTMLExport(
            ExportedSession(
                title: attack, created: attack, settings: .make(system: attack),
                turns: [Turn(prompt: attack, attachments: [attachment], answer: answer)]),
            colors: colors
        ).text
        let body = html.split(separator: "</style>", maxSplits: 1).last ?? ""
        let attribute =
            #/ class="[a-zA-Z]+"| start="-?[0-9]+"| href="(https?|mailto):[^"<>]*" rel="noopener noreferrer nofollow"/#
        let names: Set<Substring> = [
            "head", "body", "main", "header", "section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "pre", "code",
            "span", "a", "em", "strong", "del", "ul", "ol", "li", "blockquote", "table", "tr", "th", "td", "hr", "br",
            "details", "summary", "html",
        ]
        var tags = 0
        for tag in body.matches(of: #/<[^>]*>/#) {
            tags += 1
            let rest = String(tag.output.dropFirst().dropLast()).replacing(attribute, with: "")
            let name = rest.hasPrefix("/") ? rest.dropFirst() : rest[...]
            #expect(names.contains(name), "\(tag.output)")
        }
        #expect(tags > 10)
        // What is left of a `<` would be the beginning of a tag.
        #expect(!body.replacing(#/<[^>]*>/#, with: "").contains("<"))
        #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""))
    }

    @Test("Both schemes are in the page, and the reader's system chooses")
    func colorSchemes() {
        let html = HTMLExport(ExportedSession(turns: [Turn(prompt: "Hi")]), colors: colors).text
        #expect(html.contains(":root { color-scheme: light dark; --background: \(colors.light[.base00].hex);"))
        #expect(
            html.contains(
                "@media (prefers-color-scheme: dark) { :root { --background: \(colors.dark[.base00].hex);"))
        #expect(!html.contains("http-equiv=\"refresh\""))
    }

    @Test("The theme in use takes the place of ours for its background")
    func theme() throws {
        let library = ThemeLibrary()
        let themes = ThemeSwitch(library: library, writers: [], environment: [:])
        #expect(try themes.exportColors() == colors)
        let named = try #require(
            library.names.first { ((try? library.theme(named: $0))?.scheme.variant == .light) && $0 != "daylight" })
        try themes.choose(named)
        let light = try library.theme(named: named).scheme
        #expect(try themes.exportColors() == ExportColors(light: light, dark: colors.dark, preferred: .light))
    }

    @Test("An attached image stands in the page itself")
    func image() throws {
        let image = try #require(ImageContent(pngBytes(), name: "p.png"))
        let turn = Turn(prompt: "?", attachments: [PromptAttachment(name: "p.png", content: .image(image))])
        let html = HTMLExport(ExportedSession(turns: [turn]), colors: colors).text
        #expect(html.contains("<img src=\"data:image/png;base64,\(image.base64)\" alt=\"p.png\">"))
    }
}
