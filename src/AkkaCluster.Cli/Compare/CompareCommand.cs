using System.CommandLine;
using System.Runtime.InteropServices;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Local;
using AkkaCluster.Cli.Output;
using Spectre.Console;

namespace AkkaCluster.Cli.Compare;

/// <summary><c>akkacluster compare</c>.</summary>
internal static class CompareCommand
{
    private const string All = "all";
    private static readonly string[] Strategies = ["round-robin", "weighted-round-robin", "random", "least-outstanding", "power-of-two-choices", "consistent-hash"];

    public static Command Create()
    {
        var kind = new Option<string>("--kind") { Description = "What the tasks do.", DefaultValueFactory = _ => "primes" };
        kind.AcceptOnlyFromAmong([.. Workload.Kinds]);
        var tasks = new Option<int>("--tasks") { Description = "How many.", DefaultValueFactory = _ => 10_000 };
        var warmUp = new Option<int>("--warm-up") { Description = "Further tasks that are sent before and not counted, until the programs run at their speed.", DefaultValueFactory = _ => 3000 };
        var servers = new Option<int>("--servers") { Description = "Workers of the cluster, and servers behind the balancer.", DefaultValueFactory = _ => 3 };
        var inFlight = new Option<int>("--in-flight") { Description = "Requests that the client has under way.", DefaultValueFactory = _ => 16 };
        var fault = new Option<string>("--fault") { Description = "What is done to each a third of the way through; all for one comparison of each, and a table of them in Markdown.", DefaultValueFactory = _ => NameOf(Fault.KillOne) };
        fault.AcceptOnlyFromAmong([.. Enum.GetValues<Fault>().Select(NameOf), All]);
        var strategy = new Option<string>("--strategy") { Description = "How the balancer chooses.", DefaultValueFactory = _ => "least-outstanding" };
        strategy.AcceptOnlyFromAmong(Strategies);
        var html = new Option<string>("--html") { Description = "Where the page with the plots goes.", DefaultValueFactory = _ => "compare.html" };
        var command = new Command("compare", "Run the same tasks and the same fault through a cluster and through a load balancer, and report both.") { kind, tasks, warmUp, servers, inFlight, fault, strategy, html };
        tasks.Between(10);
        warmUp.Between(0);
        servers.Between(1);
        inFlight.Between(1);
        command.SetAction((parsed, cancellation) => RunAsync(
            new CompareOptions
            {
                Kind = parsed.GetValue(kind)!,
                Tasks = parsed.GetValue(tasks),
                WarmUp = parsed.GetValue(warmUp),
                Servers = parsed.GetValue(servers),
                InFlight = parsed.GetValue(inFlight),
                Strategy = parsed.GetValue(strategy)!,
            },
            [.. Enum.GetValues<Fault>().Where(value => parsed.GetValue(fault) is All || NameOf(value) == parsed.GetValue(fault))],
            Path.GetFullPath(parsed.GetValue(html)!),
            parsed.GetValue(Connection.ConnectionOptions.Json),
            cancellation));
        return command;
    }

    /// <summary>A fault as the command line names it.</summary>
    public static string NameOf(Fault fault) => string.Concat(fault.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private static Task<int> RunAsync(CompareOptions options, IReadOnlyList<Fault> faults, string html, bool json, CancellationToken cancellation) => ClientCommand.GuardAsync(async () =>
    {
        try
        {
            var reports = new List<CompareReport>();
            foreach (var fault in faults)
            {
                var report = await CompareAsync(options with { Fault = fault }, cancellation).ConfigureAwait(false);
                var page = faults.Count == 1 ? html : Path.ChangeExtension(html, NameOf(fault) + Path.GetExtension(html));
                await File.WriteAllTextAsync(page, ComparePage.Write(report), cancellation).ConfigureAwait(false);
                Terminal.Messages.MarkupLineInterpolated($"The page with the plots is {page}");
                reports.Add(report);
            }

            if (json)
                Terminal.WriteJson(reports.Count == 1 ? reports[0] : reports);
            else if (reports.Count == 1)
                WriteTable(reports[0]);
            else
                Terminal.Results.Write(new Text(CompareSummary.Write(reports)));
            return CliExitCodes.Ok;
        }
        catch (Exception failure) when (failure is LocalClusterException or FileNotFoundException)
        {
            Terminal.Error(failure.Message);
            return CliExitCodes.Refused;
        }
    });

    private static async Task<CompareReport> CompareAsync(CompareOptions options, CancellationToken cancellation) => new(Machine(), CommandLine(options), options,
    [
        await MeasureAsync(new ClusterSide(options, LocalCommand.TemporaryFolder()), options, cancellation).ConfigureAwait(false),
        await MeasureAsync(new BalancedSide(options, LocalCommand.TemporaryFolder()), options, cancellation).ConfigureAwait(false),
    ]);

    private static async Task<SideReport> MeasureAsync(Side side, CompareOptions options, CancellationToken cancellation)
    {
        await using (side)
        {
            Terminal.Messages.MarkupLineInterpolated($"The {side.Name} starts");
            await side.StartAsync(cancellation).ConfigureAwait(false);
            var tenth = Math.Max(1, options.Tasks / 10);
            var report = await new SideRun(side, options, TimeProvider.System).RunAsync(
                done =>
                {
                    if (done % tenth == 0)
                        Terminal.Messages.MarkupLineInterpolated($"The {side.Name}: {done} of {options.Tasks} tasks have ended");
                },
                cancellation).ConfigureAwait(false);
            await side.StopAsync().ConfigureAwait(false);
            return report;
        }
    }

    private static void WriteTable(CompareReport report)
    {
        var table = new Table().AddColumn("");
        foreach (var side in report.Sides)
            table.AddColumn(new TableColumn(side.Side).RightAligned());
        foreach (var (name, value) in CompareReport.Rows)
            table.AddRow([Markup.Escape(name), .. report.Sides.Select(side => Markup.Escape(value(side)))]);
        Terminal.Results.Write(table);
        foreach (var side in report.Sides)
        {
            foreach (var error in side.Errors)
                Terminal.Results.MarkupLineInterpolated($"{side.Side} lost {error}");
        }
    }

    private static string Machine() => $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    private static string CommandLine(CompareOptions options) =>
        $"akkacluster compare --kind {options.Kind} --tasks {options.Tasks} --warm-up {options.WarmUp} --servers {options.Servers} --in-flight {options.InFlight} --fault {NameOf(options.Fault)} --strategy {options.Strategy}";
}
