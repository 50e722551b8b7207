using System.CommandLine;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster completion SHELL</c>: a script for the shell's own start-up file.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _akkacluster() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(akkacluster "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _akkacluster akkacluster

        """;

    private const string Zsh = """
        _akkacluster() {
          local -a found
          found=("${(@f)$(akkacluster "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- $found
        }
        compdef _akkacluster akkacluster

        """;

    private const string Fish = """
        complete -c akkacluster -a '(akkacluster "[suggest:"(commandline -C)"]" (commandline -b) 2>/dev/null)'

        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Write the completion script for a shell, as in: source <(akkacluster completion bash)") { shell };
        command.SetAction(parsed => Console.Out.Write(parsed.GetValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => Fish,
        }));
        return command;
    }
}
