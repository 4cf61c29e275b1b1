/// The keys of the configuration, part by part.
///
/// The readers switch over them, and a test holds the guide's reference against them: a key cannot be read without being
/// here, nor be here without being described.
enum ConfigurationKey {
    /// At the top of the file.
    enum Top: String, CaseIterable {
        case profiles = "llm_gateways"
        case providers, models, model, budget, theme, notify, titles
    }

    /// In a profile, besides those of its connection.
    enum Profile: String, CaseIterable {
        case provider, model, temperature, effort
        case maxTokens = "max_tokens"
        case baseURL = "base_url"
        case apiKey = "api_key"
        case organization, project
        case extraParameters = "extra_parameters"
        case dialect, fallbacks
        case apiKeyCommand = "api_key_command"
        case prices, cache
    }

    /// In a provider, besides those of its connection.
    enum Provider: String, CaseIterable {
        case baseURL = "base_url"
        case apiKeyVariable = "api_key_env"
        case dialect, headers
        case defaultModel = "default_model"
        case apiKeyCommand = "api_key_command"
        case prices, cache
    }

    /// In the provider `local`.
    enum Local: String, CaseIterable {
        case command
        case defaultModel = "default_model"
    }

    /// In a profile or a provider, about its connection.
    enum Connection: String, CaseIterable {
        case maxRetries = "max_retries"
        case connectTimeout = "connect_timeout"
        case firstByteTimeout = "first_byte_timeout"
        case idleTimeout = "idle_timeout"
        case certificateFile = "ca_file"
        case proxy
    }

    /// In a model.
    enum Model: String, CaseIterable {
        case contextWindow = "context_window"
        case maxOutputTokens = "max_output_tokens"
        case inputPrice = "input_price"
        case cachedInputPrice = "cached_input_price"
        case cacheWritePrice = "cache_write_price"
        case longCacheWritePrice = "long_cache_write_price"
        case outputPrice = "output_price"
        case reasoning, images, tokenizer
    }

    /// In a budget.
    enum Budget: String, CaseIterable {
        case session, day, month
    }

    /// The names of the keys of a part, for the sentence about one that is not known.
    static func names<Key: CaseIterable & RawRepresentable<String>>(_ part: Key.Type) -> [String] {
        part.allCases.map(\.rawValue)
    }
}
