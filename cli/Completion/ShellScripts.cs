using System.Collections.Immutable;

namespace Monitoring.Cli.Completion;

/// <summary>
/// What a shell is told once so that the Tab key completes the command's words. Each script hands the words in front of the cursor, the last of them perhaps
/// begun, to <c>monitor complete</c> of the very launcher that is typed, and offers the lines that it prints.
/// </summary>
internal static class ShellScripts
{
    private const string Bash = """
        # Completion of ./monitor for bash: source <(./monitor completion bash)
        _monitor() {
          local IFS=$'\n'
          COMPREPLY=($("${COMP_WORDS[0]/#\~/$HOME}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
        }
        complete -o default -F _monitor monitor ./monitor

        """;

    private const string Zsh = """
        # Completion of ./monitor for zsh: source <(./monitor completion zsh)
        _monitor() {
          local -a found
          found=(${(f)"$(${~words[1]} complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)"})
          if (( $#found )); then compadd -a found; else _files; fi
        }
        compdef _monitor monitor ./monitor

        """;

    private const string Fish = """
        # Completion of ./monitor for fish: ./monitor completion fish | source
        function __monitor_complete
          set -l words (commandline -opc) (commandline -ct)
          set -l found (eval $words[1] complete -- (string escape -- $words[2..-1]) 2>/dev/null)
          if set -q found[1]; string join \n -- $found; else; __fish_complete_path $words[-1]; end
        end
        complete -c monitor -f -a '(__monitor_complete)'

        """;

    /// <summary>The script by the name of the shell.</summary>
    public static ImmutableSortedDictionary<string, string> All { get; } = ImmutableSortedDictionary<string, string>.Empty.Add("bash", Bash).Add("zsh", Zsh).Add("fish", Fish);
}
