using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Peers;

/// <summary>A command for each line of its input, on this machine only: no workers, no tasks that wait.</summary>
internal sealed class LinePeer : IPeer
{
    private readonly string _program;
    private readonly IReadOnlyList<string> _flags;

    private LinePeer(string name, string setup, string program, string package, params string[] flags)
    {
        (Name, Setup, _program, _flags) = (name, setup, program, flags);
        Missing = Installed.MissingProgram(program, package);
    }

    public string Name { get; }

    public string Setup { get; }

    public string? Missing { get; }

    public Func<Task>? KillScheduler => null;

    public static LinePeer Parallel() => new("GNU parallel 20221122", $"`parallel -q -j{IPeer.Slots}`; nothing", "parallel", "parallel", "--will-cite", "-q", $"-j{IPeer.Slots}");

    public static LinePeer Xargs() => new("xargs -P", $"`xargs -n1 -P{IPeer.Slots}`; nothing", "xargs", "findutils", "-n1", $"-P{IPeer.Slots}");

    public Task StartAsync() => Task.CompletedTask;

    public Task<double?> BulkAsync(int tasks) => Task.FromResult<double?>(null);

    public Task<double?> ChunksAsync(int tasks) => Task.FromResult<double?>(null);

    public Task<Load?> SinglesAsync(int clients, TimeSpan time) => Task.FromResult<Load?>(null);

    public Task<Outputs> CommandsAsync(int count, params string[] words) => Lines.RunAsync(_program, [.. _flags, .. words], count);

    public Task<bool> BeginAsync(int count, params string[] words) => Task.FromResult(false);

    public Task KillWorkerAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
