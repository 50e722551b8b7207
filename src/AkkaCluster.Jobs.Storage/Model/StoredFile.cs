namespace AkkaCluster.Jobs.Storage;

/// <summary>A file as the store has it.</summary>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Upload">Under which its pieces lie.</param>
public sealed record StoredFile(string Sha256, long Size, string Upload);
