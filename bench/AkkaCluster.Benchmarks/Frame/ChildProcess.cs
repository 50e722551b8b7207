using System.Diagnostics;

namespace AkkaCluster.Benchmarks.Frame;

/// <summary>A second process of this program that runs an <see cref="IBenchmarkProcess"/>; it ends when this object or the parent does.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static ChildProcess Start(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in (string[])[BenchmarkProgram.ChildCommand, name, .. arguments]) start.ArgumentList.Add(argument);
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>The next line that the child prints; throws where it ended instead.</summary>
    public async Task<string> ReadLineAsync(TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            return await _process.StandardOutput.ReadLineAsync(timeout.Token)
                   ?? throw new InvalidOperationException($"Benchmark process {Id} ended before it printed a line.");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Benchmark process {Id} printed nothing within {patience}.");
        }
    }

    public Task WriteLineAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
