using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Exec;

namespace AkkaCluster.Cli.Tests.Exec;

/// <summary>What a command line says of files.</summary>
public class TravellingFilesTests
{
    [Theory]
    [InlineData("--return {}.out --detach cat ::: a", "--detach")]
    [InlineData("--trc {}.out --pipe cat", "--pipe")]
    [InlineData("--tf {} --joblog log --retry-failed", "--retry-failed")]
    [InlineData("--tf {%} cat ::: a", "{%}")]
    [InlineData("--cleanup cat ::: a", "--cleanup")]
    [InlineData("--basefile ../lib cat ::: a", "'../lib'")]
    [InlineData("--tf {} --wd /tmp cat ::: a", "--workdir is '/tmp'")]
    [InlineData("--memfree 1x cat ::: a", "--memfree is '1x'")]
    [InlineData("--memfree 0 cat ::: a", "--memfree is '0'")]
    public void What_cannot_be_is_refused_with_words(string line, string word) => Assert.Contains(word, Assert.Throws<UsageException>(() => Settings(line).Request()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Files_are_named_by_their_inputs()
    {
        var task = await Settings("--transferfile d/./{} --trc {.}.out cat {} ::: a.txt").TasksAsync().SingleAsync();
        Assert.Equal(["d/./a.txt", "a.txt"], task.Files);
        Assert.Equal(["a.out"], task.Returns);
    }

    [Fact]
    public async Task A_path_of_an_input_that_leads_out_of_the_folder_is_refused() =>
        Assert.Contains("'/etc/passwd'", (await Assert.ThrowsAsync<UsageException>(async () => await Settings("--tf {} cat ::: /etc/passwd").TasksAsync().ToListAsync())).Message, StringComparison.Ordinal);

    [Theory, InlineData("1k", 1000), InlineData("1K", 1024), InlineData("1.5M", 1_572_864), InlineData("2g", 2_000_000_000), InlineData("77", 77)]
    public void Sizes_are_those_of_GNU_parallel(string size, long bytes) => Assert.Equal(bytes, (long)Settings($"--memfree {size} cat ::: a").Request().Parameters!["memoryFree"]!);

    [Fact]
    public void A_command_runs_in_a_folder_of_its_own_where_it_has_files_and_else_here()
    {
        var parameters = Settings("--trc {}.out --wd sub cat ::: a").Request().Parameters!;
        Assert.Equal((true, true, "sub"), ((bool)parameters["ownFolder"]!, (bool)parameters["cleanup"]!, (string)parameters["directory"]!));
        Assert.Equal((null, Environment.CurrentDirectory), (Settings("cat ::: a").Request().Parameters!["ownFolder"], (string)Settings("cat ::: a").Request().Parameters!["directory"]!));
    }

    private static ExecSettings Settings(string line)
    {
        var parsed = CommandLine.Parse(["exec", .. line.Split(' ')]);
        return new ExecSettings(parsed, parsed.GetValue<string[]>("command") ?? []);
    }
}
