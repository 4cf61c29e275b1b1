import Foundation
import Testing

@testable import GatewayCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Large configurations are read in linear time")
struct LargeConfigurationTests {
    private enum Kind: CaseIterable {
        case profiles, brokenProfiles, brokenProviders, models, unknownKeys, aliases, longName, slips

        func text(_ count: Int) -> String {
            func lines(_ head: String, _ line: (Int) -> String) -> String {
                head + "\n" + (0..<count).map { "  " + line($0) + "\n" }.joined()
            }
            return switch self {
            case .profiles: lines("llm_gateways:") { "p\($0): {model: \"openai:m\"}" }
            case .brokenProfiles: lines("llm_gateways:") { "p\($0): {temperature: hot}" }
            case .brokenProviders: lines("providers:") { "p\($0): {base_url: [1]}" }
            case .models: lines("models:") { "\"openai:m\($0)\": {context_window: 1000}" }
            case .unknownKeys: lines("llm_gateways:") { "p\($0): 7" }
            case .aliases: "x: &a {b: 1}\n" + lines("y:") { "k\($0): *a" }
            case .longName: "theme: \(String(repeating: "x", count: count * 20))"
            case .slips: "llm_gateways: {p: {model: \"openai:m\", \(String(repeating: "k", count: count * 10)): 1}}"
            }
        }
    }

    /// What this thread spends, which other tests do not disturb.
    private func cost(of body: () -> Void) -> Double {
        func seconds() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        return (0..<3).map { _ in
            let start = seconds()
            body()
            return seconds() - start
        }.min() ?? 0
    }

    @Test("Four times as much costs about four times as much, and not sixteen", arguments: Kind.allCases)
    private func scale(kind: Kind) {
        func read(_ count: Int) -> Double {
            let text = kind.text(count)
            return cost {
                let configuration = ConfigurationFile.parse(text, file: "c.yaml")
                _ = configuration.fileFault
                _ = NearestName.matches(for: configuration.theme ?? "p", in: ["nightfall", "daylight"])
            }
        }
        let (one, four) = (read(1_000), read(4_000))
        #expect(four < 9 * one + 0.01, "\(one) s, then \(four) s")
    }
}
