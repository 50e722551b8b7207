namespace Akka.Remote.Connections;

/// <summary>Threads of remoting: in the background, with small stacks, for they are as many as there are neighbours.</summary>
internal static class RemotingThread
{
    private const int StackSize = 256 * 1024;

    public static Thread Make(string name, ThreadStart body) => new(body, StackSize) { IsBackground = true, Name = name };
}
