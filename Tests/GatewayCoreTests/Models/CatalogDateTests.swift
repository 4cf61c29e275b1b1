import TestSupport
import Testing

@testable import GatewayCore

@Suite("The date of the prices")
struct CatalogDateTests {
    @Test("It is the one that the table's head has")
    func head() throws {
        let head = String(decoding: PackageResources.models_tsv, as: UTF8.self).prefix { $0 != "\n" }
        #expect(head == "# Prices as of \(ModelCatalog.builtInDate).")
        #expect(CalendarDay(ModelCatalog.builtInDate) != nil)
        #expect(ModelTable(tsv: Array("# No day\nprovider\tmodel\n".utf8)).day == nil)
    }

    @Test("A refresh adds its own; a program's own catalog has none")
    func dates() throws {
        let folder = try TemporaryDirectory()
        let kept = KeptCatalog(path: folder.path + "/catalog.tsv")
        let catalog = ModelCatalog.builtIn.refreshed(by: kept)
        #expect(catalog.dates == "prices as of \(ModelCatalog.builtInDate)")
        try kept.write("# Refreshed on 2026-12-01 by hand.\nprovider\tmodel\n")
        #expect(catalog.dates == "prices as of \(ModelCatalog.builtInDate), refreshed 2026-12-01")
        #expect(catalog.merging([CatalogModel(id: ModelID(provider: "a", model: "b"))]).dates == catalog.dates)
        #expect(ModelCatalog([]).dates == nil)
    }
}
