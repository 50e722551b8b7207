using System.IO.Pipes;
using AkkaCluster.Hosting.Lifetime;

namespace AkkaCluster.Hosting.Tests.Lifetime;

public class ParentWatchTests
{
    [Fact]
    public async Task The_end_of_standard_input_is_the_end_of_the_parent()
    {
        var stop = new StopRequest();
        using var parent = new AnonymousPipeServerStream(PipeDirection.Out);
        using var child = new AnonymousPipeClientStream(PipeDirection.In, parent.ClientSafePipeHandle);
        var watch = Task.Run(() => ParentWatch.Watch(child, stop));
        parent.WriteByte(1);
        Assert.False(stop.Asked.IsCompleted);
        parent.Dispose();
        Assert.Contains("parent", await stop.Asked.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        await watch;
    }
}
