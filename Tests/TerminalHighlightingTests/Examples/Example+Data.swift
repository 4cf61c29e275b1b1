extension Example {
    static let data: [Example] = [
        Example(
            "sql",
            ##"""
            ⟨k SELECT⟩ a.b, ⟨f count⟩(*) ⟨k FROM⟩ ⟨s "T x"⟩ ⟨k WHERE⟩ n = ⟨s 'it⟩⟨e ''⟩⟨s s'⟩ ⟨k AND⟩ m > ⟨n 1.5⟩ ⟨# -- don't⟩
            ⟨# /* a /* b */ c */⟩ ⟨k create⟩ ⟨k function⟩ ⟨f f⟩() ⟨k returns⟩ ⟨t int⟩ ⟨k as⟩ ⟨s $$⟩ ⟨k begin⟩ ⟨k return⟩ ⟨c null⟩; ⟨k end⟩ ⟨s $$⟩;

            """##),
        Example(
            "json",
            ##"""
            {⟨a "a"⟩: [⟨n 1⟩, ⟨n -2.5e3⟩, ⟨c true⟩, ⟨s "x⟩⟨e \n\u00e9⟩⟨s "⟩], ⟨a "b"⟩: {⟨a "c"⟩: ⟨c null⟩}, ⟨# // d⟩
             ⟨a "e"⟩: ⟨s "f"⟩}

            """##),
        Example(
            "yaml",
            ##"""
            ⟨# # it's⟩
            ⟨a key⟩: value ⟨# # c⟩
            ⟨a "q k"⟩: ⟨s 'it⟩⟨e ''⟩⟨s s'⟩ 
            ⟨a list⟩:
              - ⟨a a⟩: ⟨c &x⟩ ⟨n 1.5⟩
                ⟨a b⟩: ⟨c *x⟩
              - ⟨s "d⟩⟨e \n⟩⟨s "⟩
            ⟨a text⟩: |
            ⟨s   raw: 'x # no

              more
            ⟩⟨a next⟩: {⟨a a⟩: [⟨c true⟩, ⟨n 2⟩], ⟨a b⟩: ⟨s "c"⟩} ⟨# # d⟩
            ⟨a url⟩: http://x.y#z

            """##),
        Example(
            "toml",
            ##"""
            ⟨# # it's⟩
            ⟨g [a.b]⟩
            ⟨a k⟩ = ⟨s "v⟩⟨e \n⟩⟨s "⟩ ⟨# # c⟩
            ⟨a l⟩ = [⟨n 1⟩, ⟨c true⟩, ⟨s 'x\'⟩]
            ⟨a t⟩ = ⟨s """
            "a"
            """⟩

            """##),
        Example(
            "ini",
            ##"""
            ⟨# ; it's⟩
            ⟨g [section]⟩
            ⟨a key⟩ = value ⟨# ; c⟩
            ⟨a other⟩: ⟨n 5⟩

            """##),
        Example(
            "nginx",
            ##"""
            ⟨# # it's⟩
            ⟨k server⟩ { ⟨k listen⟩ ⟨n 80⟩; ⟨k server_name⟩ ⟨s "a b"⟩ ⟨g $host⟩;
              ⟨k location⟩ / { ⟨k return⟩ ⟨n 301⟩; } }

            """##),
        Example(
            "hcl",
            ##"""
            ⟨k resource⟩ ⟨s "aws_s3"⟩ ⟨s "b"⟩ { ⟨# # it's⟩
              ⟨a name⟩ = ⟨s "x-⟩⟨e ${⟩⟨c var⟩.env⟨e }⟩⟨s "⟩ ⟨# // y⟩
              ⟨a text⟩ = ⟨s <<-EOT⟩
            ⟨s     hi ⟩⟨e ${⟩a⟨e }⟩⟨s 
              EOT⟩
              ⟨a on⟩ = ⟨c true⟩
            }

            """##),
        Example(
            "cmake",
            ##"""
            ⟨# #[[ long
            ]]⟩ ⟨f set⟩(A ⟨s "x ⟩⟨g ${B}⟩⟨e \"⟩⟨s "⟩) ⟨# # it's⟩
            ⟨k if⟩(⟨k NOT⟩ A)
              ⟨f message⟩(⟨s [=[raw ]] ]=]⟩)
            ⟨k endif⟩()

            """##),
        Example(
            "proto",
            ##"""
            ⟨k syntax⟩ = ⟨s "proto3"⟩; ⟨# // c⟩
            ⟨k message⟩ ⟨t A⟩ { ⟨k repeated⟩ ⟨t string⟩ b = ⟨n 1⟩; ⟨k rpc⟩ ⟨f Get⟩(⟨t A⟩) ⟨k returns⟩ (⟨t B⟩); }

            """##),
        Example(
            "graphql",
            ##"""
            ⟨# # it's⟩
            ⟨s """doc"""⟩
            ⟨k type⟩ ⟨t A⟩ ⟨a @x⟩ { b(⟨a c⟩: ⟨t Int⟩ = ⟨n 1⟩): ⟨t String⟩! }
            ⟨k query⟩ ⟨t Q⟩(⟨g $v⟩: ⟨t ID⟩) { d(⟨a e⟩: ⟨g $v⟩) }

            """##),
        Example(
            "nix",
            ##"""
            { ⟨a a⟩ = ⟨s ''x ⟩⟨e ${⟩b⟨e }⟩⟨s  ⟩⟨e '''⟩⟨s  y''⟩; ⟨# /* c */⟩ ⟨a d⟩ = ⟨s "e⟩⟨e ${⟩f⟨e }⟩⟨s "⟩; } ⟨# # it's⟩

            """##),
        Example(
            "dockerfile",
            ##"""
            ⟨# # it's⟩
            ⟨k FROM⟩ ⟨t ubuntu:22.04⟩ ⟨k AS⟩ ⟨f base⟩
            ⟨k ENV⟩ ⟨g A⟩=⟨s "b c"⟩ D=e
            ⟨k RUN⟩ ⟨f apt-get⟩ update && ⟨e \
            ⟩    ⟨f echo⟩ ⟨s 'x'⟩ ⟨# # y⟩
            ⟨k COPY⟩ . /app

            """##),
        Example(
            "makefile",
            ##"""
            ⟨a CC⟩ := gcc ⟨# # it's⟩
            ⟨f all⟩: main.o ⟨g $(OBJ)⟩
            	@echo ⟨s "hi ⟩⟨g $(CC)⟩⟨s "⟩ ⟨g $@⟩
            ⟨k ifeq⟩ (⟨g $(A)⟩,b)
            ⟨k endif⟩

            """##),
    ]
}
