extension CatalogModel {
    /// The demonstration that shows a person around.
    static let demoTour = sample("tour", window: 8_192, input: 1, output: 4)
    /// A second one, so that two models can be compared without a key.
    static let demoBrief = sample("brief", window: 4_096, input: 0.25, output: 1)

    /// The models of the demonstration, the default first: their small windows fill up before one's eyes, and nobody
    /// bills their prices.
    static let samples = [demoTour, demoBrief]

    private static func sample(_ name: String, window: Int, input: Double, output: Double) -> CatalogModel {
        var model = CatalogModel(id: ModelID(provider: "demo", model: name))
        model.contextWindow = window
        model.inputPrice = input
        model.outputPrice = output
        model.hasSamplePrices = true
        model.isReasoning = false
        model.seesImages = false
        return model
    }
}
