using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Cli.Local;

/// <summary>Hands out ports of this machine that are free, the usual ones first; none twice.</summary>
internal sealed class FreePorts
{
    private const int Range = 500;

    private readonly HashSet<int> _given = [];

    /// <summary>The first free port from a number on.</summary>
    public int From(int first)
    {
        for (var port = first; port < first + Range; port++)
        {
            if (!_given.Contains(port) && IsFree(port) && _given.Add(port))
                return port;
        }
        throw new LocalClusterException($"None of the ports {first} to {first + Range - 1} is free on this machine.");
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
