using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Exec;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Exec;

/// <summary>Commands with files of their job.</summary>
public class ExecFilesTests
{
    private static readonly ExecKind Kind = new(ExecPolicy.Anything);

    [Fact]
    public async Task A_command_has_its_files_in_a_folder_of_its_own_and_returns_what_it_is_told_to()
    {
        using var folder = new TemporaryFolder();
        var context = new FakeTaskContext { FolderPath = folder.Path, Brought = new() { ["lib"] = "shared\n", ["/data/./in/a.txt"] = "own\n" } };
        await RunAsync(context, "in/a.txt", new
        {
            command = new[] { "cat lib {} > {.}.out; mkdir -p d/e; echo x > d/e/f; readlink lib > link" },
            baseFiles = new[] { "lib" },
            transferFiles = new[] { "/data/./{}" },
            returnFiles = new[] { "{.}.out", "/data/./d", "none", "link" },
        });

        Assert.Equal("shared\nown\n", context.Returned["in/a.out"]);
        Assert.Equal("x\n", context.Returned["/data/./d/e/f"]);
        Assert.StartsWith(Path.Combine(folder.Path, "shared"), context.Returned["link"], StringComparison.Ordinal);
        Assert.Equal(3, context.Returned.Count);
        Assert.Contains("'none', which is to be returned, is not there", ExecOutput.Read(context.Bytes).StderrText, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(folder.Path, "own")));
    }

    [Theory, InlineData("exit 0"), InlineData("exit 3")]
    public async Task With_cleanup_the_folder_goes_with_the_command_however_that_ends(string end)
    {
        using var folder = new TemporaryFolder();
        var context = new FakeTaskContext { FolderPath = folder.Path };
        var run = RunAsync(context, "x", new { command = new[] { "pwd; touch {}; " + end }, directory = "sub", ownFolder = true, cleanup = true });
        if (end == "exit 0")
        {
            await run;
            Assert.Equal(Path.Combine(folder.Path, "own", "sub") + "\n", ExecOutput.Read(context.Bytes).StdoutText);
        }
        else
            await Assert.ThrowsAsync<TaskFailedException>(() => run);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "own")));
    }

    [Theory]
    [InlineData("/etc/passwd"), InlineData("../x"), InlineData("a/../../x"), InlineData(""), InlineData("/data/.//etc"), InlineData("/data/./../x")]
    public void A_path_that_leads_out_of_the_folder_is_refused(string path) => Assert.Contains("leads out of the folder", CommandFolder.Refusal(path), StringComparison.Ordinal);

    [Theory, InlineData("a"), InlineData("./a/b"), InlineData("/data/./a"), InlineData(".a..b")]
    public void Others_are_not(string path) => Assert.Null(CommandFolder.Refusal(path));

    [Fact]
    public async Task A_file_for_all_commands_that_did_not_come_with_the_job_is_refused_with_it()
    {
        var request = new PlanRequest(KindRunner.Parameters(Kind, new { command = new[] { "cat" }, baseFiles = new[] { "lib" } }), new InputSource.Lines(["a"]));
        Assert.Contains("no file 'lib'", (await Assert.ThrowsAsync<PlanException>(() => Kind.PlanAsync(request, CancellationToken.None).AsTask())).Message, StringComparison.Ordinal);
        await Kind.PlanAsync(request with { Files = [new JobFile("lib", "", 1)] }, CancellationToken.None);
    }

    [Fact]
    public void A_job_says_how_much_memory_must_be_free()
    {
        var parameters = KindRunner.Parameters(Kind, new { command = new[] { "cat" }, memoryFree = 500 });
        Assert.Equal(500, Kind.LeastFreeMemory(parameters));
        Assert.Equal(new TaskPace(null, TimeSpan.Zero), Kind.Pace(parameters));
    }

    private static async Task RunAsync(FakeTaskContext context, string input, object parameters) =>
        await Kind.CreateHandler(KindRunner.Parameters(Kind, parameters)).ExecuteAsync(new TaskInput(0, input), context, CancellationToken.None);
}
