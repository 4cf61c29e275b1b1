extension Example {
    static let scripts: [Example] = [
        Example(
            "python",
            ##"""
            ⟨a @app.route⟩(⟨s '/x'⟩)  ⟨# # it's⟩
            ⟨k def⟩ ⟨f f⟩(a: ⟨t int⟩ = ⟨n 3⟩) -> ⟨t str⟩:
                ⟨s '''Doc "x"
                more'''⟩
                ⟨k return⟩ ⟨s f"⟩⟨e {⟩a!r:>{width}⟨e }⟩⟨s  ⟩⟨e {{⟩⟨s no⟩⟨e }}⟩⟨s  ⟩⟨e {⟩d[⟨s 'k'⟩]⟨e }\n⟩⟨s "⟩ + ⟨s r'\d'⟩ + ⟨s b"⟩⟨e \x00⟩⟨s "⟩ + ⟨s rf"\d⟩⟨e {⟩a⟨e }⟩⟨s "⟩
            ⟨k class⟩ ⟨t A⟩(⟨t Base⟩): x = ⟨c None⟩ ⟨k if⟩ ⟨n 1e-3⟩ ⟨k else⟩ ⟨n 0b11⟩

            """##),
        Example(
            "ruby",
            ##"""
            ⟨# # frozen⟩
            ⟨k class⟩ ⟨t Dog⟩ < ⟨t Animal⟩; ⟨k def⟩ ⟨f bark?⟩(x) = x =~ ⟨s /wo⟩⟨e #{⟩x⟨e }⟩⟨s of⟩⟨e \/⟩⟨s [/]/i⟩
              ⟨k attr_reader⟩ ⟨c :name⟩; ⟨t A⟩ = ⟨s %w[a b (c)]⟩
              puts ⟨s "hi ⟩⟨e #{⟩name.map { |n| ⟨s "<⟩⟨e #{⟩n⟨e }⟩⟨s >"⟩ }⟨e }⟩⟨s "⟩, ⟨s 'it''s'⟩, a / b / c, ⟨f split⟩(⟨s /,/⟩), words.split ⟨s /;/⟩
              text = ⟨s <<~EOS⟩ + x
            ⟨s     Dear ⟩⟨e #{⟩name⟨e }⟩⟨s 
              EOS⟩
            ⟨k end⟩
            ⟨# =begin
            gone
            =end⟩
            ⟨g @x⟩ = y ? ⟨n 1⟩ : ⟨c :z⟩

            """##),
        Example(
            "perl",
            ##"""
            ⟨k use⟩ strict; ⟨# # it's⟩
            ⟨k my⟩ (⟨g $a⟩, ⟨g %h⟩) = ⟨g @_⟩; ⟨g $a⟩ =~ ⟨s s{x(y)}{$1}g⟩; ⟨k if⟩ (⟨g $a⟩ =~ ⟨s m/a⟩⟨e \/⟩⟨s b/i⟩ && ⟨g $h⟩{s} / ⟨n 2⟩ / ⟨n 3⟩) { ⟨k print⟩ ⟨s "v: ⟩⟨g $a⟩⟨s  ⟩⟨g @{[1]}⟩⟨e \n⟩⟨s "⟩; }
            ⟨k my⟩ ⟨g @w⟩ = ⟨s qw(a b (c))⟩; ⟨k my⟩ ⟨g $t⟩ = ⟨s <<"END"⟩ . ⟨s 'x'⟩;
            ⟨s Hello ⟩⟨g $a⟩⟨s 
            END⟩
            ⟨g $x⟩ =~ ⟨s tr/a-z/A-Z/⟩; ⟨g $y⟩ =~ ⟨s s,/,:,g⟩;

            ⟨# =head1 NAME

            it's pod

            =cut⟩

            ⟨k sub⟩ ⟨f run⟩ { ⟨k return⟩ ⟨g $#w⟩ }
            ⟨# __END__
            the "rest
            ⟩
            """##),
        Example(
            "php",
            ##"""
            ⟨a <?php⟩ ⟨# // don't⟩
            ⟨g $a⟩ = ⟨s 'it⟩⟨e \'⟩⟨s s'⟩ . ⟨s "v ⟩⟨g $b⟩⟨s  ⟩⟨e {$⟩c[⟨s 'k'⟩]⟨e }⟩⟨s  ⟩⟨g ${d}⟩⟨s "⟩; ⟨# # x⟩
            ⟨k echo⟩ ⟨s <<<EOT⟩
            ⟨s   Hi ⟩⟨g $name⟩⟨s 
              EOT⟩;
            ⟨a #[Attr]⟩ ⟨k class⟩ ⟨t A⟩ { ⟨k function⟩ ⟨f b⟩(): ?⟨t string⟩ { ⟨k return⟩ ⟨c null⟩; } } ⟨# // end ⟩⟨a ?>⟩
            ⟨g <p⟩ ⟨a class⟩=⟨s "x"⟩⟨g >⟩it's⟨g </p>⟩
            ⟨a <?=⟩ ⟨g $x⟩ ⟨a ?>⟩

            """##),
        Example(
            "lua",
            ##"""
            ⟨# --[[ long
            comment ]]⟩ ⟨k local⟩ s = ⟨s [==[ a ]] b ]==]⟩ ⟨# -- short⟩
            ⟨k function⟩ ⟨f M⟩.⟨f f⟩(x) ⟨k return⟩ ⟨s "a⟩⟨e \"⟩⟨s "⟩ .. ⟨s 'b'⟩ .. #x ⟨k end⟩ ⟨# --[=[ y ]=]⟩

            """##),
        Example(
            "js",
            ##"""
            ⟨k import⟩ { a } ⟨k from⟩ ⟨s './x.js'⟩; ⟨# // c⟩
            ⟨k const⟩ t = ⟨s `a ⟩⟨e ${⟩b ? ⟨s `c ⟩⟨e ${⟩d⟨e }⟩⟨s `⟩ : ⟨s "e"⟩⟨e }⟩⟨s  ⟩⟨e \n⟩⟨s `⟩; ⟨k const⟩ r = ⟨s /[/"]+⟩⟨e \/⟩⟨s '/gi⟩, q = a / b / c;
            ⟨k function⟩ ⟨f f⟩(x) { ⟨k return⟩ ⟨s /re'/⟩.⟨f test⟩(x) && x?.y !== ⟨c undefined⟩; } ⟨# /* " */⟩
            ⟨k const⟩ el = ⟨g <div⟩ ⟨a className⟩=⟨s "it's"⟩ {...p}⟨g >⟩don't {x ⟨# /* c */⟩} ⟨g <b/>⟩&amp;⟨g </div>⟩; x = ⟨s 'end'⟩;

            """##),
        Example(
            "ts",
            ##"""
            ⟨k interface⟩ ⟨t P⟩<⟨t T⟩> { ⟨k readonly⟩ a: ⟨t string⟩; b?: ⟨t number⟩ }
            ⟨k const⟩ f = <⟨t T⟩,>(x: ⟨t T⟩): x ⟨k is⟩ ⟨t P⟩ => (<⟨t any⟩>x).y; ⟨a @Input⟩() name = ⟨s `a⟩⟨e ${⟩⟨n 1⟩⟨e }⟩⟨s `⟩; ⟨# // d⟩

            """##),
        Example(
            "r",
            ##"""
            f <- ⟨k function⟩(x, ...) { ⟨# # it's⟩
              y <- ⟨s "a⟩⟨e \"⟩⟨s b"⟩; z <- ⟨s r"(c:\d)"⟩; ⟨k if⟩ (⟨f is.na⟩(x)) ⟨c NULL⟩ ⟨k else⟩ x %in% ⟨f c⟩(⟨s 'q'⟩, ⟨n 1e5L⟩) }

            """##),
        Example(
            "julia",
            ##"""
            ⟨# #= a #= b =# c =#⟩ ⟨k function⟩ ⟨f f⟩(x::⟨t Vector⟩{⟨t Int⟩}) ⟨# # it's⟩
              y = x' * ⟨s "n=⟩⟨g $x⟩⟨s  ⟩⟨e $(⟩⟨f g⟩(⟨s "z"⟩)⟨e )\n⟩⟨s "⟩; c = ⟨s 'c'⟩; ⟨a @show⟩ ⟨c :sym⟩; ⟨s r"⟩⟨e \d⟩⟨s +"⟩; ⟨s """doc"""⟩ ⟨k end⟩

            """##),
        Example(
            "matlab",
            ##"""
            ⟨# %{
            long
            %}⟩
            x = a' + ⟨s 'it⟩⟨e ''⟩⟨s s'⟩; ⟨# % c⟩
            ⟨k function⟩ ⟨f y⟩ = ⟨f f⟩(x)

            """##),
        Example(
            "bash",
            ##"""
            ⟨# #!/bin/bash⟩
            ⟨g FOO⟩=⟨s "a ⟩⟨e $(⟩⟨f echo⟩ ⟨s "b ⟩⟨g $x⟩⟨s "⟩ | ⟨f sed⟩ ⟨s 's/"//'⟩⟨e )⟩⟨s  ⟩⟨g ${y:-it's}⟩⟨s  ⟩⟨e \"⟩⟨s  ⟩⟨g $1⟩⟨s "⟩ cmd ⟨a --opt⟩=v ⟨a -x⟩ ⟨# # it's⟩
            ⟨k if⟩ ⟨k [[⟩ ⟨g $a⟩ == b#c ⟨k ]]⟩; ⟨k then⟩ ⟨f echo⟩ ⟨g ${#x}⟩ ⟨s $'q⟩⟨e \'⟩⟨s '⟩ `⟨f date⟩`; ⟨k fi⟩; ⟨k for⟩ ⟨g i⟩ ⟨k in⟩ ⟨n 1⟩ ⟨n 2⟩; ⟨k do⟩ :; ⟨k done⟩
            ⟨f cat⟩ ⟨s <<EOF⟩ | ⟨f grep⟩ x > out
            ⟨g $HOME⟩⟨s  ⟩⟨e $(⟩⟨f pwd⟩⟨e )⟩⟨s  it's
            EOF⟩
            ⟨f cat⟩ ⟨s <<-'END'⟩
            ⟨s 	$raw "
            	END⟩
            ⟨f f⟩() { ⟨f echo⟩ ⟨e $(⟩(⟨n 1⟩ << ⟨n 2⟩)⟨e )⟩ <<< ⟨s "here"⟩; }

            """##),
        Example(
            "fish",
            ##"""
            ⟨k function⟩ ⟨f f⟩ ⟨# # it's⟩
              ⟨k set⟩ ⟨a -l⟩ x ⟨s 'a⟩⟨e \'⟩⟨s b'⟩ ⟨s "c ⟩⟨g $d⟩⟨s "⟩; ⟨k if⟩ ⟨f test⟩ ⟨g $x⟩; ⟨f echo⟩ ok; ⟨k end⟩
            ⟨k end⟩

            """##),
        Example(
            "powershell",
            ##"""
            ⟨# <# a
            b #>⟩ ⟨k function⟩ ⟨f Get-It⟩([string]⟨g $Name⟩) { ⟨# # it's⟩
              ⟨g $x⟩ = ⟨s "a ⟩⟨e `"⟩⟨s b⟩⟨e `"⟩⟨s  ⟩⟨e $(⟩⟨g $Name⟩.Length⟨e )⟩⟨s  ⟩⟨e ""⟩⟨s q⟩⟨e ""⟩⟨s "⟩ + ⟨s 'it⟩⟨e ''⟩⟨s s'⟩; ⟨f Write-Host⟩ ⟨a -Name⟩ ⟨g $env:PATH⟩
              ⟨g $h⟩ = ⟨s @"
            it's "⟩⟨g $x⟩⟨s "
            "@⟩
            }

            """##),
        Example(
            "batch",
            ##"""
            @⟨f echo⟩ off
            ⟨# REM it's⟩
            ⟨# :: note⟩
            ⟨k if⟩ ⟨s "%1"⟩==⟨s "x"⟩ ⟨k goto⟩ end
            ⟨k set⟩ A=⟨g %PATH%⟩
            ⟨f :end⟩

            """##),
        Example(
            "console",
            ##"""
            ⟨# $ ⟩⟨f ls⟩ ⟨a -l⟩ ⟨s "a b"⟩ | ⟨f head⟩
            total 0
            ⟨# user@host:~/x$ ⟩⟨f echo⟩ ⟨s 'hi'⟩ ⟨e \
            ⟩  && ⟨f date⟩ ⟨# # c⟩
            it's
            ⟨# PS C:\> ⟩⟨f dir⟩

            """##),
        Example(
            "pycon",
            ##"""
            ⟨# >>> ⟩⟨f print⟩(⟨s "a"⟩,
            ⟨# ... ⟩      ⟨n 1⟩)
            a
            ⟨# >>> ⟩x = ⟨s 'y'⟩

            """##),
    ]
}
