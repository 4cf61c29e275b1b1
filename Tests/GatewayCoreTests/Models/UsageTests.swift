import GatewayCore
import Testing

@Suite("Usage")
struct UsageTests {
    @Test("A missing total is the sum; one that is told is kept")
    func total() {
        #expect(Usage(promptTokens: 3, completionTokens: 4).totalTokens == 7)
        #expect(Usage(promptTokens: 3, completionTokens: 4, totalTokens: 9).totalTokens == 9)
    }

    @Test("The sum adds every part")
    func sum() {
        let first = Usage(promptTokens: 1, completionTokens: 2, totalTokens: 4, cachedTokens: 8, reasoningTokens: 16)
        let second = Usage(
            promptTokens: 32, completionTokens: 64, totalTokens: 128, cachedTokens: 256, reasoningTokens: 512)
        let expected = Usage(
            promptTokens: 33, completionTokens: 66, totalTokens: 132, cachedTokens: 264, reasoningTokens: 528)
        #expect(first + second == expected)
        var running = first
        running += second
        #expect(running == expected)
    }

    @Test("A detail that one side tells counts as told, one that nobody tells stays unknown")
    func details() {
        let told = Usage(promptTokens: 1, completionTokens: 1, cachedTokens: 5)
        let untold = Usage(promptTokens: 1, completionTokens: 1)
        #expect(told + untold == Usage(promptTokens: 2, completionTokens: 2, cachedTokens: 5))
        #expect(untold + told == told + untold)
        #expect((untold + untold).cachedTokens == nil)
    }

    @Test("Zero changes nothing")
    func zero() {
        let usage = Usage(promptTokens: 3, completionTokens: 4, totalTokens: 9, cachedTokens: 1)
        #expect(.zero + usage == usage)
        #expect(usage + .zero == usage)
    }
}
