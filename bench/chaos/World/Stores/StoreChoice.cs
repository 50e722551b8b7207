using AkkaCluster.Chaos.Plans;
using AkkaCluster.Jobs.Storage.Tests;

namespace AkkaCluster.Chaos.World.Stores;

/// <summary>A kind of job store that a run can be over.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Own">The kinds of faults that only it has.</param>
/// <param name="Missing">Why there can be none here; null where there can.</param>
/// <param name="Open">Makes one: its folder, and the links of those who will use it.</param>
internal sealed record StoreChoice(string Name, IReadOnlyList<FaultKind> Own, string? Missing, Func<string, Links, IStoreWorld> Open)
{
    /// <summary>Stands for all of them, a cluster over each in turn.</summary>
    public const string Both = "both";

    public static IReadOnlyList<StoreChoice> All { get; } =
    [
        new("sqlite", SqliteWorld.Kinds, null, (folder, _) => new SqliteWorld(folder)),
        new("postgresql", PostgresWorld.Kinds, PostgresServer.Binaries is null ? "no initdb below /usr/lib/postgresql (Debian package postgresql)" : null, (_, links) => new PostgresWorld(links)),
    ];

    /// <summary>Whether there is another version of the programs.</summary>
    public bool HasOther { get; init; }

    /// <summary>The kinds of faults that there can be over it, on this machine.</summary>
    public IReadOnlyList<FaultKind> Kinds => [.. Enum.GetValues<FaultKind>().Where(kind => kind switch
    {
        FaultKind.ClockAhead or FaultKind.ClockBehind => ChaosCluster.HasClocks,
        FaultKind.Upgrade => HasOther,
        _ => Own.Contains(kind) || !All.Any(store => store.Own.Contains(kind)),
    })];

    /// <summary>The one of this name, or all of them for <see cref="Both"/>; none where there is none of this name.</summary>
    public static IReadOnlyList<StoreChoice> Of(string? name, bool hasOther = false) => [.. All.Where(store => store.Name == name || name == Both).Select(choice => choice with { HasOther = hasOther })];

    /// <summary>What is wrong with a plan over it; null where nothing is.</summary>
    public string? WrongWith(IEnumerable<Fault> plan) => plan.FirstOrDefault(fault => !Kinds.Contains(fault.Kind)) is { } wrong
        ? $"'{wrong}' cannot be done over {Name} here; expected one of {string.Join(", ", Kinds)}. Name another, or {Cure(wrong.Kind)}."
        : null;

    private static string Cure(FaultKind kind) => kind == FaultKind.Upgrade
        ? "give another version of the programs (--other)"
        : $"another --store ({string.Join(", ", All.Where(store => store.Kinds.Contains(kind)).Select(store => store.Name).DefaultIfEmpty("none has it on this machine"))})";
}
