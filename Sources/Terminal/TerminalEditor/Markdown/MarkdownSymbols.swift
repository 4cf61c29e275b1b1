/// The signs that stand for marks of the source.
struct MarkdownSymbols {
    let bullets: [String]
    let quoteBar: String
    let doneBox: String
    let openBox: String
    /// What stands for an image without a text.
    let image: String
    let line: String
    let doubleLine: String
    let columnLine: String
    let crossing: String

    init(isUTF8: Bool) {
        bullets = isUTF8 ? ["•", "◦", "▪"] : ["-", "*", "+"]
        quoteBar = isUTF8 ? "│" : "|"
        doneBox = isUTF8 ? "☑" : "[x]"
        openBox = isUTF8 ? "☐" : "[ ]"
        image = isUTF8 ? "▣" : "[image]"
        line = isUTF8 ? "─" : "-"
        doubleLine = isUTF8 ? "═" : "="
        columnLine = isUTF8 ? "│" : "|"
        crossing = isUTF8 ? "┼" : "+"
    }
}
