namespace AkkaCluster.Benchmarks.Frame;

/// <summary>The command line: `list`, a benchmark's name with options, or (hidden) a benchmark process.</summary>
public static class BenchmarkProgram
{
    public const string ChildCommand = "__process";

    private const string Usage = """
        usage: dotnet run -c Release --project bench/AkkaCluster.Benchmarks -- list | <name> [--runs N] [--key value ...]
          --runs N     how many times each figure is measured (default 5); the median is printed
          --only TEXT  only the figures whose name contains TEXT
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length == 0 || args[0] is "-h" or "--help" or "help")
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        if (args[0] == ChildCommand) return await RunChildAsync(args, error);
        if (args[0] == "list")
        {
            foreach (var each in Catalog.Benchmarks) await output.WriteLineAsync($"{each.Name,-12} {each.Description}");
            return 0;
        }

        var benchmark = Catalog.Benchmarks.FirstOrDefault(b => b.Name == args[0]);
        if (benchmark is null)
        {
            await error.WriteLineAsync($"No benchmark '{args[0]}'. There are: {string.Join(", ", Catalog.Benchmarks.Select(b => b.Name))}.");
            return 2;
        }

        if (!BenchmarkOptions.TryParse(args.AsSpan(1), out var options, out var fault))
        {
            await error.WriteLineAsync($"{fault}\n{Usage}");
            return 2;
        }

        return await RunAsync(benchmark, new BenchmarkRun(options, output));
    }

    private static async Task<int> RunAsync(IBenchmark benchmark, BenchmarkRun run)
    {
        run.Note($"{benchmark.Name}: {benchmark.Description}");
        run.Note(Machine.Describe());
        run.Note($"median of {run.Options.Runs} runs (least..most) | calibrator: {Calibrator.Description}, in the same runs | figure per calibrator unit");
        await benchmark.RunAsync(run);
        return run.Failed ? 1 : 0;
    }

    private static async Task<int> RunChildAsync(string[] args, TextWriter error)
    {
        var process = args.Length > 1 ? Catalog.Processes.FirstOrDefault(p => p.Name == args[1]) : null;
        if (process is null)
        {
            await error.WriteLineAsync($"No benchmark process '{args.ElementAtOrDefault(1)}'.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        _ = Task.Run(() =>
        {
            while (Console.In.Read() >= 0) { }
            stop.Cancel();
        });
        return await process.RunAsync(args[2..], stop.Token);
    }
}
