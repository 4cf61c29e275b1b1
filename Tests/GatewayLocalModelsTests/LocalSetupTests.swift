import Testing

@testable import GatewayLocalModels

@Suite("Setting up the local model")
struct LocalSetupTests {
    @Test("What Python is given are Python's own words", arguments: [LocalSetup.probe, LocalSetup.extraction])
    func programs(_ program: String) {
        #expect(program.hasPrefix("import "))
        for word in ["package import", "internal import", "public import"] { #expect(!program.contains(word)) }
    }
}
