namespace AkkaCluster.Jobs.Http.Files;

/// <summary>What is to be done to store a file.</summary>
/// <param name="Stored">Whether its bytes are there already: then nothing.</param>
/// <param name="Upload">The upload to send its pieces to.</param>
/// <param name="PieceSize">Bytes of a piece; the last one has fewer.</param>
internal sealed record FileAnswer(bool Stored, string Upload, int PieceSize);
