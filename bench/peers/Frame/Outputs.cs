namespace AkkaCluster.Peers.Frame;

/// <summary>Commands that were run.</summary>
/// <param name="Seconds">How long all of it took.</param>
/// <param name="Bytes">How much output came back.</param>
internal sealed record Outputs(double Seconds, long Bytes);
