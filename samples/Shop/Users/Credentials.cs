namespace AkkaCluster.Samples.Shop.Users;

/// <summary>What a person signs in with.</summary>
internal sealed record Credentials(string Name, string Password);
