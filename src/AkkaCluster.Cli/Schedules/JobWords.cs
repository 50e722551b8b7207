using System.CommandLine;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Exec;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Schedules;

/// <summary>A job in the words of a command line, as <c>exec</c> and <c>submit</c> take it: <c>exec gzip {} ::: a b</c> or <c>wordcount --files /data</c>.</summary>
internal static class JobWords
{
    private const string Command = "command";

    /// <exception cref="UsageException">They are no job.</exception>
    public static async Task<JobRequest> ReadAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var parsed = Parse(words);
        if (words[0] != ExecCommand.Name)
            return await SubmitCommand.WholeAsync(parsed, cancellation).ConfigureAwait(false);
        var settings = new ExecSettings(parsed, parsed.GetValue<string[]>(Command) ?? []);
        if (settings.HasFiles)
            throw new UsageException("A schedule has no files: they go with the jobs that have them. Put them on storage that all workers share, and leave --transferfile, --return, --trc and --basefile out.");
        var inputs = await settings.TasksAsync().Select(task => task.ToInput()).ToListAsync(cancellation).ConfigureAwait(false);
        return settings.Request() with { Inputs = new JobInputs.Lines(inputs) };
    }

    /// <exception cref="UsageException">They are no job.</exception>
    public static ParseResult Parse(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            throw new UsageException("There is no job; expected '-- exec COMMAND ::: INPUTS' or '-- KIND OPTIONS', as exec and submit take them.");
        if (words[0] != ExecCommand.Name)
            return Whole(CommandLine.Parse([SubmitCommand.Name, .. words]));
        var parsed = Whole(CommandLine.Parse([ExecCommand.Name, "--detach", .. words.Skip(1)]));
        // There is no standard input when the time comes: a command without inputs is run once.
        return ExecArguments.Parse(parsed.GetValue<string[]>(Command) ?? []).Sources.Count > 0 || ExecOptions.ArgFile.Texts(parsed).Count > 0
            ? parsed
            : Whole(CommandLine.Parse([ExecCommand.Name, "--detach", "-N0", .. words.Skip(1), ":::", "once"]));
    }

    private static ParseResult Whole(ParseResult parsed) => parsed.Errors.Count == 0 ? parsed : throw new UsageException(ParseErrors.Describe(parsed));
}
