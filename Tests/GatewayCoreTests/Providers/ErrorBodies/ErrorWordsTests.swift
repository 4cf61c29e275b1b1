import Testing

@testable import GatewayCore

/// The words of an error, whatever wraps them.
@Suite("Words of errors")
struct ErrorWordsTests {
    private func words(_ body: String) -> String? {
        ProviderErrorBody(Array(body.utf8)).message
    }

    @Test(
        "Names of fields and ways to nest them",
        arguments: [
            #"{"success":false,"errors":[{"code":10000,"message":"Busy."}],"messages":[],"result":null}"#,
            #"{"errors":["Busy."]}"#, #"{"errors":"Busy."}"#, #"{"errors":{"message":"Busy."}}"#,
            #"{"errors":[{"message":"Busy.","path":["a"],"extensions":{"code":"X"}}],"data":null}"#,
            #"{"error_code":17,"error_msg":"Busy."}"#, #"{"errorMessage":"Busy."}"#, #"{"errMsg":"Busy."}"#,
            #"{"base_resp":{"status_code":1004,"status_msg":"Busy."}}"#, #"{"msg":"Busy."}"#,
            #"{"error":"invalid_token","error_description":"Busy."}"#, #"{"title":"Busy."}"#,
            #"{"type":"about:blank","title":"Bad Request","status":400,"detail":"Busy."}"#,
            #"{"statusCode":401,"message":"Busy.","error":"Unauthorized"}"#,
            #"{"detail":{"error":"Busy."}}"#, #"{"detail":{"message":"Busy."}}"#,
            #"{"detail":{"error":{"message":"Busy.","type":"t"}}}"#, #"{"error":{"error":{"message":"Busy."}}}"#,
            #"{"error":{"detail":"Busy."}}"#, #"{"error":{"message":{"text":1,"message":"Busy."}}}"#,
            #"{"error":true,"message":"Busy."}"#, #"{"error":{},"message":"Busy."}"#,
            #"{"object":"error","message":"Busy.","code":40303}"#, #"{"code":"InvalidApiKey","message":"Busy."}"#,
            #"{"Response":{"Error":{"Code":"X","Message":"Busy."}}}"#, #"{"Message":"Busy."}"#,
            #"{"fault":{"faultstring":"Busy.","detail":{"errorcode":"x"}}}"#,
            #"{"data":{"error":{"message":"Busy."}}}"#,
            #"[{"error":{"code":400,"message":"Busy.","status":"X"}}]"#, #"["Busy."]"#, #""Busy.""#,
            #"{"error":["Busy."],"warnings":["other"]}"#, #"{"status":"error","error":{"msg":"Busy."}}"#,
        ])
    func fields(body: String) {
        #expect(words(body) == "Busy.")
    }

    @Test(
        "Bytes that are no plain JSON",
        arguments: [
            "\u{FEFF}{\"error\":{\"message\":\"Busy.\"}}", "\n\n {\"message\":\"Busy.\"}\n",
            "data: {\"error\":{\"message\":\"Busy.\"}}\n\n", "event: error\ndata: {\"message\":\"Busy.\"}\n\n",
            "event: error\r\ndata: {\"type\":\"error\",\"error\":{\"message\":\"Busy.\"}}\r\n\r\ndata: [DONE]\r\n\r\n",
            ": comment\n\ndata: Busy.\n\n", "event: error\nid: 7\ndata: Busy.\n\n",
            "{\"status\":\"x\"}\n{\"error\":\"Busy.\"}\n", "{\"error\":\"Busy.\"}\n{\"done\":true}\n",
            "{\"error\":{\"message\":\"Busy.\"}}\ndata: [DONE]", "Busy.", "  Busy.\r\n",
            #""{\"error\":{\"message\":\"Busy.\"}}""#, #""\"{\\\"message\\\":\\\"Busy.\\\"}\"""#,
            #"{'error': {'message': 'Busy.', 'code': None, 'ok': False}}"#, #"[{'msg': 'Busy.'}]"#,
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Busy.</Message></Error>",
            "<error><message lang='en'>Busy.</message></error>", "<Error>Busy.</Error>",
            "<s:Envelope><s:Fault><faultstring>Busy.</faultstring></s:Fault></s:Envelope>",
            "<!DOCTYPE html><html><head><title>\n Busy. </title></head><body>Long page</body></html>",
            #"{"error": {"message": "Busy.", "input": "cut of"#,
        ])
    func framings(body: String) {
        #expect(words(body) == "Busy.")
    }

