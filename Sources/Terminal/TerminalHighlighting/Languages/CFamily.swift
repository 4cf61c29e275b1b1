/// C and its descendants without a garbage collector.
extension LanguageGrammar {
    private static let preprocessor = GrammarRule("#", .directive, at: .lineStart)

    static let c = LanguageGrammar {
        $0.features = [.calls, .capitalConstants, .underscoreT, .quotedDigits, .members, .arrows]
        $0.rules =
            GrammarRule.slashComments + GrammarRule.cStrings + GrammarRule.strings("L u U u8", "\"")
            + GrammarRule.strings("L u U u8", "'") + [preprocessor, .group("[[", "]]")]
        $0.add(
            .keyword,
            """
            alignas alignof auto break case const constexpr continue default do else extern for goto if inline
            register restrict return sizeof static static_assert switch thread_local typedef typeof volatile while
            _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert _Thread_local asm __asm__ __attribute__
            __inline __restrict __extension__ __volatile__
            """)
        $0.declare(.type, after: "struct union enum")
        $0.add(
            .type,
            """
            void char short int long float double signed unsigned bool _Bool _Complex FILE va_list wchar_t
            """)
        $0.add(.constant, "true false nullptr NULL EOF stdin stdout stderr")
    }

    static let cpp = c.with {
        $0.features.insert(.capitalTypes)
        $0.rules =
            ["R\"", "LR\"", "uR\"", "UR\"", "u8R\""].map { GrammarRule($0, .delimitedRaw) } + $0.rules
        $0.add(
            .keyword,
            """
            and and_eq bitand bitor catch co_await co_return co_yield compl const_cast consteval constinit decltype
            delete dynamic_cast explicit export final friend mutable new noexcept not not_eq operator or or_eq override
            private protected public reinterpret_cast requires static_cast template throw try typeid using
            virtual xor xor_eq import module
            """)
        $0.declare(.type, after: "class struct union enum typename concept namespace")
        $0.add(.type, "char8_t char16_t char32_t string vector map std")
        $0.add(.constant, "this")
    }

    private static let objectiveCAdditions: @Sendable (inout LanguageGrammar) -> Void = {
        $0.features.insert(.capitalTypes)
        $0.rules = GrammarRule.strings("@", "\"") + [.name("@", .keyword)] + $0.rules
        $0.add(.keyword, "in out inout byref bycopy oneway __weak __strong __block __bridge nonatomic")
        $0.add(.type, "id instancetype SEL IMP Class BOOL NSInteger NSUInteger CGFloat")
        $0.add(.constant, "self super nil Nil YES NO")
    }

    static let objectiveC = c.with(objectiveCAdditions)
    static let objectiveCpp = cpp.with(objectiveCAdditions)

    /// GLSL, HLSL, Metal, CUDA and OpenCL: C with other types.
    static let shader = cpp.with {
        $0.add(
            .keyword,
            "uniform varying attribute in out inout layout precision highp mediump lowp discard kernel device constant")
        $0.add(
            .type,
            """
            vec2 vec3 vec4 ivec2 ivec3 ivec4 uvec2 uvec3 uvec4 mat2 mat3 mat4 sampler2D samplerCube float2 float3 float4
            float4x4 half half2 half3 half4 uint texture2d
            """)
    }

    static let zig = LanguageGrammar {
        $0.features = [.calls, .capitalTypes, .members]
        $0.rules = [
            .line("//"), .string("\""), .string("'"), GrammarRule("@\"", .string(StringForm("\""))),
            GrammarRule("\\\\", .string(lineString)),
            .name("@", .function),
        ]
        $0.add(
            .keyword,
            """
            addrspace align allowzero and anyframe asm async await break callconv catch comptime const continue
            defer else errdefer error export extern for if inline linksection noalias noinline nosuspend opaque or
            orelse packed pub resume return struct suspend switch test threadlocal try union enum usingnamespace var
            volatile while
            """)
        $0.declare(.function, after: "fn")
        $0.add(
            .type,
            """
            void bool anyerror anyopaque anytype noreturn type comptime_int comptime_float isize usize i8 u8 i16 u16 i32
            u32 i64 u64 i128 u128 f16 f32 f64 f80 f128 c_int c_uint c_char c_long c_short
            """)
        $0.add(.constant, "true false null undefined")
    }

    /// Zig's `\\` takes the rest of the line.
    private static let lineString = StringForm("\n", escape: 0)
}

extension GrammarRule {
    /// An attribute between brackets.
    static func group(
        _ open: String, _ close: String, _ role: SyntaxRole = .attribute, at place: Place = .anywhere
    ) -> GrammarRule {
        GrammarRule(open, .group(close: Array(close.utf8), role: role), at: place)
    }
}
