namespace AkkaCluster.Benchmarks.Frame;

/// <summary>The command line: `list`, or a benchmark's name with options.</summary>
public static class BenchmarkProgram
{
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
}
