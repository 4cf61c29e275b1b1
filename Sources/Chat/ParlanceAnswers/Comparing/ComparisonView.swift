package import TerminalEditor

/// What shows several answers that come at once.
package protocol ComparisonView: Sendable {
    /// The cells of a line of an answer.
    var width: Int { get }

    /// What shows one of them.
    ///
    /// - Parameter index: The place of its model among those that were asked.
    func view(of index: Int) -> any AnswerView

    /// Says something about an answer, below what came of it.
    func say(_ sentences: [StyledText], about index: Int)

    /// Nothing more comes to an answer.
    ///
    /// - Parameter end: How it ended, in a word.
    func finish(_ index: Int, _ end: String)

    /// Ends when everything is shown.
    func end() async
}
