using AkkaCluster.Pbm.Protocol;

namespace AkkaCluster.Pbm.Client.Tests;

/// <summary>What a host might offer.</summary>
internal static class Offer
{
    public static HostFrame Greeting { get; } = new()
    {
        Hello = Wire.Version,
        System = "sys",
        Palettes =
        [
            new PaletteFrame("cluster",
            [
                new PaletteFrame.CommandFrame("show", "Prints the members", []),
                new PaletteFrame.CommandFrame("status", "Prints the status", []),
                new PaletteFrame.CommandFrame("leave", "Leaves", [new PaletteFrame.ArgumentFrame("address", ["-a", "-A"], "the member", false, []), new PaletteFrame.ArgumentFrame("why", ["-w"], "the reason", true, ["none"])]),
            ]),
            new PaletteFrame("cluster-sharding", [new PaletteFrame.CommandFrame("list-regions", "Prints the regions", [])]),
        ],
    };
}
