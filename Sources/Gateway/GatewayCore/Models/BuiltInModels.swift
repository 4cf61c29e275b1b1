import Synchronization

/// The models that the library knows by itself.
///
/// The first few that are asked for are read from their rows, as the start of a program needs no more; whoever asks for
/// more, as a list of sessions does, is answered from an index of all.
enum BuiltInModels {
    /// All of them by their names; made with the first use.
    static let index = ModelIndex(table.models + CatalogModel.samples)

    private static let table = ModelTable(tsv: PackageResources.models_tsv)
    /// The day from which their prices are.
    static let day = table.day
    /// How many models were read from their rows.
    private static let readings = Atomic<Int>(0)
    /// After so many, an index costs less.
    private static let mostReadings = 16

    /// One model; nil for one that is not known.
    static func model(_ id: ModelID) -> CatalogModel? {
        guard readings.add(1, ordering: .relaxed).oldValue < mostReadings else { return index[id] }
        return table[id] ?? CatalogModel.samples.first { $0.id == id }
    }
}
