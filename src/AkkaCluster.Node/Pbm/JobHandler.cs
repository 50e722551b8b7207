using AkkaCluster.Http;
using AkkaCluster.Jobs.Http;
using System.Globalization;
using Akka.Actor;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Pbm;
using Commands = AkkaCluster.Node.Pbm.JobCommandDefinitions;

namespace AkkaCluster.Node.Pbm;

/// <summary>Runs the commands of the palette `jobs` through the job service of the node.</summary>
internal sealed class JobHandler : CommandHandlerActor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IJobService _jobs;

    public JobHandler(IJobService jobs)
    {
        _jobs = jobs;
        Run(Commands.List, ListAsync, JobReport.List, found => found.Select(Answers.Job));
        Run(Commands.Show, ShowAsync, found => JobReport.Show(found.Job, found.Progress), found => JobReport.Json(found.Job, found.Progress));
        Run(Commands.Tasks, TasksAsync, JobReport.Tasks, found => found.Select(JobReport.Json));
        Run(Commands.Cancel, (arguments, cancellation) => ToldAsync(arguments, _jobs.CancelAsync, cancellation), id => $"{id} is cancelled.", id => new { id, cancelled = true });
        Run(Commands.Pause, (arguments, cancellation) => ToldAsync(arguments, _jobs.PauseAsync, cancellation), id => $"{id} is paused.", id => new { id, paused = true });
        Run(Commands.Resume, (arguments, cancellation) => ToldAsync(arguments, _jobs.ResumeAsync, cancellation), id => $"{id} goes on.", id => new { id, paused = false });
        Run(Commands.Drain, DrainAsync, address => $"{address} finishes what it holds and leaves.", address => new { address, draining = true });
        Run(Commands.Slots, SlotsAsync, given => $"{given.Address} has {given.Slots} slots.", given => new { address = given.Address, slots = given.Slots });
        Run(Commands.Leader, (_, cancellation) => _jobs.OverviewAsync(cancellation), JobReport.Leader, JobReport.Json);
    }

    private void Run<T>(CommandDefinition definition, Func<CommandArguments, CancellationToken, Task<T>> run, Func<T, string> text, Func<T, object> json) =>
        Process(definition, arguments =>
        {
            var sender = Sender;
            AnswerAsync(async cancellation =>
            {
                var found = await run(arguments, cancellation).ConfigureAwait(false);
                return new CommandResponse(arguments.IsJson() ? AnswerFormat.Json(json(found)) : text(found));
            }).PipeTo(sender, Self);
        });

    private static async Task<CommandResponse> AnswerAsync(Func<CancellationToken, Task<CommandResponse>> run)
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            return await run(timeout.Token).ConfigureAwait(false);
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

    private Task<IReadOnlyList<JobRecord>> ListAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var query = new JobQuery
        {
            States = [.. arguments.ArgumentValues("state").Select(ParseState)],
            Kind = arguments.ArgumentValues("kind").FirstOrDefault(),
            Limit = (int)Number(arguments, "limit", 1, 10_000),
        };
        return _jobs.ListAsync(query, cancellation);
    }

    private async Task<(JobRecord Job, JobProgress? Progress)> ShowAsync(CommandArguments arguments, CancellationToken cancellation) =>
        (await FindAsync(arguments, cancellation).ConfigureAwait(false), await _jobs.WatchAsync(Id(arguments), cancellation).FirstOrDefaultAsync(cancellation).ConfigureAwait(false));

    private async Task<IReadOnlyList<TaskView>> TasksAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var limit = (int)Number(arguments, "limit", 1, 100_000);
        await FindAsync(arguments, cancellation).ConfigureAwait(false);
        return await _jobs.ReadTasksAsync(Id(arguments), Number(arguments, "from", 0, long.MaxValue), null, cancellation)
            .Take(limit).ToListAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<string> DrainAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var address = await WorkerAsync(arguments, cancellation).ConfigureAwait(false);
        await _jobs.DrainAsync(address, cancellation).ConfigureAwait(false);
        return address;
    }

    private async Task<(string Address, int Slots)> SlotsAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var slots = (int)Number(arguments, "count", 0, int.MaxValue);
        var address = await WorkerAsync(arguments, cancellation).ConfigureAwait(false);
        await _jobs.SetSlotsAsync(address, slots, cancellation).ConfigureAwait(false);
        return (address, slots);
    }

    private async Task<string> WorkerAsync(CommandArguments arguments, CancellationToken cancellation) =>
        arguments.ArgumentValues("address").FirstOrDefault() ?? (await _jobs.OverviewAsync(cancellation).ConfigureAwait(false)).SelfAddress;

    private async Task<JobRecord> FindAsync(CommandArguments arguments, CancellationToken cancellation) =>
        await _jobs.FindAsync(Id(arguments), cancellation).ConfigureAwait(false)
        ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {Id(arguments)}.");

    private static async Task<string> ToldAsync(CommandArguments arguments, Func<string, CancellationToken, Task> tell, CancellationToken cancellation)
    {
        await tell(Id(arguments), cancellation).ConfigureAwait(false);
        return Id(arguments);
    }

    private static string Id(CommandArguments arguments) => arguments.ArgumentValues("id").Single();

    private static JobState ParseState(string text) => QueryValues.Named<JobState>(text)
        ?? throw new JobRefusedException(JobRefusal.Invalid, $"There is no state '{text}'; expected one of {string.Join(", ", Enum.GetNames<JobState>()).ToLowerInvariant()}.");

    private static long Number(CommandArguments arguments, string name, long least, long most)
    {
        var text = arguments.ArgumentValues(name).Single();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new JobRefusedException(JobRefusal.Invalid, $"{name} is '{text}'; expected a whole number from {least} to {most}.");
    }
}
