using System.Net.Sockets;
using Akka.Actor;

namespace AkkaCluster.Downing.CrashDetection;

/// <summary>Tries to connect to a node's port, to see what its host says.</summary>
internal static class PortProbe
{
    public static async Task<Verdict> TryAsync(Address address, TimeSpan timeout)
    {
        if (address.Host is not { } host || address.Port is not { } port)
            return Verdict.NoAnswer;
        using var patience = new CancellationTokenSource(timeout);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, patience.Token).ConfigureAwait(false);
            return Verdict.Answered;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused ? Verdict.Refused : Verdict.NoAnswer;
        }
        catch (OperationCanceledException)
        {
            return Verdict.NoAnswer;
        }
    }
}
