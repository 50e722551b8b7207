using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Hosting.Listening;

/// <summary>Chooses the ports of a node: the one that was named, or the next free one after the usual.</summary>
internal static class PortPicker
{
    /// <summary>The port to listen on.</summary>
    /// <param name="host">The address.</param>
    /// <param name="port">The first to try; 0 for any.</param>
    /// <param name="range">How many to try; 1 where the port was named.</param>
    /// <param name="purpose">What listens there, for the error.</param>
    /// <param name="taken">Ports that this node uses already.</param>
    /// <exception cref="CannotListenException">None is free, or the address is not this machine's.</exception>
    public static int Pick(string host, int port, int range, string purpose, ISet<int> taken)
    {
        var address = Resolve(host, purpose);
        for (var candidate = port; candidate < port + range && candidate <= ushort.MaxValue; candidate++)
        {
            if (taken.Contains(candidate) || TryBind(address, candidate, host, purpose) is not { } bound || (range > 1 && !PortReservation.TryTake(bound)))
                continue;
            taken.Add(bound);
            return bound;
        }
        throw new CannotListenException(range == 1
            ? $"The {purpose} port {port} on {host} is in use. Name another with its flag, or leave it out to get the next free one."
            : $"All {purpose} ports from {port} to {port + range - 1} on {host} are in use.");
    }

    private static int? TryBind(IPAddress address, int port, string host, string purpose)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return null;
        }
        catch (SocketException failure)
        {
            throw new CannotListenException($"{purpose} cannot listen on {host}:{port}: {failure.Message}."
                + (failure.SocketErrorCode == SocketError.AddressNotAvailable ? " The address is not one of this machine; behind a NAT or in a container give it as --public-hostname." : ""));
        }
    }

    private static IPAddress Resolve(string host, string purpose)
    {
        if (IPAddress.TryParse(host, out var address))
            return address;
        try
        {
            return Dns.GetHostAddresses(host).OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First();
        }
        catch (Exception failure) when (failure is SocketException or InvalidOperationException)
        {
            throw new CannotListenException($"{purpose} cannot listen on '{host}': the name has no address ({failure.Message}).");
        }
    }
}
