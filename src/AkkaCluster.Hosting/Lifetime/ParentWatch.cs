using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Lifetime;

/// <summary>Notices the end of the process that started this one: its end of standard input closes, however it died.</summary>
internal sealed class ParentWatch(IOptions<ProcessOptions> process, StopRequest stop, IHostLifetime signals) : INodePreparation
{
    public Task PrepareAsync(CancellationToken cancellation)
    {
        if (process.Value.StopWithParent)
        {
            // A terminal sends Ctrl-C to both, and that process has its own way to end this one.
            if (signals is SignalLifetime own)
                own.LeavesInterruptToParent = true;
            new Thread(() => Watch(Console.OpenStandardInput(), stop)) { IsBackground = true, Name = "parent-watch" }.Start();
        }
        return Task.CompletedTask;
    }

    internal static void Watch(Stream input, StopRequest stop)
    {
        var buffer = new byte[64];
        try
        {
            while (input.Read(buffer) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe says the same as its end.
        }
        stop.Ask("The parent process ended");
    }
}
