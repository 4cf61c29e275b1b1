// `JSONValue`, `Schema` and their errors, and `Tokenizer`, are part of this module's interface, so `import GatewayCore`
// is enough to use it.
@_exported import GatewaySchema
@_exported import GatewayTokenizers
