using System.CommandLine;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Adaptive;

/// <summary>The options that say how many workers a cluster on this machine has.</summary>
internal sealed class SizeOptions
{
    private readonly Option<int> _workers = new("--workers") { Description = "Worker nodes.", DefaultValueFactory = _ => 3 };
    private readonly Option<string?> _adaptive = new("--adaptive") { Description = "As many workers as what is queued asks for, such as 1..8: started and drained as it changes." };
    private readonly Option<string> _within = new("--within") { Description = "Within which time what is queued is to be done, for --adaptive.", DefaultValueFactory = _ => "60s" };

    public SizeOptions() => _workers.Between(0);

    public void AddTo(Command command)
    {
        command.Options.Add(_workers);
        command.Options.Add(_adaptive);
        command.Options.Add(_within);
    }

    /// <summary>How many there are to begin with; how few and how many there may be, where that changes; and within which time what is queued is to be done.</summary>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public (int Workers, WorkerRange? Range, TimeSpan Within) Of(ParseResult parsed)
    {
        var range = parsed.GetValue(_adaptive) is { } text ? WorkerRange.Parse(text, _adaptive.Name) : null;
        if (range is not null && parsed.GetResult(_workers) is { Implicit: false })
            throw new UsageException("--workers and --adaptive both say how many workers there are; give one.");
        if (range is null && parsed.GetResult(_within) is { Implicit: false })
            throw new UsageException("--within is for --adaptive, which is not given.");
        var within = JobOptions.Duration(parsed.GetValue(_within)!, _within.Name);
        return within >= TimeSpan.FromSeconds(1) && within <= TimeSpan.FromDays(1)
            ? (range?.Least ?? parsed.GetValue(_workers), range, within)
            : throw new UsageException($"--within is '{parsed.GetValue(_within)}'; expected 1s to 24h.");
    }
}
