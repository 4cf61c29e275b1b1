# What is inside the program besides Parlance, and under which license; sourced by .ci/release.
# shellcheck shell=bash

# A line a component: name, holders of the copyright, license, and the file with its text.
components() {
    local swift="$1"
    local notices="/usr/share/doc"
    local tables="Sources/Gateway/GatewayTokenizerTables/data"
    local pieces="Sources/Gateway/GatewaySentencePieceTables/data"
    cat <<LINES
swift-runtime|2014-2026 Apple Inc. and the Swift project authors|Apache-2.0-with-Swift-exception|$swift
swift-argument-parser|2020-2026 Apple Inc. and the Swift project authors|Apache-2.0-with-Swift-exception|.build/checkouts/swift-argument-parser/LICENSE.txt
libedit|1992-1993 The Regents of the University of California|BSD-3-clause|$notices/libedit-dev/copyright
libbsd|2004-2022 Guillem Jover and others, as named below|libbsd|$notices/libbsd-dev/copyright
ncurses|1998-2018 Free Software Foundation, Inc., and others, as named below|ncurses|$notices/libncurses-dev/copyright
libyaml|2006-2020 Kirill Simonov|libyaml|$notices/libyaml-dev/copyright
tiktoken-vocabularies|2022 OpenAI, Shantanu Jain|tiktoken|$tables/LICENSE.tiktoken.txt
tekken-vocabulary|2024 Mistral AI|Apache-2.0|$tables/LICENSE.tekken.txt
mistral-sentencepiece-vocabulary|2024 Mistral AI|Apache-2.0|$pieces/LICENSE
unicode-data|1991-2024 Unicode, Inc.|Unicode-3.0|.ci/licenses/Unicode-3.0.txt
litellm-prices|2023 Berri AI|LiteLLM|.ci/licenses/LiteLLM.txt
LINES
}

# Copies the texts of all licenses into a folder, one file a component. Fails if one is missing.
copy_licenses() {
    local folder="$1" swift="$2" name holder license file
    install -D -m 644 LICENSE "$folder/parlance"
    while IFS='|' read -r name holder license file; do
        install -m 644 "$file" "$folder/$name"
    done < <(components "$swift")
}

# A text as the value of a field in a control file: each line indented, an empty one a dot.
as_field() { sed -e 's/\r$//' -e 's/[[:space:]]*$//' -e 's/^$/./' -e 's/^/ /' "$1"; }

# Writes Debian's copyright file (DEP-5). Debian keeps the text of the Apache License itself.
write_copyright() {
    local swift="$1" name holder license file
    cat <<HEAD
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Parlance
Comment:
 Each of the stanzas after the first one is about a component that is linked
 into /usr/bin/parlance or contained in it as data.

Files: *
Copyright: 2026 The Parlance authors
License: Parlance
HEAD
    as_field LICENSE
    while IFS='|' read -r name holder license file; do
        printf '\nFiles: %s/*\nCopyright: %s\nLicense: %s\n' "$name" "$holder" "$license"
        case "$license" in
        Apache-2.0*) ;;
        *) as_field "$file" ;;
        esac
    done < <(components "$swift")
    cat <<'APACHE'

License: Apache-2.0
 On Debian systems, the text of the Apache License, version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.

License: Apache-2.0-with-Swift-exception
 On Debian systems, the text of the Apache License, version 2.0, is in
 /usr/share/common-licenses/Apache-2.0. The Swift project adds to it:
APACHE
    sed -n '/^## Runtime Library Exception/,$p' "$swift" | sed 1d > "$work/exception"
    [ -s "$work/exception" ] || { echo "No runtime library exception in $swift." >&2; return 1; }
    as_field "$work/exception"
}
