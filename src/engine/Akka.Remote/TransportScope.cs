using Akka.Serialization;

namespace Akka.Remote;

/// <summary>Has the present thread serialize references for another node; the former state comes back on disposal.</summary>
internal readonly ref struct TransportScope
{
    private readonly Information? _former;

    public TransportScope(Information information)
    {
        _former = Akka.Serialization.Serialization.CurrentTransportInformation;
        Akka.Serialization.Serialization.CurrentTransportInformation = information;
    }

    public void Dispose() => Akka.Serialization.Serialization.CurrentTransportInformation = _former;
}
