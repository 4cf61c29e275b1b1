import Synchronization

/// The last layout of a draft. Most keys change a row or two: the other rows are those of before.
///
/// It only saves time: whether a draft box has one, and what is in it, decides nothing.
final class DraftPages: Sendable {
    private let layout = Mutex(DraftLayout?.none)

    /// A box laid out for a width.
    func page(of box: DraftBox, columns: Int) -> DraftPage {
        layout.withLock { layout in
            let page = DraftPage(box, columns: columns, like: layout)
            layout = page.layout
            return page
        }
    }
}

extension DraftPages: Hashable {
    static func == (_: DraftPages, _: DraftPages) -> Bool { true }

    func hash(into _: inout Hasher) {}
}
