using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Exec;

/// <summary><c>akkacluster exec</c> as people type it, on processes.</summary>
[Collection(ProcessTests.Name)]
public sealed class ExecCommandTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private const int Interrupt = 2;

    [Fact]
    public async Task Large_output_is_whole()
    {
        var run = await CommandRun.RunAsync(CommandRun.Command, Exec("seq", "{}", ":::", "300000"));
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(Enumerable.Range(1, 300_000).Select(i => i.ToString(CultureInfo.InvariantCulture)), run.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Bytes_are_bytes_from_the_commands_output_to_the_users()
    {
        var bytes = new byte[300_000];
        new Random(3).NextBytes(bytes);
        await File.WriteAllBytesAsync(Path.Combine(fixture.Folder, "bytes"), bytes);
        using var process = Process.Start(CommandRun.Start(CommandRun.Command, Exec("gzip", "-c", "{}", ":::", "bytes")))!;
        process.StandardInput.Close();
        _ = process.StandardError.ReadToEndAsync();
        await using var unpacked = new GZipStream(process.StandardOutput.BaseStream, CompressionMode.Decompress);
        using var read = new MemoryStream();
        await unpacked.CopyToAsync(read).WaitAsync(Patience);
        Assert.Equal(bytes, read.ToArray());
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, process.ExitCode);
    }

    [ProgramFact("parallel")]
    public async Task What_outlives_a_command_goes_on_and_its_output_is_not_taken_as_with_GNU_parallel()
    {
        var (ours, theirs) = (Path.Combine(fixture.Folder, "ours"), Path.Combine(fixture.Folder, "theirs"));
        static string Script(string mark) => $"(sleep 1; echo late; touch {mark}) & echo now; true";
        var cluster = await CommandRun.RunAsync(CommandRun.Command, Exec(Script(ours) + " {}", ":::", "x"));
        using var parallel = Process.Start(new ProcessStartInfo("parallel", [Script(theirs) + " {}", ":::", "x"]) { RedirectStandardOutput = true })!;
        Assert.Equal(await parallel.StandardOutput.ReadToEndAsync().WaitAsync(Patience), cluster.Output);
        Assert.Equal("now\n", cluster.Output);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(ours) && File.Exists(theirs), Patience), $"Of both only this is there: {string.Join(", ", new[] { ours, theirs }.Where(File.Exists))}");
    }

    [Fact]
    public async Task Ctrl_C_cancels_the_job_and_says_which()
    {
        var mark = "32" + Random.Shared.Next(1000, 9999).ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(CommandRun.Start(CommandRun.Command, Exec("sleep", mark, "{}", ":::", "0")))!;
        var error = process.StandardError.ReadToEndAsync();
        Assert.True(SpinWait.SpinUntil(() => RunningCommands.Count($"sleep\0{mark}\00\0") == 1, Patience), "The command did not start.");
        Assert.Equal(0, SendSignal(process.Id, Interrupt));
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(130, process.ExitCode);
        // Where the answer to the submission was still on its way, the job's number is told with its end only.
        var id = Regex.Match(await error, "^Job ([0-9a-z]+) is cancelled", RegexOptions.Multiline).Groups[1].Value;
        Assert.True(id.Length > 0, await error);
        Assert.Equal(JobState.Cancelled, (await fixture.Cluster.Client.GetAsync(id)).State);
        Assert.True(SpinWait.SpinUntil(() => RunningCommands.Count($"sleep\0{mark}\00\0") == 0, Patience), "The command of a cancelled job still runs.");
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int pid, int signal);

    private string[] Exec(params string[] command) => ["exec", "--gateway", fixture.Cluster.Gateways[0].ToString(), "--workdir", fixture.Folder, "--", .. command];
}
