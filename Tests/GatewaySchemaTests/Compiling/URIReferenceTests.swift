import Testing

@testable import GatewaySchema

@Suite struct URIReferenceTests {
    @Test(
        "The examples of RFC 3986, section 5.4, resolve",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
            ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ])
    func examples(reference: String, expected: String) {
        let base = URIReference("http://a/b/c/d;p?q")
        #expect(base.resolving(URIReference(reference)).description == expected)
    }

    @Test("A URN keeps its name when only the fragment changes")
    func urn() {
        let base = URIReference("urn:uuid:1234")
        #expect(base.resolving(URIReference("#a")).description == "urn:uuid:1234#a")
    }

    @Test("Percent escapes in a fragment are decoded, and stray ones are kept")
    func fragments() {
        #expect(URIReference("x#/a%25b%22%C3%A9").decodedFragment == "/a%b\"é")
        #expect(URIReference("x#%zz%4").decodedFragment == "%zz%4")
        #expect(URIReference("x").decodedFragment == nil)
    }
}
