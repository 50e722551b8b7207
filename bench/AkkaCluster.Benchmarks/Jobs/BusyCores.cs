namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Keeps cores busy with nothing for as long as it lives.</summary>
internal sealed class BusyCores : IDisposable
{
    private readonly CancellationTokenSource _over = new();

    public BusyCores(int cores)
    {
        for (var core = 0; core < cores; core++)
            new Thread(Spin) { IsBackground = true, Name = "busy" }.Start();
    }

    public void Dispose() => _over.Cancel();

    private void Spin()
    {
        while (!_over.IsCancellationRequested)
        {
        }
    }
}
