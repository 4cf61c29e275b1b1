import Testing

/// Lets a test that drives a program go on as soon as the program has done something.
///
/// All tests begin at once and take turns on a few threads: a test that waited for its program would get its second
/// turn when every other test has had its first, and by then the program may have given up a server that fell silent.
/// Tasks of a higher priority have threads of their own.
struct PromptlyTrait: SuiteTrait, TestTrait, TestScoping {
    /// The suite's tests are meant, not the suite.
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        withUnsafeCurrentTask { task in
            task?.escalatePriority(to: .userInitiated)
        }
        try await function()
    }
}

extension Trait where Self == PromptlyTrait {
    /// The suite's tests do not wait for their turn behind those of other suites.
    static var promptly: Self { Self() }
}
