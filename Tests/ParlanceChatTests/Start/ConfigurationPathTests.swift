import GatewayCore
import Testing

@Suite("Path of the configuration")
struct ConfigurationPathTests {
    @Test(
        "The file is where the XDG Base Directory Specification says",
        arguments: [
            (["XDG_CONFIG_HOME": "/config", "HOME": "/home/ada"], "/config/parlance/config.yaml"),
            (["HOME": "/home/ada"], "/home/ada/.config/parlance/config.yaml"),
            (["XDG_CONFIG_HOME": "", "HOME": "/home/ada"], "/home/ada/.config/parlance/config.yaml"),
            (["XDG_CONFIG_HOME": "relative", "HOME": "/home/ada"], "/home/ada/.config/parlance/config.yaml"),
            (["XDG_CONFIG_HOME": "/config"], "/config/parlance/config.yaml"),
            (["HOME": "relative"], nil), ([:], nil),
        ] as [([String: String], String?)])
    func path(environment: [String: String], path: String?) {
        #expect(ConfigurationFile.defaultPath(in: environment) == path)
    }
}
