using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Remote.Associations;

namespace Akka.Remote;

/// <summary>The associations, and how those are given up whose nodes are gone.</summary>
internal sealed partial class Remoting
{
    private readonly ConcurrentDictionary<Address, Association> _associations = new();

    // Kept longer than the associations, as long as there is a quarantine to remember.
    private readonly ConcurrentDictionary<Address, Incarnations> _incarnations = new();

    /// <summary>How many other nodes are known.</summary>
    public int AssociationCount => _associations.Count;

    // By then whoever was sent away has had its chance to come back as another incarnation.
    private TimeSpan RetirementInterval =>
        Settings.RetryGateClosedFor > TimeSpan.FromSeconds(1) ? Settings.RetryGateClosedFor : TimeSpan.FromSeconds(1);

    private TimeSpan QuarantineDuration => Settings.QuarantineDuration ?? TimeSpan.FromDays(5);

    private Association AssociationWith(Address address) =>
        _associations.GetOrAdd(address, static (remote, self) => new Association(self, remote, self.IncarnationsOf(remote)), this);

    private Association? Find(Address address) => _associations.GetValueOrDefault(address);

    private Incarnations IncarnationsOf(Address address) =>
        _incarnations.GetOrAdd(address, static (_, self) => new Incarnations(self.QuarantineDuration, self.Time), this);

    private void SendSystem(Association association, in OutboundMessage message)
    {
        while (!association.TrySendSystem(message)) association = AssociationWith(association.Remote);
    }

    private void RetireAssociations()
    {
        try
        {
            var heard = _inbound.Keys.Select(connection => connection.Peer).ToHashSet();
            foreach (var (address, association) in _associations)
                if (association.TryRetire(heard.Contains(address))) _associations.TryRemove(address, out _);
            foreach (var (address, incarnations) in _incarnations)
                if (!_associations.ContainsKey(address) && !incarnations.HasQuarantined) Forget(address);
        }
        catch (Exception e)
        {
            Unexpected("Giving up associations failed", e);
        }
    }

    private void Forget(Address address)
    {
        _incarnations.TryRemove(address, out _);
        Faults.Forget(address);
    }
}
