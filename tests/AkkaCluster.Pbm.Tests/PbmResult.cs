namespace AkkaCluster.Pbm.Tests;

/// <summary>How the client ended, and what it printed.</summary>
internal sealed record PbmResult(int Code, string Output, string Error);
