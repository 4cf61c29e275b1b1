import GatewayJSON

/// A server that was started, as it is written down for other sessions.
package struct LocalServerState: Sendable, Hashable {
    /// The process that watches over the server.
    package var supervisor: Int32
    /// The server.
    package var server: Int32
    /// Its port at 127.0.0.1.
    package var port: UInt16
    /// The key that it asks for: others on this machine do not know it.
    var key: String
    /// The file of the model.
    package var model: String

    var address: String {
        "http://127.0.0.1:\(port)"
    }

    var json: JSONValue {
        [
            "supervisor": .integer(Int(supervisor)), "server": .integer(Int(server)), "port": .integer(Int(port)),
            "key": .string(key), "model": .string(model),
        ]
    }

    init(supervisor: Int32, server: Int32, port: UInt16, key: String, model: String) {
        self.supervisor = supervisor
        self.server = server
        self.port = port
        self.key = key
        self.model = model
    }

    init?(_ json: JSONValue) {
        guard let supervisor = json["supervisor"]?.intValue.flatMap(Int32.init(exactly:)), supervisor > 1,
            let server = json["server"]?.intValue.flatMap(Int32.init(exactly:)), server > 1,
            let port = json["port"]?.intValue.flatMap(UInt16.init(exactly:)),
            let key = json["key"]?.stringValue, let model = json["model"]?.stringValue
        else { return nil }
        self.init(supervisor: supervisor, server: server, port: port, key: key, model: model)
    }
}
