using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Schedules;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Schedules;

public class JobWordsTests
{
    [Fact]
    public async Task The_words_of_submit_are_a_job()
    {
        var job = await ReadAsync("wordcount", "--files", "/data/*.txt", "-p", "top=3", "--priority", "7");
        Assert.Equal(("wordcount", 7, "3"), (job.Kind, job.Priority, job.Parameters!["top"]!.ToJsonString()));
        Assert.Equal(["/data/*.txt"], Assert.IsType<JobInputs.Files>(job.Inputs).Globs);
    }

    [Fact]
    public async Task The_words_of_exec_are_a_job_with_a_task_for_each_input()
    {
        var job = await ReadAsync("exec", "--retries", "3", "gzip", "-k", "{}", ":::", "a", "b");
        Assert.Equal(("exec", 3), (job.Kind, job.MaxAttempts));
        Assert.Equal(2, Assert.IsType<JobInputs.Lines>(job.Inputs).Items.Count);
    }

    [Fact]
    public async Task A_command_without_inputs_is_run_once_and_standard_input_is_left_alone()
    {
        var job = await ReadAsync("exec", "date", "-u");
        Assert.Equal("""{"words":["-u"],"number":1}""", Assert.Single(Assert.IsType<JobInputs.Lines>(job.Inputs).Items));
    }

    [Theory]
    [InlineData("There is no job")]
    [InlineData("", "submit", "--no-such-option")]
    [InlineData("no option '--no-such", "exec", "--no-such", "date")]
    [InlineData("A schedule has no files", "exec", "--tf", "{}", "cat", ":::", "a")]
    public async Task Words_that_are_no_job_are_refused(string expected, params string[] words) =>
        Assert.Contains(expected, (await Assert.ThrowsAsync<UsageException>(() => ReadAsync(words))).Message, StringComparison.Ordinal);

    private static Task<JobRequest> ReadAsync(params string[] words) => JobWords.ReadAsync(words, CancellationToken.None);
}
