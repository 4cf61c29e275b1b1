import GatewayCore

extension Chat {
    /// Writes settings to the configuration: that of this run, else the person's own.
    var keeper: ConfigurationKeeper {
        let environment = services.environment
        return ConfigurationKeeper(
            path: services.configurationPath ?? ConfigurationFile.defaultPath(in: environment),
            environment: environment)
    }
}
