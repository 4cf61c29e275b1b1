import Testing

@testable import Markdown

@Suite("Markdown parser")
struct MarkdownParserTests {}
