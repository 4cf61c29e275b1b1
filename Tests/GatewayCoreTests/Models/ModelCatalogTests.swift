import Testing

@testable import GatewayCore

@Suite("The catalogue of models")
struct ModelCatalogTests {
    private static let text = """
        # A comment
        provider\tmodel\tcontext_in\tmax_out\tusd_in_per_M\tusd_out_per_M\tsupports_reasoning\tshutdown\tsuccessor
        acme\tone\t1000\t100\t0.5\t2\tyes\t2027-01-14\ttwo
        acme\ttwo\t\t\t\t\t\t\t
        acme\tlast\t\t\t\t\t\t2027-01-14\t
        other\tone\t\t\t\t\t\t\t
        """
    private let catalog = ModelCatalog(ModelTable(tsv: Array(text.utf8)).models)

    private func day(_ text: String) throws -> CalendarDay {
        try #require(CalendarDay(text))
    }

    @Test("Every field is read, and an empty one is not known")
    func fields() throws {
        var one = CatalogModel(id: ModelID(provider: "acme", model: "one"))
        one.contextWindow = 1000
        one.maxOutputTokens = 100
        one.inputPrice = 0.5
        one.outputPrice = 2
        one.isReasoning = true
        one.shutdown = try day("2027-01-14")
        one.successor = "two"
        var last = CatalogModel(id: ModelID(provider: "acme", model: "last"))
        last.isReasoning = false
        last.shutdown = try day("2027-01-14")
        var two = CatalogModel(id: ModelID(provider: "acme", model: "two"))
        two.isReasoning = false
        var other = CatalogModel(id: ModelID(provider: "other", model: "one"))
        other.isReasoning = false
        #expect(catalog.models == [one, two, last, other])
        #expect(catalog[one.id] == one)
        #expect(catalog[other.id] == other)
        #expect(catalog[ModelID(provider: "other", model: "two")] == nil)
    }

    @Test("A row that is read alone is the same as among all")
    func rows() {
        let table = ModelTable(tsv: Array(Self.text.utf8))
        #expect(table.models.map { table[$0.id] } == table.models)
        #expect(table[ModelID(provider: "acme", model: "on")] == nil)
        #expect(table[ModelID(provider: "cme", model: "one")] == nil)
        #expect(ModelTable(tsv: []).models == [])
        // Columns in another order are found all the same.
        let turned = ModelTable(tsv: Array("model\tprovider\tcontext_in\none\tacme\t7\n".utf8))
        #expect(turned[ModelID(provider: "acme", model: "one")]?.contextWindow == 7)
    }

    @Test("The built-in models are the same one by one and all together")
    func builtInRows() {
        let all = ModelCatalog.builtIn.models
        #expect(all.count > 60)
        // More than are read from their rows.
        for _ in 0..<2 { #expect(all.map { ModelCatalog.builtIn[$0.id] } == all) }
        #expect(ModelCatalog.builtIn[ModelID(provider: "openai", model: "none")] == nil)
    }

    @Test("A provider's models leave out those that are shut down")
    func ofProvider() throws {
        func names(_ text: String) throws -> [String] {
            try catalog.models(of: "acme", on: day(text)).map(\.id.model)
        }
        #expect(try names("2027-01-13") == ["one", "two", "last"])
        #expect(try names("2027-01-14") == ["two"])
        #expect(catalog.models(of: "nobody", on: try day("2020-01-01")) == [])
    }

    @Test("A successor takes over 60 days before the shutdown")
    func successor() throws {
        let one = ModelID(provider: "acme", model: "one")
        #expect(catalog.successor(of: one, on: try day("2026-11-14")) == nil)
        #expect(catalog.successor(of: one, on: try day("2026-11-15")) == ModelID(provider: "acme", model: "two"))
        #expect(catalog.successor(of: one, on: try day("2030-01-01")) == ModelID(provider: "acme", model: "two"))
        #expect(catalog.successor(of: ModelID(provider: "acme", model: "two"), on: try day("2030-01-01")) == nil)
        #expect(catalog.successor(of: ModelID(provider: "acme", model: "new"), on: try day("2030-01-01")) == nil)
    }

    @Test(
        "The notice tells what will happen, or has been announced",
        arguments: [
            ("2026-11-14", nil),
            ("2026-11-15", "acme:one will be shut down on 2027-01-14; its successor is acme:two."),
            ("2027-01-13", "acme:one will be shut down on 2027-01-14; its successor is acme:two."),
            ("2027-01-14", "acme:one was scheduled to shut down on 2027-01-14; its successor is acme:two."),
        ])
    func notice(today: String, notice: String?) throws {
        #expect(catalog.shutdownNotice(for: ModelID(provider: "acme", model: "one"), on: try day(today)) == notice)
    }

    @Test("In the built-in catalogue every model stands once, with figures that make sense")
    func builtIn() {
        let models = ModelCatalog.builtIn.models
        #expect(models.count > 50)
        #expect(Set(models.map(\.id)).count == models.count)
        for model in models {
            #expect(!model.id.model.isEmpty && !model.id.model.contains(" "))
            #expect(model.contextWindow.map { $0 >= 1000 } ?? true, "\(model.id)")
            #expect(model.maxOutputTokens.map { $0 <= model.contextWindow ?? .max } ?? true, "\(model.id)")
            #expect([model.inputPrice, model.outputPrice].allSatisfy { $0.map { (0...1000).contains($0) } ?? true })
        }
    }

    @Test("In the built-in catalogue every model that ends has a successor that is listed and does not end")
    func builtInSuccessors() throws {
        let ending = ModelCatalog.builtIn.models.filter { $0.shutdown != nil }
        #expect(!ending.isEmpty)
        for model in ending {
            let successor = ModelID(provider: model.id.provider, model: try #require(model.successor))
            let found = try #require(ModelCatalog.builtIn[successor], "\(model.id)")
            #expect(found.shutdown == nil, "\(model.id)")
        }
    }

    @Test("The documented defaults are in the built-in catalogue")
    func builtInDefaults() throws {
        let openAI = try #require(ModelCatalog.builtIn[ModelID(provider: "openai", model: "gpt-4o")])
        #expect(openAI.shutdown == CalendarDay("2027-01-14"))
        #expect(openAI.isReasoning == false)
        #expect(openAI.contextWindow == 128_000)
        #expect(ModelCatalog.builtIn[ModelID(provider: "openai", model: "gpt-6-sol")]?.isReasoning == true)
        #expect(ModelCatalog.builtIn[ModelID(provider: "mistral", model: "mistral-large-latest")] != nil)
    }
}
