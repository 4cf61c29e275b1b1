import GatewayTokenizers
import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("parlance tokens")
struct TokensToolTests {
    private let folder: TemporaryDirectory
    private let output = OutputRecorder()

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func tool(_ form: TokensTool.Form, colorDepth: ColorDepth = .none) throws -> TokensTool {
        TokensTool(
            tokenizer: try TokensTool.tokenizer(named: "o200k_base"), form: form,
            output: .make(for: output, colorDepth: colorDepth))
    }

    @Test(
        "Standard input is one number", arguments: [("", "0\n"), ("Hello, world!", "4\n"), ("Hello, world!\n", "4\n")])
    func count(input: String, written: String) throws {
        try tool(.count).run(standardInput: Array(input.utf8))
        #expect(output.text == written)
    }

    @Test("A single file is a number; several are a line each, and their sum")
    func files() throws {
        let one = try folder.write("Hello, world!", to: "one")
        let two = try folder.write("Hello", to: "two")
        try tool(.count).run(files: [one])
        #expect(output.text == "4\n")
        try tool(.count).run(files: [one, two])
        #expect(output.text == "4\n4 \(one)\n1 \(two)\n5 total\n")
    }

    @Test("Ids are a JSON array on a line for each file, without a sum")
    func ids() throws {
        let one = try folder.write("Hello, world!", to: "one")
        let empty = try folder.write("", to: "empty")
        try tool(.ids).run(files: [one, empty])
        #expect(output.text == "[13225,11,2375,0]\n[]\n")
    }

    @Test("What looks like a special token is text")
    func specials() throws {
        try tool(.ids).run(standardInput: Array("<|endoftext|>".utf8))
        #expect(output.text != "[199999]\n")
        #expect(output.text.split(separator: ",").count > 1)
    }

    @Test("Bytes that are no text are counted, too")
    func invalid() throws {
        try tool(.count).run(standardInput: [0xFF, 0xFE])
        #expect(output.text == "2\n")
    }

    @Test("Tokens are shown with bars, or in colours where there are any; the output ends with its line")
    func boundaries() throws {
        try tool(.boundaries).run(standardInput: Array("Hello!\n".utf8))
        #expect(output.text == "Hello|!\n")
        try tool(.boundaries).run(standardInput: Array("Hello!".utf8))
        #expect(output.text == "Hello|!\nHello|!\n")
        try tool(.boundaries, colorDepth: .ansi16).run(standardInput: Array("Hello!".utf8))
        #expect(output.text == "Hello|!\nHello|!\n\u{1B}[30;46mHello\u{1B}[0m\u{1B}[30;43m!\u{1B}[0m\n")
    }

    @Test("A file that cannot be read ends the run with its name; what came before it is written")
    func missing() throws {
        let one = try folder.write("Hello", to: "one")
        let tool = try tool(.count)
        let reasons = [(folder / "none", "cannot be read: No such file or directory"), (folder.path, "is not a file")]
        for (name, reason) in reasons {
            #expect(throws: GatewayError(.configuration, "The file \(name) \(reason).")) {
                try tool.run(files: [one, name])
            }
        }
        #expect(output.text == "1 \(one)\n1 \(one)\n")
    }

    @Test("A tokenizer is found by its published name; else the names are listed")
    func named() throws {
        for tokenizer in ModelTokenizer.published {
            #expect(try TokensTool.tokenizer(named: tokenizer.name).name == tokenizer.name)
        }
        let error = try #require(throws: GatewayError.self) { try TokensTool.tokenizer(named: "gpt2") }
        #expect(
            error.message
                == "Unknown encoding 'gpt2'. Available: o200k_base, o200k_harmony, cl100k_base, tekken, "
                + "mistral_v1, mistral_v2, mistral_v3, mistral_v7.")
    }
}