    @Test(
        "A value within a sentence is replaced by its words",
        arguments: [
            (#"{"error":{"message":"{\"error\":{\"message\":\"Inner.\"}}"}}"#, "Inner."),
            (#"{"message":"{\"detail\":[{\"loc\":[\"body\",\"x\"],\"msg\":\"Extra\"}]}"}"#, "body.x: Extra"),
            (
                #"{"error":{"message":"Error code: 400 - {'error': {'message': \"It's wrong.\", 'code': None}}"}}"#,
                "Error code: 400 - It's wrong."
            ),
            (
                #"{"error":{"message":"litellm.BadRequestError: OpenAIException - {\n  \"error\": {\n \"message\": \"No.\"}\n}. Received Model Group=x"}}"#,
                "litellm.BadRequestError: OpenAIException - No.. Received Model Group=x"
            ),
            (
                #"{"error":{"message":"VertexAIException - b'{\\n  \"error\": {\\n \"message\": \"No.\"\\n}}'"}}"#,
                "VertexAIException - No."
            ),
            (
                "[{'type': 'extra_forbidden', 'loc': ('body', 'x'), 'msg': 'Not permitted', 'input': 3}]",
                "body.x: Not permitted"
            ),
            (
                #"{"error":{"message":"Invalid schema {'type': 'object', 'title': 'T'} in [1, 2]"}}"#,
                "Invalid schema {'type': 'object', 'title': 'T'} in [1, 2]"
            ),
            (#"{"detail":"[ERROR] {0} is {broken"}"#, "[ERROR] {0} is {broken"),
            (#"{"error":"Quota exceeded","message":"Ask in 20 s."}"#, "Quota exceeded: Ask in 20 s."),
            (#"{"message":"Request failed","error":{"message":"Busy."}}"#, "Request failed: Busy."),
            (#"{"error":{"model":["is missing","is short"]}}"#, "model: is missing; is short"),
            (
                #"{"error":{"message":"Provider returned error","metadata":{"raw":"upstream connect error","provider_name":"P"}}}"#,
                "P: upstream connect error"
            ),
            (
                "upstream connect error or disconnect/reset before headers. reset reason: overflow",
                "upstream connect error or disconnect/reset before headers. reset reason: overflow"
            ),
        ])
    func embedded(body: String, expected: String) {
        #expect(words(body) == expected)
    }

    @Test(
        "What says nothing gives no words",
        arguments: [
            "", "   \n", "{}", "[]", "null", "7", "[1, 2]", "<html><body>x</body></html>", "data: [DONE]\n\n",
            "{\"error\": {\"message\": \"Wro", "{\"error\": ", "{\"success\": false, \"errors\": []}",
            "\u{0}\u{1}\u{0}\u{0}abc\u{0}",
        ])
    func nothing(body: String) {
        #expect(words(body) == nil)
    }

    @Test("Kinds and fields are found at any depth")
    func facts() {
        let body = ProviderErrorBody(
            Array(
                #"""
                {"error":{"code":400,"status":"INVALID_ARGUMENT","message":"x","details":[
                  {"reason":"API_KEY_INVALID"},{"fieldViolations":[{"field":"generation_config"}]}]}}
                """#.utf8))
        #expect(body.kinds == ["INVALID_ARGUMENT", "API_KEY_INVALID"])
        #expect(body.fields == ["generation_config"])
        let wrapped = ProviderErrorBody(
            Array(#"{"detail":"x - {'error': {'message': 'y', 'code': 'context_length_exceeded'}}"}"#.utf8))
        #expect(wrapped.kinds == ["context_length_exceeded"])
        let found = ProviderErrorBody(
            Array(#"{"detail":[{"loc":["body","stream_options","include_usage"],"msg":"m","type":"t"}]}"#.utf8))
        #expect(found.fields == ["stream_options.include_usage"] && found.kinds == ["t"])
        #expect(ProviderErrorBody(Array(#"{"error":"x","estimated_time":20.5}"#.utf8)).retryDelay == 20.5)
    }

    @Test("A nest without end and a text of brackets are read in no time")
    func hostile() {
        let deep = String(repeating: #"{"error":"#, count: 400) + "1" + String(repeating: "}", count: 400)
        #expect(words(deep) == nil)
        let brackets = String(repeating: "{[", count: 30_000)
        #expect(words(#"{"message":"\#(brackets)"}"#) == brackets)
        #expect(words(brackets) == nil)
    }
}
