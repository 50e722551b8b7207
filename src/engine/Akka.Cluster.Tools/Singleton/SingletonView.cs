using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>What the membership means for one manager.</summary>
/// <param name="Eligible">This member is up and not on its way out.</param>
/// <param name="Gone">This member was downed or removed: whatever runs here must stop at once.</param>
/// <param name="SelfIsOldest">This member should host the singleton.</param>
/// <param name="Oldest">The member that should host the singleton; null while there is none.</param>
/// <param name="Predecessors">Members older than this one that could still run an instance, those within the removal margin included.</param>
internal sealed record SingletonView(bool Eligible, bool Gone, bool SelfIsOldest, Address? Oldest, IReadOnlyCollection<Address> Predecessors);
