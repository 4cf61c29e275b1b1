/// The script that makes bash complete the command line, without the expansion of names.
///
/// As it is generated, the words that the program offers go through `compgen -W`, which expands them: a preset that is
/// called `$(command)` would be run by the Tab key. Here they are compared as they are, and quoted as they are inserted.
/// The names of files are quoted by bash itself once it knows that they are some.
enum BashCompletionScript {
    private static let offered = #"__parlance_add_completions -W "$(__parlance_custom_complete "#
    private static let files = "__parlance_add_completions -f"
    /// What bash has cut out of the line, and the word before it.
    private static let words = #"""
            local -r cur="${2}"
            local -r prev="${3}"
        """#
    /// The same with the words put together again. They take the place of bash's own, which the rest of the script reads.
    private static let joinedWords = #"""
            local -a joined=()
            local -i joined_index=0
            local head='' tail=''
            __parlance_join_words "${2}"
            local -a COMP_WORDS=("${joined[@]}")
            local -i COMP_CWORD="${joined_index}"
            local -r cur="${head}${tail}"
            local prev="${COMP_WORDS[COMP_CWORD - 1]}"
            # `--model=NAME`
            [[ "${prev}" != '=' || COMP_CWORD -lt 3 ]] || prev="${COMP_WORDS[COMP_CWORD - 2]}"
        """#

    /// The script made of the one that the parser's library generates.
    static func safe(_ generated: String) -> String {
        let script =
            generated
            .replacing(offered, with: #"__parlance_add_names "$(__parlance_custom_complete "#)
            .replacing(files, with: "__parlance_add_files")
            .replacing(words, with: joinedWords, maxReplacements: 1)
        return script.replacing("\n_parlance() {\n", with: "\n" + functions + "\n_parlance() {\n", maxReplacements: 1)
    }

    private static let functions = #"""
        # Puts together again what bash takes for several words: it ends one at a colon, as in `openai:gpt-4o`. What of
        # the current word bash leaves as it is when it completes goes into head, the rest up to the cursor into tail.
        __parlance_join_words() {
            local rest="${COMP_LINE}" blanks word last=''
            local -i index
            for ((index = 0; index < ${#COMP_WORDS[@]}; index++)); do
                word="${COMP_WORDS[index]}"
                blanks="${rest%%[![:space:]]*}"
                rest="${rest#"${blanks}"}"
                # Bash cut where there is nothing between two words.
                if [[ -z "${blanks}" && ("${word}" == +(:) || "${last}" == +(:)) ]] && ((index > 1)); then
                    joined[${#joined[@]} - 1]+="${word}"
                else
                    joined+=("${word}")
                    ((index > COMP_CWORD)) || head=''
                fi
                if ((index == COMP_CWORD)); then
                    joined_index=$((${#joined[@]} - 1))
                    if [[ "${word}" == +(:) ]]; then head+="${word}"; else tail="${1}"; fi
                elif ((index < COMP_CWORD)); then
                    head+="${word}"
                fi
                rest="${rest#"${word}"}"
                last="${word}"
            done
            # Where no colon is in it, all of the word is completed.
            [[ "${head}" == *: ]] || head=''
        }

        # Offers names, one a line, that come from files, servers and the configuration: nothing in them is expanded.
        # Within quotation marks bash closes them itself, so only what would end or expand within them is escaped.
        __parlance_add_names() {
            # Quoted here as names, they must not be quoted again as files.
            compopt +o filenames 2>/dev/null
            local name typed rest="${cur}" word="${COMP_WORDS[COMP_CWORD]}" quote=''
            case "${word}" in
            \'*) quote="'" ;;
            \"*) quote='"' ;;
            esac
            if [[ -n "${quote}" && "${rest}" == "${quote}"* ]]; then
                rest="${rest:1}"
            fi
            # Where bash takes only a part of what is typed for the word, a name would come in the middle of it.
            [[ "${word}" == "${quote}${rest}" ]] || return 0
            if [[ "${quote}" == "'" ]]; then
                typed="${rest}"
            else
                # What is typed so that bash expands it is no beginning of a name.
                local plain=''
                typed=''
                while [[ "${rest}" == *\\* ]]; do
                    plain+="${rest%%\\*}"
                    typed+="${rest%%\\*}"
                    rest="${rest#*\\}"
                    typed+="${rest:0:1}"
                    rest="${rest:1}"
                done
                plain+="${rest}"
                typed+="${rest}"
                [[ "${plain}" == *['$`!']* || "${word}" == '~'* ]] && return 0
            fi
            # Up to the last colon it stands there already.
            local standing=''
            [[ -z "${head}" ]] || standing="${typed%"${typed##*:}"}"
            while IFS='' read -r name; do
                [[ -n "${name}" && "${name:0:${#typed}}" == "${typed}" ]] || continue
                name="${name:${#standing}}"
                case "${quote}" in
                "'")
                    name="${name//"'"/"'\''"}"
                    ;;
                '"')
                    name="${name//"\\"/"\\\\"}"
                    name="${name//'"'/'\"'}"
                    name="${name//'$'/'\$'}"
                    name="${name//'`'/'\`'}"
                    name="${name//'!'/'"\!"'}"
                    ;;
                *)
                    printf -v name '%q' "${name}"
                    ;;
                esac
                COMPREPLY+=("${name}")
            done <<<"${1}"
        }

        # Offers the names of files, which bash quotes as it inserts them.
        __parlance_add_files() {
            compopt -o filenames 2>/dev/null
            __parlance_add_completions -f
        }

        """#
}
