using System.Globalization;
using Akka.Actor;
using AkkaCluster.Jobs;
using AkkaCluster.Storage;
using Petabridge.Cmd;
using Petabridge.Cmd.Host;
using Commands = AkkaCluster.Hosting.Pbm.JobCommandDefinitions;

namespace AkkaCluster.Hosting.Pbm;

/// <summary>Runs the commands of the palette `jobs` through the job service of the node.</summary>
internal sealed class JobHandler : CommandHandlerActor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IJobService _jobs;

    public JobHandler(IJobService jobs) : base(Commands.Palette)
    {
        _jobs = jobs;
        Run(Commands.List, ListAsync);
        Run(Commands.Show, async (arguments, cancellation) => JobReport.Show(await FindAsync(arguments, cancellation), await ProgressAsync(Id(arguments), cancellation)));
        Run(Commands.Tasks, TasksAsync);
        Run(Commands.Cancel, (arguments, cancellation) => ToldAsync(_jobs.CancelAsync(Id(arguments), cancellation), $"{Id(arguments)} is cancelled."));
        Run(Commands.Pause, (arguments, cancellation) => ToldAsync(_jobs.PauseAsync(Id(arguments), cancellation), $"{Id(arguments)} is paused."));
        Run(Commands.Resume, (arguments, cancellation) => ToldAsync(_jobs.ResumeAsync(Id(arguments), cancellation), $"{Id(arguments)} goes on."));
        Run(Commands.Drain, DrainAsync);
        Run(Commands.Leader, async (_, cancellation) => JobReport.Leader(await _jobs.OverviewAsync(cancellation)));
    }

    private void Run(CommandDefinition definition, Func<CommandArguments, CancellationToken, Task<string>> run) =>
        Process(definition.Name, (_, arguments) =>
        {
            var sender = Sender;
            AnswerAsync(arguments, run).PipeTo(sender, Self);
        });

    private static async Task<CommandResponse> AnswerAsync(CommandArguments arguments, Func<CommandArguments, CancellationToken, Task<string>> run)
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            return new CommandResponse(await run(arguments, timeout.Token).ConfigureAwait(false));
        }
        catch (JobRefusedException e)
        {
            return new ErroredCommandResponse(string.Join('\n', e.Errors.Prepend(e.Message)));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return new ErroredCommandResponse($"The cluster did not answer within {Patience.TotalSeconds} s.");
        }
    }

    private async Task<string> ListAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var query = new JobQuery
        {
            States = [.. arguments.ArgumentValues("state").Select(ParseState)],
            Kind = arguments.ArgumentValues("kind").FirstOrDefault(),
            Limit = (int)Number(arguments, "limit", 1, 10_000),
        };
        return JobReport.List(await _jobs.ListAsync(query, cancellation).ConfigureAwait(false));
    }

    private async Task<string> TasksAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var limit = (int)Number(arguments, "limit", 1, 100_000);
        await FindAsync(arguments, cancellation).ConfigureAwait(false);
        var tasks = await _jobs.ReadTasksAsync(Id(arguments), Number(arguments, "from", 0, long.MaxValue), cancellation)
            .Take(limit).ToListAsync(cancellation).ConfigureAwait(false);
        return JobReport.Tasks(tasks);
    }

    private async Task<string> DrainAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var address = arguments.ArgumentValues("address").FirstOrDefault() ?? (await _jobs.OverviewAsync(cancellation).ConfigureAwait(false)).SelfAddress;
        return await ToldAsync(_jobs.DrainAsync(address, cancellation), $"{address} finishes what it holds and leaves.").ConfigureAwait(false);
    }

    private async Task<JobRecord> FindAsync(CommandArguments arguments, CancellationToken cancellation) =>
        await _jobs.FindAsync(Id(arguments), cancellation).ConfigureAwait(false)
        ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {Id(arguments)}.");

    private async Task<JobProgress?> ProgressAsync(string id, CancellationToken cancellation) =>
        await _jobs.WatchAsync(id, cancellation).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);

    private static async Task<string> ToldAsync(Task done, string text)
    {
        await done.ConfigureAwait(false);
        return text;
    }

    private static string Id(CommandArguments arguments) => arguments.ArgumentValues("id").Single();

    private static JobState ParseState(string text) => Enum.TryParse<JobState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(text[0])
        ? state
        : throw new JobRefusedException(JobRefusal.Invalid, $"There is no state '{text}'; expected one of {string.Join(", ", Enum.GetNames<JobState>()).ToLowerInvariant()}.");

    private static long Number(CommandArguments arguments, string name, long least, long most)
    {
        var text = arguments.ArgumentValues(name).Single();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new JobRefusedException(JobRefusal.Invalid, $"{name} is '{text}'; expected a whole number from {least} to {most}.");
    }
}
