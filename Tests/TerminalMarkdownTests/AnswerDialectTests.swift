import TerminalMarkdown
import Testing

/// The dialect in which answers are read, as examples: what a model writes, what is shown of it, and why. The notation
/// of what is shown is that of ``Notation``. What is not listed is as in CommonMark.
@Suite("The dialect of answers")
struct AnswerDialectTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let source: String
        let shown: String
        var testDescription: String { source.debugDescription }

        init(_ source: String, _ shown: String) {
            self.source = source
            self.shown = shown
        }

        /// What is shown as it is written.
        init(asWritten source: String) {
            self.init(source, source)
        }
    }

    private func check(_ example: Example) {
        #expect(Notation.answer(example.source) == example.shown)
    }

    // MARK: Lines

    /// A line break is a line break: verse, addresses and lists of names are written so, and every chat shows them so.
    static let lines = [
        Example(asWritten: "An old silent pond\nA frog jumps into the pond\nSplash!"),
        Example(asWritten: "春眠不觉晓\n处处闻啼鸟"),
        Example("> one\n> two", "│ one\ntwo"),
        Example("- John Smith\n  12 High Street\n  London", "• John Smith\n12 High Street\nLondon"),
        Example("**bold\nbold**", "<b>bold</b>\n<b>bold</b>"),
        Example("`a\nb`", "<code>a</code>\n<code>b</code>"),
        // The ways to ask for a line break go on asking for one, not for two.
        Example("one  \ntwo\\\nthree", "one\ntwo\nthree"),
        // Behind a space a backslash continues a command.
        Example(asWritten: "curl -X POST \\\n  https"),
        // The spaces before a line are the writer's, outside items, where they are the item's.
        Example(asWritten: "Roses\n   violets\n      and so on"),
        // Four spaces below a line are no code in CommonMark either.
        Example(asWritten: "Dear all,\n     yours"),
    ]

    @Test("Lines", arguments: lines)
    func showLines(_ example: Example) { check(example) }

    // MARK: Formulas

    /// Nothing in a formula is Markdown, and no sign of it may be lost.
    static let formulas = [
        Example(asWritten: #"$\forall\, \varepsilon$"#),
        Example(asWritten: #"$\hat{x}_{i} + \hat{y}_{j}$ and $x^*$ and $y^*$"#),
        Example(asWritten: #"$\{P_0, \dots, P_n\}$"#),
        Example(asWritten: #"$$ a \\ b $$"#),
        Example(asWritten: #"\(x_1*y_1*z_1\) and \[ E = mc^2 \]"#),
        Example(asWritten: #"\begin{align*} a_1 &= b_1 \\ c_1 &= d_1 \end{align*}"#),
        Example("**Note:** $a_1$ in *x*", "<b>Note:</b> $a_1$ in <i>x</i>"),
        Example("**$a_1$**", "<b>$a_1$</b>"),
        // A line of a formula begins no list, no quote, no heading and no table.
        Example(asWritten: "$$\n\\begin{aligned}\n  a &= b \\\\\n+ c\n- d\n> e\n# f\n=\n1. g\n\\end{aligned}\n$$"),
        Example(asWritten: "\\[\n- x_1\n+ x_2\n\\]"),
        // An empty line ends what is no formula after all.
        Example("$$ much\n\n- a", "$$ much\n• a"),
        // Prices are no formulas: a space inside beside the sign, a digit behind it, or a word behind a number.
        Example("It costs $5 and *six* for $7", "It costs $5 and <i>six</i> for $7"),
        Example("$5 *or* $6", "$5 <i>or</i> $6"),
        Example(
            "($5) for *a$*, $20M or *b$*, $5-$10 or *c$*", "($5) for <i>a$</i>, $20M or <i>b$</i>, $5-$10 or <i>c$</i>"),
        Example("$a *b*,$5", "$a <i>b</i>,$5"),
        Example("US$a*b* is c$", "US$a*b* is c$"),
        Example("Pay $1.50. Then *go*; 5$", "Pay $1.50. Then <i>go</i>; 5$"),
        // A formula in a line does not reach into the next one.
        Example("a $b *c*\nd$", "a $b <i>c</i>\nd$"),
        Example("`$x_1` $y_1$", "<code>$x_1</code> $y_1$"),
        Example(#"\$5 *x* \$6"#, "$5 <i>x</i> $6"),
    ]

    @Test("Formulas", arguments: formulas)
    func showFormulas(_ example: Example) { check(example) }

    // MARK: Products, patterns, names

    /// `*` between operands multiplies. CommonMark makes emphasis of it, and what is read is another number.
    static let products = [
        Example(asWritten: "It costs $5*2 or $6*3 total."),
        Example(asWritten: "5*3*2 = 30 and x*y + z*w"),
        Example(asWritten: "2**10 and 3**4, x**y**z, a**b"),
        Example(asWritten: "(a)*(b)*(c) and (a+b)*c*(d)"),
        Example(asWritten: "(a+b)**2 + (c+d)**2"),
        Example(asWritten: "a[0]*b[1]*c[2], n!*m!*, π*r*r, x^*y^*, a'*b'*c', 50%*2, x²*y²*z"),
        Example("a *b*, (*c*), \"*d*\", —*e*, x:*f*", "a <i>b</i>, (<i>c</i>), \"<i>d</i>\", —<i>e</i>, x:<i>f</i>"),
        // Emphasis within a word stays where a word begins with it: letters of an acronym.
        Example("**N**ational **A**eronautics", "<b>N</b>ational <b>A</b>eronautics"),
        Example("**Foo (bar)**[1] *a*(b)", "<b>Foo (bar)</b>[1] <i>a</i>(b)"),
        Example("**Compute 2**10 now**", "<b>Compute 2**10 now</b>"),
        // A label ends also where no space follows.
        Example("**Note:**text", "<b>Note:</b>text"),
        Example("foo *bar* and **baz**, ***both***", "foo <i>bar</i> and <b>baz</b>, <b><i>both</i></b>"),
    ]

    @Test("Products", arguments: products)
    func showProducts(_ example: Example) { check(example) }

    /// Patterns, pointers, comments and names have signs of Markdown in them outside of code spans, too.
    static let patterns = [
        Example(asWritten: "src/*.js and lib/*.js, src/**/*.js and lib/**/*.ts"),
        Example(asWritten: "/* a */ x /* b */, **/*.md and **/*.js"),
        Example(asWritten: "(.*) and (.*), .*foo.*"),
        Example(asWritten: "[a-z]*[0-9]*"),
        Example(asWritten: "(*) and (*), '_' and '_', \"*\" and \"*\""),
        Example(asWritten: "def f(*args, **kwargs) and g(*args, **kwargs)"),
        Example(asWritten: "*p = *q; char **argv, **envp"),
        Example("**/etc/hosts** and */etc/fstab*", "<b>/etc/hosts</b> and <i>/etc/fstab</i>"),
        Example("*and*/*or*, **yes**/**no**", "<i>and</i>/<i>or</i>, <b>yes</b>/<b>no</b>"),
        // Names between double underscores, but not a word that is strong.
        Example(asWritten: "__init__.py, __name__ and __FILE__, a.__class__.__name__"),
        Example("__Important__ and __two words__", "<b>Important</b> and <b>two words</b>"),
        Example(asWritten: "this._foo = bar_, /_next/x_ and $_POST[x_]"),
        Example(asWritten: "_GNU_SOURCE and class_, __a_b and c__"),
        Example("_foo_ and snake_case", "<i>foo</i> and snake_case"),
        // One tilde is "about", or one's home.
        Example(asWritten: "~5 to ~10, ~/a and ~/b, H~2~O"),
        Example("~~gone~~", "<s>gone</s>"),
    ]

    @Test("Patterns and names", arguments: patterns)
    func showPatterns(_ example: Example) { check(example) }

    // MARK: Backslashes

    /// A backslash is dropped only where the sign behind it would have meant something.
    static let backslashes = [
        Example(#"a \* b, \*not\* and snake\_case"#, "a * b, *not* and snake_case"),
        Example(#"1\. a"#, "1. a"),
        Example("\\# a\n\\- b\n\\+ c\n\\> d", "# a\n- b\n+ c\n> d"),
        Example(#"\[a](b/c) and \`d\` and \<e\>"#, "[a](b/c) and `d` and <e>"),
        Example(#"&lt; \&lt; \![x]"#, "< &lt; ![x]"),
        // Paths, patterns and commands of LaTeX.
        Example(asWritten: #"C:\_temp\*.txt and src\*.js"#),
        Example(asWritten: ##""C:\Program Files\*" and .\_a\*.js"##),
        Example(asWritten: #"^\*+$, [^*]\*, .*\*, \/\* and \*+"#),
        Example(asWritten: #"\\server\share and C:\\Users\\me"#),
        Example(asWritten: #"\d+\.\w* and \*\w+\*"#),
        Example(asWritten: #"\alpha\_1, a\.b, \,\;\: \% \/ \"x\" it\'s"#),
        Example(asWritten: ##"C\# and \#5, x \- y"##),
    ]

    @Test("Backslashes", arguments: backslashes)
    func showBackslashes(_ example: Example) { check(example) }

    // MARK: Chinese, Japanese, Korean

    /// There are no spaces between words, so that a letter or a punctuation sign is a word's edge as good as a space.
    static let wide = [
        Example("これは**「重要」**な点です。", "これは<b>「重要」</b>な点です。"),
        Example("**注意：**正文", "<b>注意：</b>正文"),
        Example("**该星号不会被识别。**这是因为", "<b>该星号不会被识别。</b>这是因为"),
        Example("这是**“…”模式**。", "这是<b>“…”模式</b>。"),
        Example("**중요(필독)**입니다", "<b>중요(필독)</b>입니다"),
        Example("*斜体（括号）。*这句", "<i>斜体（括号）。</i>这句"),
        Example("~~删除（括号）。~~这个", "<s>删除（括号）。</s>这个"),
        Example("**`code`**を", "<b><code>code</code></b>を"),
        Example("1. **标题：**内容", "1. <b>标题：</b>内容"),
        Example("**「A」**なので**「B」**", "<b>「A」</b>なので<b>「B」</b>"),
        Example("他说**“好”**然后", "他说<b>“好”</b>然后"),
        Example("葛\u{E0100}**(x)**", "葛\u{E0100}<b>(x)</b>"),
        Example("这是**粗体**文字, **한국어**는", "这是<b>粗体</b>文字, <b>한국어</b>는"),
    ]

    @Test("Emphasis beside wide signs", arguments: wide)
    func showWide(_ example: Example) { check(example) }

    // MARK: Tables, code, lists

    /// What stands in a table is shown: no cell is dropped, and a bar in code is code.
    static let tables = [
        Example("|c|d|\n|-|-|\n| `ps aux | grep x` | find |", "c ¦ d\n<code>ps aux | grep x</code> ¦ find"),
        Example("|c|d|\n|-|-|\n| `a || b` | or |", "c ¦ d\n<code>a || b</code> ¦ or"),
        Example("|c|d|\n|-|-|\n| x | y | more | cells |", "c ¦ d\nx ¦ y | more | cells"),
        Example("|c|d|\n|-|-|\n| `a\\|b` | \\| |", "c ¦ d\n<code>a|b</code> ¦ |"),
        Example("|`a|b`|\n|-|\n|c|", "<code>a|b</code>\nc"),
        // Bars of a formula are none of the table.
        Example("|a|b|\n|-|-|\n| $|x|$ | $P(A|B)$ |", "a ¦ b\n$|x|$ ¦ $P(A|B)$"),
        Example("|a|b|c|\n|-|-|-|\n|$5|$6|$7|\n| $a | b$ | c|", "a ¦ b ¦ c\n$5 ¦ $6 ¦ $7\n$a ¦ b$ ¦ c"),
        // A line without a bar is no row.
        Example("|c|\n|-|\n|d|\nText", "c\nd\nText"),
    ]

    @Test("Tables", arguments: tables)
    func showTables(_ example: Example) { check(example) }

    /// A text that is Markdown is given in a fence, and has fences of its own; models write three signs for both.
    static let fences = [
        Example(
            "```markdown\n# A\n```bash\nls\n```\nB\n```\n**C**",
            "<pre markdown>\n# A\n```bash\nls\n```\nB\n</pre>\n<b>C</b>"),
        Example("```md\n- x\n  ```sh\n  ls\n  ```\n```\nC", "<pre md>\n- x\n  ```sh\n  ls\n  ```\n</pre>\nC"),
        Example("```md\n~~~js\n```\n~~~\n```\nC", "<pre md>\n~~~js\n```\n~~~\n</pre>\nC"),
        // A sign without a language ends the block, as nothing tells that it begins one.
        Example("```markdown\nA\n```\nB", "<pre markdown>\nA\n</pre>\nB"),
        // Other code has no fences in it.
        Example("```text\n```bash\n```\n**C**", "<pre text>\n```bash\n</pre>\n<b>C</b>"),
    ]

    @Test("Fences in fences", arguments: fences)
    func showFences(_ example: Example) { check(example) }

    /// What looks like a mark of a block, and is more likely text.
    static let blocks = [
        // The number is what the model says; only `1. 1. 1.` is counted.
        Example("1. a\n3. b\n7. c", "1. a\n3. b\n7. c"),
        Example("3. a\n2. b\n1. c", "3. a\n2. b\n1. c"),
        Example(asWritten: "01. a\n02. b"),
        Example("1. a\n1. b\n1. c", "1. a\n2. b\n3. c"),
        // A sum.
        Example("12\n+ 3\n=\n15", "12\n+ 3\n=\n15"),
        // When a job runs, which other renderers draw as a rule or as bullets in bullets.
        Example(asWritten: "* * * * *"),
        Example(asWritten: "* * * * * /bin/true"),
        Example("* * *\n\n* a\n* **b**", "———\n• a\n• <b>b</b>"),
        // A sign alone would be shown as nothing.
        Example("a\n\n#\n\nb", "a\n#\nb"),
        Example("Title\n---", "Title\n---"),
    ]

    @Test("Blocks", arguments: blocks)
    func showBlocks(_ example: Example) { check(example) }

    // MARK: Links

    /// A link shows its text and leads somewhere. What leads nowhere is text.
    static let links = [
        Example("[a](https://b.c) ![d](e.png)", "<a https://b.c>a</a> <a e.png>d</a>"),
        Example("x[1](https://b.c)", "x<a https://b.c>1</a>"),
        Example(asWritten: "arr[i](x), f[0](a.b), operator[](int)"),
        // A definition would show nothing, and a reference comes before it: both are text.
        Example(
            "[a][1] and [2]\n\n[1]: https://b.c \"T\"", "[a][1] and [2]\n[1]: <a https://b.c>https://b.c</a> \"T\""),
        Example(asWritten: "[Alice]: Hello"),
        // Places for values are no addresses.
        Example(asWritten: "run <image:tag> on <host:port>"),
        Example("<https://a.b> <c@d.e>", "<a https://a.b>https://a.b</a> <a mailto:c@d.e>c@d.e</a>"),
        Example("`https://a.b/c`", "<a https://a.b/c><code>https://a.b/c</code></a>"),
        Example("[`https://a.b/c`](https://d.e)", "<a https://d.e><code>https://a.b/c</code></a>"),
    ]

    @Test("Links", arguments: links)
    func showLinks(_ example: Example) { check(example) }
}
