using System.Text.Json;
using System.Text.Json.Serialization;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Peers;

/// <summary>A peer whose client is a program in Python: it is told a measurement in a line, and answers with its figures in one.</summary>
internal abstract class PythonPeer : IPeer
{
    protected const int WorkerCount = 2;

    private ChildProcess? _client;

    public abstract string Name { get; }

    public abstract string Setup { get; }

    public abstract string? Missing { get; }

    public abstract Func<Task>? KillScheduler { get; }

    protected static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Python");

    /// <summary>What runs tasks.</summary>
    protected List<ChildProcess> Workers { get; } = [];

    public abstract Task StartAsync();

    public async Task<double?> BulkAsync(int tasks) => (await AskAsync("bulk", tasks).ConfigureAwait(false)).Seconds;

    public async Task<double?> ChunksAsync(int tasks) => (await AskAsync("chunks", tasks).ConfigureAwait(false)).Seconds;

    public async Task<Load?> SinglesAsync(int clients, TimeSpan time)
    {
        var answer = await AskAsync("singles", clients, time.TotalSeconds).ConfigureAwait(false);
        return new Load(answer.Seconds, answer.Milliseconds);
    }

    public async Task<Outputs> CommandsAsync(int count, params string[] words)
    {
        var answer = await AskAsync("commands", count, words).ConfigureAwait(false);
        return new Outputs(answer.Seconds, answer.Bytes);
    }

    public async Task<bool> BeginAsync(int count, params string[] words)
    {
        await AskAsync("begin", count, words).ConfigureAwait(false);
        return true;
    }

    public Task KillWorkerAsync()
    {
        Workers[^1].Kill();
        return Task.CompletedTask;
    }

    public virtual ValueTask DisposeAsync()
    {
        _client?.Dispose();
        Workers.ForEach(worker => worker.Dispose());
        return ValueTask.CompletedTask;
    }

    protected async Task ConnectAsync(string script, string address)
    {
        _client = ChildProcess.Start(Installed.Python, [Path.Combine(Folder, script), address], Folder, readsOutput: true);
        await ReadAsync().ConfigureAwait(false);
    }

    private async Task<Answer> AskAsync(params object[] words)
    {
        await _client!.Input.WriteLineAsync(JsonSerializer.Serialize(words)).ConfigureAwait(false);
        return await ReadAsync().ConfigureAwait(false);
    }

    private async Task<Answer> ReadAsync()
    {
        var line = await _client!.Output.ReadLineAsync().ConfigureAwait(false);
        return line is null ? throw new InvalidOperationException($"The client of {Name} has ended: {_client.Said()}") : JsonSerializer.Deserialize<Answer>(line)!;
    }

    private sealed record Answer(
        [property: JsonPropertyName("seconds")] double Seconds,
        [property: JsonPropertyName("milliseconds")] IReadOnlyList<double> Milliseconds,
        [property: JsonPropertyName("bytes")] long Bytes);
}
