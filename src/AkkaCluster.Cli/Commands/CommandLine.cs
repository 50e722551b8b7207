using System.CommandLine;
using System.Text.Unicode;
using AkkaCluster.Cli.Exec;

namespace AkkaCluster.Cli.Commands;

/// <summary>From the words that a person typed to an exit code; nothing that is typed ends in a stack trace.</summary>
internal static class CommandLine
{
    private const string OwnWords = "/proc/self/cmdline";

    // Ctrl-C cancels; nodes that were started need longer to leave than the usual two seconds.
    private static readonly InvocationConfiguration Invocation = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(45), EnableDefaultExceptionHandler = false };

    // A word that begins with @ is a word, no file with further ones.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static Task<int> RunAsync(IReadOnlyList<string> words) => ClientCommand.GuardAsync(async () =>
    {
        if (File.Exists(OwnWords) && !Utf8.IsValid(await File.ReadAllBytesAsync(OwnWords).ConfigureAwait(false)))
            throw new UsageException("A word of the command line is no UTF-8; names of files that are none can be read from a folder or glob only after they are renamed.");
        var parsed = Parse(words);
        return parsed.Errors.Count > 0 ? ParseErrors.Tell(parsed) : await parsed.InvokeAsync(Invocation).ConfigureAwait(false);
    });

    /// <exception cref="UsageException">An option before the command of exec is unknown.</exception>
    internal static ParseResult Parse(IReadOnlyList<string> words)
    {
        var root = RootCommands.Create();
        return root.Parse(ExecWords.Separate(root, words), Parser);
    }
}
