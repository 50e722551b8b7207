using System.CommandLine;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Runs;

/// <summary><c>akkacluster run FILE</c>.</summary>
internal static class RunCommand
{
    private const int LongestName = 60;

    private static readonly Argument<string?> FileName = new("file") { Description = "The file of jobs, YAML or JSON (docs/SCHEDULES.md); - for standard input.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string[]> Set = new("--set") { Description = "A parameter of the file, name=value; may be given several times." };
    private static readonly Option<bool> Check = new("--check") { Description = "Read the file, say what is wrong, and hand nothing in." };
    private static readonly Option<bool> Detach = new("--detach") { Description = "Hand the jobs in, print the run's name, and end: the cluster goes on." };
    private static readonly Option<string?> Name = new("--name") { Description = "The run's name; a new one if not given. The same name and file are the same run." };
    private static readonly Option<string?> Resume = new("--resume") { Description = "Go on with this run: those of its jobs that have not succeeded are handed in again." };
    private static readonly Option<string?> Cancel = new("--cancel") { Description = "End what is left of this run." };

    public static Command Create()
    {
        var command = new Command("run", "Run the jobs of a file, each after those that it needs.") { FileName, Set, Check, Detach, Name, Resume, Cancel };
        command.SetAction((parsed, cancellation) => ClientCommand.GuardAsync(() => RunAsync(parsed, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (path, cancelled) = (parsed.GetValue(FileName), parsed.GetValue(Cancel));
        if (path is null == cancelled is null)
            throw new UsageException("Expected a file of jobs, or --cancel RUN without one.");
        var file = path is null ? null : Read(path, JobOptions.Pairs(parsed.GetValue(Set) ?? [], "--set").ToDictionary());
        var run = RunName(cancelled ?? parsed.GetValue(Resume) ?? parsed.GetValue(Name) ?? Guid.CreateVersion7().ToString("N")[^8..]);
        if (parsed.GetValue(Check))
        {
            Terminal.Say($"{path}: {file!.Steps.Count} jobs, in this order: {string.Join(", ", file.Steps.Select(step => step.Name))}");
            return CliExitCodes.Ok;
        }
        using var client = await ConnectionOptions.ConnectAsync(parsed, cancellation).ConfigureAwait(false);
        if (file is null)
            return await RunSteering.CancelAsync(client, run, cancellation).ConfigureAwait(false);
        var (round, done) = parsed.GetValue(Resume) is null ? (1, new Dictionary<string, string>()) : RunSteering.Rest(run, await RunSubmission.FindAsync(client, run, cancellation).ConfigureAwait(false));
        await RunSubmission.SubmitAsync(client, file, run, round, done, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Detach))
        {
            Console.Out.WriteLine(run);
            return CliExitCodes.Ok;
        }
        Terminal.Say($"run {run}");
        var jobs = await RunFollower.FollowAsync(client, run, round, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(ConnectionOptions.Json))
            Terminal.WriteJson(jobs);
        else
            Terminal.Results.Write(RunFollower.Table(jobs));
        return jobs.All(job => job is { State: JobState.Succeeded, Failed: 0 }) ? CliExitCodes.Ok : CliExitCodes.JobFailed;
    }

    private static JobFile Read(string path, IReadOnlyDictionary<string, string> set)
    {
        if (path == "-")
            return JobFileReader.Read(Console.In, "standard input", set);
        using var text = File.OpenText(path);
        return JobFileReader.Read(text, path, set);
    }

    private static string RunName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
        ? name
        : throw new UsageException($"The run's name is '{name}'; expected 1 to {LongestName} letters, digits, dashes, dots or underscores.");
}
