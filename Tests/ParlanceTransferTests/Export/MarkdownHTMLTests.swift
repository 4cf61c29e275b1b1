import Testing

@testable import ParlanceTransfer

@Suite("Markdown as HTML")
struct MarkdownHTMLTests {
    @Test(
        "Blocks and texts have their tags",
        arguments: [
            (
                "Hello *there*, **you** and `a < b`",
                "<p>Hello <em>there</em>, <strong>you</strong> and <code>a &lt; b</code></p>\n"
            ),
            ("# One\n\nTwo\n===\n\n###### Six", "<h3>One</h3>\n<h3>Two</h3>\n<h6>Six</h6>\n"),
            (
                "- a\n- b\n  1. c",
                "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n<ol start=\"1\">\n<li><p>c</p>\n</li>\n</ol>\n</li>\n</ul>\n"
            ),
            ("3. x\n4. y", "<ol start=\"3\">\n<li><p>x</p>\n</li>\n<li><p>y</p>\n</li>\n</ol>\n"),
            ("> q\n\n---", "<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n"),
            ("- [x] done", "<ul>\n<li><p>☑ done</p>\n</li>\n</ul>\n"),
            (
                "| a | b |\n|--:|---|\n| 1 |",
                "<table>\n<tr><th class=\"right\">a</th><th>b</th></tr>\n<tr><td class=\"right\">1</td><td></td></tr>\n</table>\n"
            ),
            ("```swift\nlet a\n```", "<pre><code><span class=\"codeKeyword\">let</span> a\n</code></pre>\n"),
            ("```nope\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
            ("a  \nb\nc", "<p>a<br>\nb<br>\nc</p>\n"),
            ("5*3*2 is $x_1$", "<p>5*3*2 is $x_1$</p>\n"),
            (
                "1. x\n3. y\n4. z",
                "<ol start=\"1\">\n<li><p>x</p>\n</li>\n<li value=\"3\"><p>y</p>\n</li>\n<li><p>z</p>\n</li>\n</ol>\n"
            ),
        ])
    func blocks(source: String, html: String) {
        #expect(MarkdownHTML.render(source) == html)
    }

    @Test(
        "Links lead where a click may lead; all others are text",
        arguments: [
            (
                "[x](https://a.test/?a=1&b=\"2)",
                "<p><a href=\"https://a.test/?a=1&amp;b=&quot;2\" rel=\"noopener noreferrer nofollow\">x</a></p>\n"
            ),
            ("[x](javascript:alert(1))", "<p>x</p>\n"),
            ("[x](data:text/html,y)", "<p>x</p>\n"),
            ("[x](file:///etc/passwd)", "<p>x</p>\n"),
            (
                "![alt](https://a.test/p.png)",
                "<p>🖼 <a href=\"https://a.test/p.png\" rel=\"noopener noreferrer nofollow\">alt</a></p>\n"
            ),
            (
                "[![alt](https://a.test/p.png)](https://b.test)",
                "<p><a href=\"https://b.test\" rel=\"noopener noreferrer nofollow\">🖼 alt</a></p>\n"
            ),
        ])
    func links(source: String, html: String) {
        #expect(MarkdownHTML.render(source) == html)
    }

    @Test("Raw HTML is shown, not obeyed; controls are made visible")
    func raw() {
        #expect(MarkdownHTML.render("a <b onclick=x>") == "<p>a <code>&lt;b onclick=x&gt;</code></p>\n")
        let block = MarkdownHTML.render("<script>alert(1)</script>")
        #expect(block.contains("&lt;") && !block.contains("<script"))
        #expect(MarkdownHTML.render("\u{1B}[2J\u{202E}") == "<p>^[[2J‹U+202E›</p>\n")
    }

    @Test("A head of many columns over many short rows is no page without end")
    func shortRows() {
        let columns = 1_000
        let head = String(repeating: "a|", count: columns) + "\n" + String(repeating: "-|", count: columns) + "\n"
        let rows = String(repeating: "x|\n", count: 500)
        let html = MarkdownHTML.render(head + rows)
        #expect(html.utf8.count < 800_000)
        #expect(html.hasSuffix("<td></td></tr>\n</table>\n"))
    }
}
