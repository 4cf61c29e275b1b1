import GatewayJSON

/// The formats of draft 2020-12 (validation, section 7.3).
enum StringFormat: String, Sendable, CaseIterable {
    case dateTime = "date-time"
    case date, time, duration
    case email
    case idnEmail = "idn-email"
    case hostname
    case idnHostname = "idn-hostname"
    case ipv4, ipv6
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uuid
    case uriTemplate = "uri-template"
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex

    /// Whether a text is of the format.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .dateTime: DateTimeSyntax.isDateTime(text)
        case .date: DateTimeSyntax.isDate(text)
        case .time: DateTimeSyntax.isTime(text)
        case .duration: DateTimeSyntax.isDuration(text)
        case .email: EmailSyntax.isAddress(text, isInternational: false)
        case .idnEmail: EmailSyntax.isAddress(text, isInternational: true)
        case .hostname: HostNameSyntax.isHostName(text)
        case .idnHostname: HostNameSyntax.isInternationalHostName(text)
        case .ipv4: IPAddressSyntax.isVersion4(text)
        case .ipv6: IPAddressSyntax.isVersion6(text)
        case .uri: URISyntax(isInternational: false).accepts(text, isRelativeAllowed: false)
        case .uriReference: URISyntax(isInternational: false).accepts(text, isRelativeAllowed: true)
        case .iri: URISyntax(isInternational: true).accepts(text, isRelativeAllowed: false)
        case .iriReference: URISyntax(isInternational: true).accepts(text, isRelativeAllowed: true)
        case .uuid: UUIDSyntax.isUUID(text)
        case .uriTemplate: URITemplateSyntax.isTemplate(text)
        case .jsonPointer: JSONPointer(parsing: text) != nil
        case .relativeJSONPointer: JSONPointer.isRelative(text)
        case .regex: (try? Pattern(text)) != nil
        }
    }

    /// What is expected, as it stands in a sentence.
    var phrase: String {
        switch self {
        case .dateTime: "a date and time with its offset, such as 2026-01-31T12:30:00Z"
        case .date: "a date such as 2026-01-31"
        case .time: "a time of day with its offset, such as 12:30:00Z"
        case .duration: "a duration such as P1DT12H"
        case .email, .idnEmail: "an e-mail address"
        case .hostname, .idnHostname: "a host name"
        case .ipv4: "an IPv4 address"
        case .ipv6: "an IPv6 address"
        case .uri: "an absolute URI"
        case .uriReference: "a URI or a relative reference"
        case .iri: "an absolute IRI"
        case .iriReference: "an IRI or a relative reference"
        case .uuid: "a UUID"
        case .uriTemplate: "a URI template"
        case .jsonPointer: "a JSON Pointer"
        case .relativeJSONPointer: "a relative JSON Pointer"
        case .regex: "a regular expression"
        }
    }
}
