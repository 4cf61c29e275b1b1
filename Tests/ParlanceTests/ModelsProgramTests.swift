import TestSupport
import Testing

/// `parlance models` in pipes.
@Suite(.promptly)
struct ModelsProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("The provider is asked once, its list is kept and has its age; another one fails alone")
    func list() async throws {
        try home.configure("providers: {openai: {prices: provider}}")
        let server = try LoopbackServer(.json(#"{"data": [{"id": "gpt-4o"}]}"#))
        let first = try await home.run(["models", "openai"], server: server)
        #expect(
            first.output == """
                openai  1 model, fetched just now
                model           window  $/M in  $/M out
                openai:gpt-4o  128,000    2.50    10.00

                prices as of 2026-11-20

                """)
        let second = try await home.run(["models", "openai"], server: server)
        // On a busy machine a minute may have passed; but for its age the list is the same.
        #expect(second.output.drop { $0 != "\n" } == first.output.drop { $0 != "\n" })
        let request = try await server.nextRequest()
        #expect(request.method == "GET" && request.path == "/v1/models")
        #expect(server.requests.count == 1)
    }

    @Test("A server of somebody else's has no prices but those that it reports")
    func elsewhere() async throws {
        let server = try LoopbackServer(
            .json(
                #"{"data": [{"id": "gpt-4o", "meta": {"n_ctx": 4096}}, {"id": "o3", "pricing": {"prompt": "0.000001"}}]}"#
            ))
        let run = try await home.run(["models", "openai"], server: server)
        #expect(
            run.output == """
                openai  2 models, fetched just now
                model          window  $/M in  $/M out
                openai:gpt-4o   4,096
                openai:o3                1.00

                prices as of 2026-11-20

                """)
    }

    @Test("What cannot be listed is wrong usage")
    func wrongUsage() async throws {
        #expect(try await home.run(["models", "nobody"]).status == .exited(2))
        let none = try await home.run(["models"])
        #expect(none.status == .exited(2))
        #expect(none.errorOutput.contains("No provider is set up to list models. Set a key such as OPENAI_API_KEY"))
        #expect(try await home.run(["models", "openai"]).errorOutput.contains("OPENAI_API_KEY"))
    }

    @Test("A prompt that begins with the word is a prompt when it is quoted")
    func prompt() async throws {
        let server = try LoopbackServer(.answer("ok"))
        #expect(try await home.run(["models are what?"], server: server).output == "ok\n")
    }
}
