namespace Akka.Remote.Connections;

/// <summary>Threads of remoting: in the background, with stacks that are large enough for whatever serializers do.</summary>
internal static class RemotingThread
{
    private const int StackSize = 1024 * 1024;

    public static Thread Make(string name, ThreadStart body) => new(body, StackSize) { IsBackground = true, Name = name };
}
