using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster status [JOB]</c>.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("job") { Description = "One job; all if not given.", Arity = ArgumentArity.ZeroOrOne };
        var states = new Option<string[]>("--state") { Description = "Only jobs of this state; may be given several times." };
        states.AcceptOnlyFromAmong([.. Enum.GetNames<JobState>().Select(name => name.ToLowerInvariant())]);
        var kind = new Option<string?>("--kind") { Description = "Only jobs of this kind." };
        var name = new Option<string?>("--name") { Description = "Only jobs of this name." };
        var label = new Option<string?>("--label") { Description = "Only jobs with this label, name=value." };
        var limit = new Option<int>("--limit", "-n") { Description = "At most so many.", DefaultValueFactory = _ => 20 };
        limit.Between(1);
        var command = new Command("status", "Show jobs.") { id, states, kind, name, label, limit };
        return command.Runs(async (parsed, client, cancellation) =>
        {
            var json = parsed.GetValue(ConnectionOptions.Json);
            if (parsed.GetValue(id) is { } one)
            {
                var job = await client.GetAsync(one, cancellation).ConfigureAwait(false);
                if (json)
                    Terminal.WriteJson(job);
                else
                    Terminal.Results.Write(await JobCard.MakeAsync(client, job, TimeProvider.System.GetUtcNow(), cancellation).ConfigureAwait(false));
                return CliExitCodes.Ok;
            }
            var filter = new JobFilter
            {
                States = [.. (parsed.GetValue(states) ?? []).Select(state => Enum.Parse<JobState>(state, ignoreCase: true))],
                Kind = parsed.GetValue(kind),
                Name = parsed.GetValue(name),
                Label = parsed.GetValue(label),
                Limit = parsed.GetValue(limit),
            };
            var jobs = await client.ListAsync(filter, cancellation).ConfigureAwait(false);
            if (json)
                Terminal.WriteJson(jobs);
            else
                Terminal.Results.Write(Tables.Jobs(jobs));
            return CliExitCodes.Ok;
        });
    }
}
