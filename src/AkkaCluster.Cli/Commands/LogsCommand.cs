using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster logs [JOB [TASK]]</c>.</summary>
internal static class LogsCommand
{
    private const int MostLines = 1000;

    public static Command Create()
    {
        var id = new Argument<string?>("job") { Description = "What the attempts at this job's tasks left; if not given, what the nodes logged.", Arity = ArgumentArity.ZeroOrOne };
        var index = new Argument<long?>("task") { Description = "One task, by its index from 0; all if not given.", Arity = ArgumentArity.ZeroOrOne };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on: until the job has ended, or with what the nodes log." };
        var nodes = new Option<bool>("--nodes") { Description = "What the nodes logged of the job." };
        var level = new Option<LogLevel>("--level") { Description = "Of what the nodes logged, what is this bad at least.", DefaultValueFactory = _ => LogLevel.Information };
        level.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "information", "warning", "error", "critical");
        var node = new Option<string?>("--node") { Description = "Of what the nodes logged, what this one did: host:port, or a part of it." };
        var text = new Option<string?>("--text") { Description = "Of what the nodes logged, what has this in its text." };
        var limit = new Option<int>("--limit", "-n") { Description = "Of what the nodes logged, at most so many of the newest lines.", DefaultValueFactory = _ => 200 };
        limit.Between(1, MostLines);
        var command = new Command("logs", "Show what the attempts at a job's tasks left: errors, exit codes, and the last part of standard output and error; or what all nodes logged.")
        {
            id, index, follow, nodes, level, node, text, limit,
        };
        command.Validators.Add(result =>
        {
            var ofNodes = new Option[] { level, node, text, limit }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            if (result.GetValue(id) is not null && !result.GetValue(nodes) && ofNodes is not null)
                result.AddError($"{ofNodes.Name} is for what the nodes logged: give --nodes with it, or leave the job out.");
            if (result.GetValue(nodes) && result.GetValue(index) is not null)
                result.AddError("What the nodes logged is not told by task: give --nodes with the job alone.");
        });
        return command.Runs(async (parsed, client, cancellation) =>
        {
            var (job, json) = (parsed.GetValue(id), parsed.GetValue(ConnectionOptions.Json));
            if (job is not null && !parsed.GetValue(nodes))
                return await AttemptsAsync(client, job, parsed.GetValue(index), parsed.GetValue(follow), json, cancellation).ConfigureAwait(false);
            var filter = new LogFilter { Level = parsed.GetValue(level), Node = parsed.GetValue(node), Text = parsed.GetValue(text), Job = job, Limit = parsed.GetValue(limit) };
            await foreach (var line in (parsed.GetValue(follow) ? client.FollowLogsAsync(filter, cancellation) : ReadAsync(client, filter, cancellation)).ConfigureAwait(false))
                await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(line, JsonSerializerOptions.Web) : LogText.Of(line)).ConfigureAwait(false);
            return CliExitCodes.Ok;
        });
    }

    private static async Task<int> AttemptsAsync(ClusterClient client, string job, long? task, bool follow, bool json, CancellationToken cancellation)
    {
        var feed = new AttemptFeed(client, job, task);
        await using var writer = new AttemptWriter(Console.OpenStandardOutput(), Console.OpenStandardError(), json);
        await foreach (var attempt in (follow ? feed.FollowAsync(TimeProvider.System, cancellation) : feed.ReadAsync(cancellation)).ConfigureAwait(false))
            await writer.WriteAsync(attempt, cancellation).ConfigureAwait(false);
        return CliExitCodes.Ok;
    }

    /// <summary>As a person reads: the newest last.</summary>
    private static async IAsyncEnumerable<LogLine> ReadAsync(ClusterClient client, LogFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var line in (await client.GetLogsAsync(filter, cancellation).ConfigureAwait(false)).Reverse())
            yield return line;
    }
}
