using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

[Collection(ProcessTests.Name)]
public sealed class JobKindTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private ClusterClient Client => fixture.Cluster.Client;

    [Fact]
    public async Task Primes_are_counted()
    {
        var submitted = await Client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 10_000_000 } });
        await JobChecks.AssertAnswersAsync(Client, submitted.Id, "664579");
    }

    [Fact]
    public async Task Words_of_files_are_counted()
    {
        var path = Path.Combine(fixture.Folder, "words.txt");
        await File.WriteAllTextAsync(path, string.Join('\n', Enumerable.Range(0, 20_000).Select(i => i % 4 == 0 ? "every fourth" : "other")));
        var request = new JobRequest { Kind = "wordcount", Parameters = new JsonObject { ["pieceSize"] = 10_000 }, Inputs = new JobInputs.Files([path]) };
        var submitted = await Client.SubmitAsync(request);
        await JobChecks.AssertAnswersAsync(Client, submitted.Id, "15000 other\n5000 every\n5000 fourth");
    }

    [Fact]
    public async Task Commands_run_and_their_outputs_come_in_order()
    {
        var inputs = Enumerable.Range(1, 200).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        var request = new JobRequest { Kind = "exec", Parameters = new JsonObject { ["command"] = new JsonArray("echo", "{#}:{}") }, Inputs = new JobInputs.Lines(inputs) };
        var submitted = await Client.SubmitAsync(request, Patience);
        Assert.Equal(string.Concat(inputs.Select(input => $"{input}:{input}\n")), submitted.Result!.Text);
    }

    [Fact]
    public async Task A_command_that_failed_is_looked_into_and_run_again_by_commands()
    {
        var mended = Path.Combine(fixture.Folder, "mended");
        var request = new JobRequest
        {
            Kind = "exec", Name = "again", MaxAttempts = 2,
            Parameters = new JsonObject { ["command"] = new JsonArray("sh", "-c", $"echo out $0; echo why $0 >&2; test $0 = a || test -e {mended} || exit 7", "{}") },
            Inputs = new JobInputs.Lines(["a", "b"]),
        };
        var job = (await Client.SubmitAsync(request, Patience)).Finished!;
        Assert.Equal((JobState.Failed, 1L, 1L), (job.State, job.Succeeded, job.Failed));

        var logs = await RunAsync("logs", job.Id, "1");
        Assert.Equal("out b\nout b\n", logs.Output);
        Assert.Matches("attempt 1 on .*: failed with exit code 7.*\nwhy b\n(.*\n)*.*attempt 2 on .*: failed with exit code 7.*\nwhy b\n", logs.Error);
        Assert.Equal("out a\n", (await RunAsync("result", job.Id, "--partial")).Output);
        await File.WriteAllTextAsync(mended, "");
        Assert.Equal(0, (await RunAsync("rerun", job.Id[..^2], "--failed", "--wait")).ExitCode);

        Assert.Equal("out a\nout b\n", (await RunAsync("result", job.Id)).Output);
        Assert.Contains("round 2", (await RunAsync("status", job.Id)).Output, StringComparison.Ordinal);
        Assert.Equal([1, 1, 2], (await Client.GetTaskAsync(job.Id, 1)).Attempts.Select(attempt => attempt.Round));
        Assert.Single((await Client.GetTaskAsync(job.Id, 0)).Attempts);
    }

    private Task<CommandRun> RunAsync(params string[] words) => CommandRun.RunAsync(CommandRun.Command, [.. words, "--gateway", fixture.Cluster.Gateways[0].ToString()]);

    [Fact]
    public async Task What_the_nodes_logged_is_shown_and_followed_by_commands()
    {
        using var late = new CancellationTokenSource(Patience);
        while (!(await RunAsync("logs", "--text", "Leader at")).Output.Contains("epoch", StringComparison.Ordinal))
            late.Token.ThrowIfCancellationRequested();
        await foreach (var line in Client.FollowLogsAsync(new LogFilter { Text = "Leader at" }, late.Token))
        {
            Assert.Contains("epoch", line.Message, StringComparison.Ordinal);
            break;
        }
    }

    [Fact]
    public async Task A_picture_is_put_together()
    {
        var submitted = await Client.SubmitAsync(new JobRequest { Kind = "render", Parameters = new JsonObject { ["width"] = 320, ["height"] = 200, ["iterations"] = 200 } }, Patience);
        var png = (await Client.GetResultAsync(submitted.Id)).Data.ToArray();
        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
    }

    [Fact]
    public async Task A_kind_of_a_plugin_runs_as_any_other()
    {
        var submitted = await Client.SubmitAsync(new JobRequest { Kind = "collatz", Inputs = new JobInputs.Range(1, 1_000_000, 50_000) });
        await JobChecks.AssertAnswersAsync(Client, submitted.Id, """{"number":837799,"steps":524}""");
    }

    [Fact]
    public async Task A_plugin_is_not_taken_from_whoever_pushes_it_unless_the_settings_say_so()
    {
        var run = await RunAsync("kinds", "push", Path.Combine(AppContext.BaseDirectory, "sample-plugins", "AkkaCluster.Samples.Collatz"));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("akkacluster.allow-push is off", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_lines_are_streamed_in_and_each_is_answered()
    {
        const int count = 1_000_000;
        var submitted = await Client.SubmitLinesAsync(new JobRequest { Kind = "noop" }, Numbers(count));
        var job = await JobChecks.AssertAnswersAsync(Client, submitted.Id, null);
        Assert.Equal(count, job.TaskCount);
    }

    [Fact]
    public async Task A_cancelled_job_kills_its_commands_within_a_second()
    {
        var mark = "31" + Random.Shared.Next(1000, 9999).ToString(CultureInfo.InvariantCulture);
        var request = new JobRequest { Kind = "exec", Parameters = new JsonObject { ["command"] = new JsonArray("sleep", mark) , ["appendInput"] = false }, Inputs = new JobInputs.Lines(["a", "b"]) };
        var submitted = await Client.SubmitAsync(request);
        Assert.True(SpinWait.SpinUntil(() => RunningCommands.Count($"sleep\0{mark}\0") == 2, Patience), "The commands did not start.");
        Assert.Equal(JobState.Cancelled, (await Client.CancelAsync(submitted.Id)).State);
        Assert.True(SpinWait.SpinUntil(() => RunningCommands.Count($"sleep\0{mark}\0") == 0, TimeSpan.FromSeconds(3)), "The commands of a cancelled job still run after 3 s.");
    }

    [Fact]
    public async Task A_failing_task_is_tried_again_and_a_poisoned_one_is_given_up_with_its_error()
    {
        var heals = await Client.SubmitAsync(new JobRequest { Kind = "fail", Parameters = new JsonObject { ["attempts"] = 2 }, Inputs = new JobInputs.Lines(["x"]), MaxAttempts = 3 });
        await JobChecks.AssertAnswersAsync(Client, heals.Id, "x");
        var poisoned = await Client.SubmitAsync(new JobRequest { Kind = "fail", Inputs = new JobInputs.Lines(["x"]), MaxAttempts = 2 }, Patience);
        var tasks = new List<JobTask>();
        await foreach (var task in Client.GetTasksAsync(poisoned.Id))
            tasks.Add(task);
        Assert.Equal((1, true, 2), (tasks.Count, tasks[0].Failed, tasks[0].Attempts));
        Assert.Contains("as it was asked to", tasks[0].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_node_gives_the_same_answer()
    {
        var submitted = await Client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 1_000_000 } }, Patience);
        foreach (var gateway in fixture.Cluster.Gateways)
        {
            using var one = new ClusterClient(gateway.ToString());
            Assert.Equal("78498", (await one.GetResultAsync(submitted.Id)).Text);
            Assert.Equal(4, (await one.GetClusterAsync()).Nodes.Count);
        }
    }

    private static async IAsyncEnumerable<string> Numbers(int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++)
            yield return i.ToString(CultureInfo.InvariantCulture);
    }
}
