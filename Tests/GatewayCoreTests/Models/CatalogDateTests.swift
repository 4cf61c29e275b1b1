import Foundation
import Testing

@testable import GatewayCore

@Suite("The date of the built-in prices")
struct CatalogDateTests {
    @Test("It is the one that the table's head has")
    func head() throws {
        let table = URL(filePath: #filePath)
            .appending(path: "../../../../Sources/Gateway/GatewayCore/Models/models.tsv").standardizedFileURL
        let head = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").prefix { $0.hasPrefix("#") }
        #expect(head.joined(separator: " ").contains("pages in \(ModelCatalog.builtInDate),"))
    }
}
