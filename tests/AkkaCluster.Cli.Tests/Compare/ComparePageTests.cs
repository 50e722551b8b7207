using System.Diagnostics;
using AkkaCluster.Cli.Compare;

namespace AkkaCluster.Cli.Tests.Compare;

public class ComparePageTests
{
    [Fact]
    public void The_verdict_is_made_of_the_figures()
    {
        Assert.Equal(
            "The cluster lost 0 of 100 tasks and worked as before 1.5 s after the fault. The load balancer lost 7 of 100 tasks and did not work as before again within the run.",
            ComparePage.Verdict(Report()));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.7, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(501, 1000)]
    public void An_axis_ends_at_a_round_number_that_is_not_below(double most, double axis) => Assert.Equal(axis, Plot.Axis(most));

    [SkippableChromiumFact]
    public async Task A_browser_shows_the_table_and_a_plot_with_both_sides_for_each_measure()
    {
        var folder = Directory.CreateTempSubdirectory("akkacluster-page-");
        try
        {
            var page = Path.Combine(folder.FullName, "compare.html");
            await File.WriteAllTextAsync(page, ComparePage.Write(Report()));
            var shown = await ShowAsync(page, folder.FullName);
            Assert.Contains("7 of 100", shown, StringComparison.Ordinal);
            Assert.Equal(3, Count(shown, "<svg"));
            Assert.Equal(3, Count(shown, "<polyline class=\"cluster\""));
            Assert.Equal(3, Count(shown, "<polyline class=\"balanced\""));
            Assert.Contains("no answer &lt;soon&gt;", shown, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> ShowAsync(string page, string profile)
    {
        var start = new ProcessStartInfo(SkippableChromiumFactAttribute.Chromium) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", $"--user-data-dir={profile}/profile", "--dump-dom", "file://" + page,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var browser = Process.Start(start)!;
        var errors = browser.StandardError.ReadToEndAsync();
        var shown = await browser.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await browser.WaitForExitAsync();
        await errors;
        return shown;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static CompareReport Report()
    {
        SecondReport[] seconds = [new(0, 40, 0, 12), new(1, 10, 3, 900), new(2, 43, 4, 15)];
        var cluster = new SideReport
        {
            Side = "cluster", Tasks = 100, Completed = 100, Lost = 0, ExecutedTwice = 2, RecordedTwice = 0, ThroughputBefore = 40, ThroughputDuring = 10, ThroughputAfter = 43,
            P50Milliseconds = 10, P99Milliseconds = 100, MaxMilliseconds = 900, RecoverySeconds = 1.5, CpuSeconds = 3, MemoryMiB = 500, Fault = "worker-1 killed", FaultAt = 1, Errors = [],
            Seconds = seconds,
        };
        var balanced = cluster with { Side = "load balancer", Completed = 93, Lost = 7, RecordedTwice = null, RecoverySeconds = null, Errors = ["7 x no answer <soon>"] };
        var options = new CompareOptions { Kind = "primes", Tasks = 100, Servers = 3, InFlight = 16, Fault = Fault.KillOne, Strategy = "round-robin" };
        return new CompareReport("2 cores", "akkacluster compare", options, [cluster, balanced]);
    }
}
