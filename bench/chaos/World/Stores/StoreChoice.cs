using System.Net;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Jobs.Storage.Tests;

namespace AkkaCluster.Chaos.World.Stores;

/// <summary>A kind of job store that a run can be over.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Own">The kinds of faults that only it has.</param>
/// <param name="Missing">Why there can be none here; null where there can.</param>
/// <param name="Open">Makes one: its folder, and the address at which nodes reach this process.</param>
internal sealed record StoreChoice(string Name, IReadOnlyList<FaultKind> Own, string? Missing, Func<string, IPAddress, IStoreWorld> Open)
{
    public static IReadOnlyList<StoreChoice> All { get; } =
    [
        new("sqlite", SqliteWorld.Kinds, null, (folder, _) => new SqliteWorld(folder)),
        new("postgresql", PostgresWorld.Kinds, PostgresServer.Binaries is null ? "no initdb below /usr/lib/postgresql (Debian package postgresql)" : null, (_, address) => new PostgresWorld(address)),
    ];

    /// <summary>The kinds of faults that there can be over it, on this machine.</summary>
    public IReadOnlyList<FaultKind> Kinds =>
        [.. Enum.GetValues<FaultKind>().Where(kind => Own.Contains(kind) || (!All.Any(store => store.Own.Contains(kind)) && (ChaosCluster.HasClocks || kind is not (FaultKind.ClockAhead or FaultKind.ClockBehind))))];

    public static StoreChoice Of(string name) => All.First(store => store.Name == name);

    /// <summary>What is wrong with a plan over it; null where nothing is.</summary>
    public string? WrongWith(IEnumerable<Fault> plan) => plan.FirstOrDefault(fault => !Kinds.Contains(fault.Kind)) is { } wrong
        ? $"'{wrong}' cannot be done over {Name} here; expected one of {string.Join(", ", Kinds)}. Name another, or another --store ({string.Join(", ", All.Where(store => store.Kinds.Contains(wrong.Kind)).Select(store => store.Name).DefaultIfEmpty("none has it on this machine"))})."
        : null;
}
