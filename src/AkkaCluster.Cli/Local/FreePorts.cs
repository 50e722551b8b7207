using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Cli.Local;

/// <summary>
/// Hands out ports of this machine that are free, the usual ones first; none twice, not even to two commands at once: the node that a port is for takes a while to
/// listen on it.
/// </summary>
internal sealed class FreePorts
{
    private const int Range = 500;

    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"akkacluster-ports-{Environment.UserName}")).FullName;

    // Held open, and so locked, as long as this object lives.
    private readonly Dictionary<int, FileStream> _given = [];

    /// <summary>The first free port from a number on.</summary>
    public int From(int first)
    {
        for (var port = first; port < first + Range; port++)
        {
            if (TryReserve(port) && IsFree(port))
                return port;
        }
        throw new LocalClusterException($"None of the ports {first} to {first + Range - 1} is free on this machine.");
    }

    private bool TryReserve(int port)
    {
        try
        {
            return !_given.ContainsKey(port) && _given.TryAdd(port, new FileStream(Path.Combine(Folder, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
